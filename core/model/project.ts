import { z } from 'zod';
import { AcceptanceLimits } from './acceptance';
import { Day, Facts, Name, Prose } from './common';
import { Asset, Boundary, Element, Flow, Note, Page, Placement, Route } from './diagram';
import { Gate } from './gate';
import { DocumentId, PersonId } from './ids';
import { PackUse, RuleUse } from './knowledge';
import { Person, Provider } from './party';
import { Action, Assumption, ControlRecord, Decision, Evidence, HandThreat, Responsibility } from './register';

/** What is true of the whole project; the one row of its table has the id `project`. */
export const ProjectInfo = z.strictObject({
  id: z.literal('project'),
  name: Name,
  description: Prose.default(''),
  /** Mark on every page of a report, e.g. `Confidential`. */
  classification: Name.default(''),
  businessUnit: Name.default(''),
  scope: Prose.default(''),
  outOfScope: Prose.default(''),
  /** Accountable owner of the project's risk. */
  owner: PersonId.nullable().default(null),
  /** Model facts of the library: cloud_policy, risk_owner, region_allowlist, dpia, and what is there without being drawn (secret_store, …). */
  facts: Facts.default({}),
  reviewed: Day.nullable().default(null),
  /** Library and version the decisions were taken with. */
  library: Name.default(''),
  /** Whether findings of tier 2 are asked for. */
  tier2: z.boolean().default(false),
  organisation: DocumentId.nullable().default(null),
  /** Who may accept which risk; null: no policy says so. */
  acceptance: AcceptanceLimits.nullable().default(null),
  /** The project that this is another way to run of, to be compared with it; null: a project of its own. */
  variantOf: DocumentId.nullable().default(null),
});
export type ProjectInfo = z.infer<typeof ProjectInfo>;

/** The one list of tables of a project: name → schema of its rows. */
export const PROJECT_SCHEMAS = {
  project: ProjectInfo,
  pages: Page,
  elements: Element,
  flows: Flow,
  boundaries: Boundary,
  assets: Asset,
  notes: Note,
  placements: Placement,
  routes: Route,
  people: Person,
  providers: Provider,
  responsibilities: Responsibility,
  decisions: Decision,
  threats: HandThreat,
  controls: ControlRecord,
  assumptions: Assumption,
  actions: Action,
  evidence: Evidence,
  gates: Gate,
  packs: PackUse,
  rules: RuleUse,
} as const;

export type ProjectRows = { readonly [N in keyof typeof PROJECT_SCHEMAS]: z.infer<(typeof PROJECT_SCHEMAS)[N]> };
