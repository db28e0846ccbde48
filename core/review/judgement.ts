import type { Finding, SubjectState } from '../analysis';
import { plainReader } from '../changes';
import type { ControlList, ControlSummary } from '../controls';
import type { Library } from '../library';
import type { ControlStatus, ProjectModel, RiskBand } from '../model';
import { type ResponsibilityCell, responsibilityRow } from '../responsibility';

/** A project with everything that was worked out about it. */
export interface AnalysedProject {
  readonly model: ProjectModel;
  readonly findings: readonly Finding[];
  readonly subjects: readonly SubjectState[];
  readonly controls: readonly ControlSummary[];
}

/** A finding as far as it is compared with what it was or will be. */
export interface JudgedFinding {
  readonly key: string;
  readonly title: string;
  /** What it is about, by name; a flow without one by its ends. */
  readonly subject: string;
  readonly state: Finding['state'];
  readonly standing: Finding['standing'];
  readonly band: RiskBand;
  readonly index: number;
  /** The controls that answered it, as far as they took anything away. */
  readonly held: Readonly<Record<string, ControlStatus>>;
}

/**
 * What was thought of a project on a day, as far as it is compared. It is kept with the state that it is about: a later library, or an
 * acceptance that has run out since, would judge the same state otherwise, and a signed review stays what was signed.
 */
export interface Judgement {
  /** Library and packs with their versions, in words. */
  readonly by: string;
  readonly day: string;
  /** Those that were shown. */
  readonly findings: readonly JudgedFinding[];
  /** Data class by subject; null: nothing known. */
  readonly sensitivity: Readonly<Record<string, string | null>>;
  /** Who acts, by layer; each way that occurs once, since many elements are run alike. */
  readonly duties: readonly Readonly<Record<string, string>>[];
  /** By element, the place in `duties`. */
  readonly dutiesOf: Readonly<Record<string, number>>;
  readonly controls: readonly { readonly control: string; readonly title: string; readonly list: ControlList }[];
}

/** A project as it was judged at some time. */
export interface JudgedProject {
  readonly model: ProjectModel;
  readonly judgement: Judgement;
}

/** How much of a control a state leaves, for telling whether something was lost. */
export const EFFECT: Partial<Readonly<Record<ControlStatus, number>>> = {
  verified: 1,
  implemented: 0.8,
  attested: 0.8,
  claimed: 0.5,
  partial: 0.4,
  modify: 0.4,
  degraded: 0.3,
};

interface Judge {
  readonly library: Library;
  /** The library and its packs in words (`knowledgeName`). */
  readonly by: string;
  readonly day: string;
}

export function judgementOf(project: AnalysedProject, { library, by, day }: Judge): Judgement {
  return {
    by,
    day,
    findings: judgedFindings(project.findings),
    sensitivity: Object.fromEntries(project.subjects.map(state => [state.id, state.sensitivity?.class ?? null])),
    ...dutiesIn(library, project.model),
    controls: project.controls.map(({ control, title, list }) => ({ control, title, list })),
  };
}

/** The findings that are shown, as far as they are compared. */
export function judgedFindings(findings: readonly Finding[]): readonly JudgedFinding[] {
  return findings.filter(finding => finding.shown).map(judgedFinding);
}

function judgedFinding({
  key,
  title,
  subject,
  endpoints,
  state,
  standing,
  residual,
  controls,
}: Finding): JudgedFinding {
  const name = subject.name.trim() === '' ? endpoints.join(' → ') : subject.name;
  const held: Record<string, ControlStatus> = {};
  for (const { id, status } of controls) if (EFFECT[status] !== undefined) held[id] = status;
  return { key, title, subject: name, state, standing, band: residual.band, index: residual.index, held };
}

function dutiesIn(library: Library, model: ProjectModel): Pick<Judgement, 'duties' | 'dutiesOf'> {
  const basis = { reader: plainReader(model), library };
  const duties: Record<string, string>[] = [];
  const places = new Map<string, number>();
  const dutiesOf: Record<string, number> = {};
  for (const id of model.elements.keys()) {
    const row = Object.fromEntries(responsibilityRow(basis, id).cells.map(cell => [cell.layer, wordOf(cell)]));
    const text = JSON.stringify(row);
    const place = places.get(text) ?? duties.push(row) - 1;
    places.set(text, place);
    dutiesOf[id] = place;
  }
  return { duties, dutiesOf };
}

/** `C: Platform team`, `P`, `Sd: nobody` … */
function wordOf({ share, party, assigned }: ResponsibilityCell): string {
  const who = party ?? (assigned === 'gap' ? 'nobody' : '');
  return who === '' ? (share ?? '?') : `${share ?? '?'}: ${who}`;
}
