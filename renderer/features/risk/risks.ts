import { type Finding, isOpenWritten } from '../../../core/analysis';
import type { ModelReader } from '../../../core/changes';
import {
  type Decision,
  type HandThreat,
  type ProjectModel,
  RISK_BANDS,
  type RiskBand,
  type Stamp,
} from '../../../core/model';
import { ownerName } from '../../../core/responsibility';
import { clamp, type RiskScore, riskOfWritten, roundHalfUp, scoreOf } from '../../../core/risk';

export const SIDES = ['inherent', 'residual'] as const;
export type Side = (typeof SIDES)[number];

/** The steps of likelihood and impact. */
export const STEPS = [1, 2, 3, 4, 5] as const;

/** A place in the matrix, each 1 to 5. */
export interface Cell {
  readonly likelihood: number;
  readonly impact: number;
}

/** A finding or a threat written by hand, as it stands in the matrices. Null: it is not rated. */
export interface Risk {
  readonly key: string;
  readonly title: string;
  readonly subject: string | null;
  readonly confirmed: boolean;
  /** Expired: it was accepted, and that has run out. */
  readonly standing: 'open' | 'expired';
  readonly inherent: RiskScore | null;
  readonly residual: RiskScore | null;
  /** What somebody called it who gave no likelihood and impact; null for findings, which are rated. */
  readonly severity: RiskBand | null;
}

/** What was found and what people wrote, as far as nobody has accepted, dismissed or mitigated it. */
export function risksOf(findings: Iterable<Finding>, written: Iterable<HandThreat>, today: string): readonly Risk[] {
  const threats = Array.from(written).flatMap(threat => ofWritten(threat, today));
  return [...Array.from(findings).flatMap(ofFinding), ...threats].sort(worstFirst);
}

function ofFinding({ key, title, subject, state, shown, standing, inherent, residual }: Finding): readonly Risk[] {
  if (!shown || (standing !== 'open' && standing !== 'expired')) return [];
  return [
    { key, title, subject: subject.id, confirmed: state === 'confirmed', standing, inherent, residual, severity: null },
  ];
}

/** Somebody wrote it down, so that it counts as confirmed. Nothing is known of what its mitigation takes away: all of it is left. */
function ofWritten(threat: HandThreat, today: string): readonly Risk[] {
  if (!isOpenWritten(threat, today)) return [];
  const { id, title, subject, status, likelihood, impact, severity } = threat;
  const score = likelihood === null || impact === null ? null : scoreOf(likelihood, impact);
  const standing = status === 'accepted' ? 'expired' : 'open';
  return [{ key: id, title, subject, confirmed: true, standing, inherent: score, residual: score, severity }];
}

function worstFirst(a: Risk, b: Risk): number {
  const index = (risk: Risk) => risk.residual?.index ?? 0;
  const severity = (risk: Risk) => (risk.severity === null ? -1 : RISK_BANDS.indexOf(risk.severity));
  return (
    index(b) - index(a) ||
    (b.inherent?.index ?? 0) - (a.inherent?.index ?? 0) ||
    severity(b) - severity(a) ||
    (a.key < b.key ? -1 : 1)
  );
}

/** The band that is told of a risk: of its rating, or what it was called where it has none; null for neither. */
export function bandToTell(risk: Risk, side: Side): RiskBand | null {
  return risk[side]?.band ?? (risk.inherent === null ? risk.severity : null);
}

/** The cell of a score; null where there is none. */
export function cellOf(score: RiskScore | null): Cell | null {
  if (score === null) return null;
  const step = (value: number) => clamp(roundHalfUp(value), 1, 5);
  return { likelihood: step(score.likelihood), impact: step(score.impact) };
}

/** How many risks are in each cell, by `countKey`. */
export function countsOf(risks: Iterable<Risk>, side: Side): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const risk of risks) {
    const cell = cellOf(risk[side]);
    if (cell) counts.set(countKey(cell), (counts.get(countKey(cell)) ?? 0) + 1);
  }
  return counts;
}

export function countKey({ likelihood, impact }: Cell): string {
  return `${likelihood} ${impact}`;
}

/** The risks of one cell, in their order. */
export function inCell(risks: readonly Risk[], side: Side, cell: Cell): readonly Risk[] {
  return risks.filter(risk => {
    const own = cellOf(risk[side]);
    return own?.likelihood === cell.likelihood && own.impact === cell.impact;
  });
}

/** Where an arrow key leads in a matrix whose likelihood grows upwards; null for other keys. */
export function moved({ likelihood, impact }: Cell, key: string): Cell | null {
  const within = (value: number) => clamp(value, 1, 5);
  if (key === 'ArrowUp') return { likelihood: within(likelihood + 1), impact };
  if (key === 'ArrowDown') return { likelihood: within(likelihood - 1), impact };
  if (key === 'ArrowLeft') return { likelihood, impact: within(impact - 1) };
  if (key === 'ArrowRight') return { likelihood, impact: within(impact + 1) };
  if (key === 'Home') return { likelihood, impact: 1 };
  return key === 'End' ? { likelihood, impact: 5 } : null;
}

/** Who answers for a risk: whoever it is assigned to, the owner of what it is about, or whoever answers for the project. */
export interface Accountable {
  readonly name: string;
  readonly by: 'assigned' | 'owner' | 'project';
}

export function accountableFor(model: ProjectModel, reader: ModelReader, risk: Risk): Accountable | null {
  const { key, subject } = risk;
  const person = (id: string | null | undefined) => model.people.get(id ?? '')?.name ?? null;
  const assigned = person(model.decisions.get(key)?.assignee ?? model.threats.get(key)?.owner);
  if (assigned !== null) return { name: assigned, by: 'assigned' };
  const owner = person(model.providers.get(subject ?? '')?.owner) ?? ownerOfPlace(reader, subject);
  if (owner !== null) return { name: owner, by: 'owner' };
  const project = person(model.project.get('project')?.owner);
  return project === null ? null : { name: project, by: 'project' };
}

/** The owner of an element or boundary, or of the nearest boundary around it; for a flow that of an end. */
function ownerOfPlace(reader: ModelReader, subject: string | null): string | null {
  const flow = reader.row('flows', subject ?? '');
  for (const place of flow ? [flow.source, flow.target] : [subject]) {
    const name = place === null ? null : ownerName({ reader }, place);
    if (name !== null) return name;
  }
  return null;
}

/** An acceptance and how it stands on a day. */
export interface Acceptance {
  /** Key of the finding, or id of the threat that people wrote. */
  readonly id: string;
  readonly title: string;
  readonly subject: string;
  readonly reason: string;
  readonly expires: string | null;
  /** Null: it came with a file, and nobody here has given it. */
  readonly stamp: Stamp | null;
  /** What is left of the risk; null: what was accepted is gone, or nobody has rated it. */
  readonly band: RiskBand | null;
  /** Whether what was accepted is still there. */
  readonly here: boolean;
  readonly state: 'holds' | 'ran-out' | 'no-end';
  /** The policy does not let its author give it, or not for so long. */
  readonly beyond: boolean;
}

export interface AcceptanceSource {
  readonly decisions: Iterable<Decision>;
  readonly findings: ReadonlyMap<string, Finding>;
  readonly written: Iterable<HandThreat>;
  readonly nameOf: (subject: string) => string;
  readonly today: string;
  readonly beyond: ReadonlySet<string>;
}

/** Every acceptance, the one that ends first before the others; those without an end come last. */
export function acceptances(source: AcceptanceSource): readonly Acceptance[] {
  const { decisions, findings, written, nameOf, today, beyond } = source;
  const standing = (id: string, expires: string | null) => ({
    state: expires === null ? ('no-end' as const) : expires < today ? ('ran-out' as const) : ('holds' as const),
    beyond: beyond.has(id),
  });
  const found = Array.from(decisions)
    .filter(decision => decision.verdict === 'accepted')
    .map(({ id, reason, expires, stamp, remembered: { title, subject } }): Acceptance => {
      const finding = findings.get(id);
      const there = { band: finding?.residual.band ?? null, here: finding !== undefined };
      return { id, title, subject, reason, expires, stamp, ...there, ...standing(id, expires) };
    });
  const byHand = Array.from(written)
    .filter(threat => threat.status === 'accepted')
    .map((threat): Acceptance => {
      const { id, title, acceptance } = threat;
      const { reason = '', expires = null, stamp = null } = acceptance ?? {};
      const subject = threat.subject === null ? '' : nameOf(threat.subject);
      const there = { band: riskOfWritten(threat).band, here: true };
      return { id, title, subject, reason, expires, stamp, ...there, ...standing(id, expires) };
    });
  const end = (one: Acceptance) => one.expires ?? '9999';
  return [...found, ...byHand].sort((a, b) => (end(a) === end(b) ? (a.id < b.id ? -1 : 1) : end(a) < end(b) ? -1 : 1));
}
