import { type Finding, isOpen, type SubjectState } from '../../analysis';
import type { ControlList, ControlRow } from '../../controls';
import { type ProjectModel, RISK_BANDS, type RiskBand } from '../../model';

/** Numbers of risks by band. */
export type BandCounts = Readonly<Record<RiskBand, number>>;
/** Numbers of places at which a control is needed, by the list that it belongs to there. */
export type ListCounts = Readonly<Record<ControlList, number>>;

export const NO_BANDS: BandCounts = { low: 0, moderate: 0, high: 0, critical: 0 };
export const NO_LISTS: ListCounts = { have: 0, modify: 0, missing: 0, question: 0, excluded: 0 };

/** What the portfolio has to know of a project without opening it. Risks are shown, open findings; `bands` are what is left of them. */
export interface ProjectFigures {
  readonly businessUnit: string;
  /** Who is accountable for the risk of the project; empty: nobody. */
  readonly owner: string;
  /** Confirmed ones only. */
  readonly bands: BandCounts;
  readonly confirmed: number;
  /** How many wait for a fact that nobody has given. */
  readonly toVerify: number;
  /** The largest confirmed risk. */
  readonly worst: WorstRisk | null;
  /** Confirmed risks of what holds, works on or carries data of a type, by the id of the type. */
  readonly dataTypes: Readonly<Record<string, BandCounts>>;
  /** Where each control of the library is needed, by its id. */
  readonly controls: Readonly<Record<string, ListCounts>>;
}

export interface WorstRisk {
  /** Key of the finding. */
  readonly key: string;
  readonly title: string;
  readonly subject: string;
  readonly band: RiskBand;
  /** 4 to 100. */
  readonly index: number;
}

/** A project that was analysed. */
export interface FactsToCount {
  readonly model: ProjectModel;
  readonly findings: readonly Finding[];
  readonly subjects: readonly SubjectState[];
  readonly controls: Iterable<ControlRow>;
}

export function figuresOfProject({ model, findings, subjects, controls }: FactsToCount): ProjectFigures {
  const info = model.project.get('project');
  const confirmed = findings.filter(finding => isCounted(finding) && finding.state === 'confirmed');
  return {
    businessUnit: info?.businessUnit.trim() ?? '',
    owner: model.people.get(info?.owner ?? '')?.name ?? '',
    ...riskCounts(findings),
    worst: worstOf(confirmed),
    dataTypes: byDataType(model, subjects, confirmed),
    controls: byControl(controls),
  };
}

const isCounted = (finding: Finding) => finding.shown && isOpen(finding);

/** The shown, open findings of a project in numbers: as a review fixes them and as the portfolio counts them. */
export function riskCounts(findings: readonly Finding[]): Pick<ProjectFigures, 'bands' | 'confirmed' | 'toVerify'> {
  const open = findings.filter(isCounted);
  const bands: Record<RiskBand, number> = { ...NO_BANDS };
  let confirmed = 0;
  for (const { state, residual } of open) {
    if (state !== 'confirmed') continue;
    bands[residual.band] += 1;
    confirmed += 1;
  }
  return { bands, confirmed, toVerify: open.length - confirmed };
}

export function addBands(one: BandCounts, other: BandCounts): BandCounts {
  return {
    low: one.low + other.low,
    moderate: one.moderate + other.moderate,
    high: one.high + other.high,
    critical: one.critical + other.critical,
  };
}

export function addLists(one: ListCounts, other: ListCounts): ListCounts {
  return {
    have: one.have + other.have,
    modify: one.modify + other.modify,
    missing: one.missing + other.missing,
    question: one.question + other.question,
    excluded: one.excluded + other.excluded,
  };
}

function worstOf(findings: readonly Finding[]): WorstRisk | null {
  let worst: Finding | null = null;
  for (const finding of findings) if (!worst || isWorse(finding, worst)) worst = finding;
  if (!worst) return null;
  const { key, title, subject, residual } = worst;
  return { key, title, subject: subject.name, band: residual.band, index: residual.index };
}

/** The band comes first: bands lean to impact, indexes do not. */
function isWorse(one: Finding, other: Finding): boolean {
  const bands = RISK_BANDS.indexOf(one.residual.band) - RISK_BANDS.indexOf(other.residual.band);
  return bands > 0 || (bands === 0 && one.residual.index > other.residual.index);
}

/** Types of the data that each subject holds, works on or carries; subjects without data are left out. */
function dataTypesOn(model: ProjectModel, subjects: Iterable<SubjectState>): ReadonlyMap<string, ReadonlySet<string>> {
  const typesOf = new Map<string, ReadonlySet<string>>();
  for (const { id, sensitivity } of subjects) {
    const types = (sensitivity?.from ?? []).flatMap(({ asset }) => model.assets.get(asset)?.type ?? []);
    if (types.length > 0) typesOf.set(id, new Set(types));
  }
  return typesOf;
}

/** What has to do with data of a type, by id. */
export function subjectsOfDataType(
  model: ProjectModel,
  subjects: Iterable<SubjectState>,
  type: string,
): ReadonlySet<string> {
  return new Set([...dataTypesOn(model, subjects)].flatMap(([id, types]) => (types.has(type) ? [id] : [])));
}

function byDataType(
  model: ProjectModel,
  subjects: readonly SubjectState[],
  findings: readonly Finding[],
): Readonly<Record<string, BandCounts>> {
  const typesOf = dataTypesOn(model, subjects);
  const counted: Record<string, BandCounts> = {};
  for (const { subject, residual } of findings) {
    for (const type of typesOf.get(subject.id) ?? []) {
      const bands = counted[type] ?? NO_BANDS;
      counted[type] = { ...bands, [residual.band]: bands[residual.band] + 1 };
    }
  }
  return counted;
}

function byControl(rows: Iterable<ControlRow>): Readonly<Record<string, ListCounts>> {
  const counted = new Map<string, Record<ControlList, number>>();
  for (const { control, list } of rows) {
    const lists = counted.get(control) ?? { ...NO_LISTS };
    lists[list] += 1;
    counted.set(control, lists);
  }
  return Object.fromEntries(counted);
}
