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
  const open = findings.filter(finding => finding.shown && isOpen(finding));
  const confirmed = open.filter(finding => finding.state === 'confirmed');
  return {
    businessUnit: info?.businessUnit.trim() ?? '',
    owner: model.people.get(info?.owner ?? '')?.name ?? '',
    bands: bandsOf(confirmed),
    confirmed: confirmed.length,
    toVerify: open.length - confirmed.length,
    worst: worstOf(confirmed),
    dataTypes: byDataType(model, subjects, confirmed),
    controls: byControl(controls),
  };
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

/** The worst band that anything is in; null: nothing is. */
function _worstBand(bands: BandCounts): RiskBand | null {
  return RISK_BANDS.findLast(band => bands[band] > 0) ?? null;
}

function bandsOf(findings: readonly Finding[]): BandCounts {
  const bands: Record<RiskBand, number> = { ...NO_BANDS };
  for (const finding of findings) bands[finding.residual.band] += 1;
  return bands;
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

function byDataType(
  model: ProjectModel,
  subjects: readonly SubjectState[],
  findings: readonly Finding[],
): Readonly<Record<string, BandCounts>> {
  const typesOf = new Map<string, ReadonlySet<string>>();
  for (const { id, sensitivity } of subjects) {
    const types = (sensitivity?.from ?? []).flatMap(({ asset }) => model.assets.get(asset)?.type ?? []);
    if (types.length > 0) typesOf.set(id, new Set(types));
  }
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
