import {
  bandsOf,
  type Finding,
  isToVerify,
  type OpenThreat,
  openThreats,
  type SubjectState,
  type ThreatCounts,
} from '../../analysis';
import type { ControlList, ControlRow } from '../../controls';
import { type ProjectModel, RISK_BANDS, type RiskBand } from '../../model';
import { nameOf } from '../comparedThings';

/** Numbers of risks by band. */
export type BandCounts = Readonly<Record<RiskBand, number>>;
/** Numbers of places at which a control is needed, by the list that it belongs to there. */
export type ListCounts = Readonly<Record<ControlList, number>>;

export const NO_BANDS: BandCounts = { low: 0, moderate: 0, high: 0, critical: 0 };
export const NO_LISTS: ListCounts = { have: 0, modify: 0, missing: 0, question: 0, excluded: 0 };

/** What the portfolio has to know of a project without opening it. Risks are open threats; `bands` are what is left of them. */
export interface ProjectFigures extends ThreatCounts {
  readonly businessUnit: string;
  /** Who is accountable for the risk of the project; empty: nobody. */
  readonly owner: string;
  /** The largest confirmed risk. */
  readonly worst: WorstRisk | null;
  /** Confirmed risks of what holds, works on or carries data of a type, by the id of the type. */
  readonly dataTypes: Readonly<Record<string, BandCounts>>;
  /** Where each control of the library is needed, by its id. */
  readonly controls: Readonly<Record<string, ListCounts>>;
}

export interface WorstRisk {
  /** Key of the finding, or id of the threat written by hand. */
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
  /** The day on which acceptances are judged. */
  readonly today: string;
}

export function figuresOfProject({ model, findings, subjects, controls, today }: FactsToCount): ProjectFigures {
  const info = model.project.get('project');
  const confirmed = openThreats(findings, model.threats.values(), today);
  return {
    businessUnit: info?.businessUnit.trim() ?? '',
    owner: model.people.get(info?.owner ?? '')?.name ?? '',
    ...threatCounts(findings, confirmed),
    worst: worstOf(model, confirmed),
    dataTypes: byDataType(model, subjects, confirmed),
    controls: byControl(controls),
  };
}

/** The threats of a project in numbers: as a review fixes them and as the portfolio counts them. */
export function riskCounts({
  model,
  findings,
  today,
}: Pick<FactsToCount, 'model' | 'findings' | 'today'>): ThreatCounts {
  return threatCounts(findings, openThreats(findings, model.threats.values(), today));
}

function threatCounts(findings: readonly Finding[], confirmed: readonly OpenThreat[]): ThreatCounts {
  return {
    bands: bandsOf(confirmed),
    confirmed: confirmed.length,
    toVerify: findings.filter(isToVerify).length,
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

function worstOf(model: ProjectModel, threats: readonly OpenThreat[]): WorstRisk | null {
  let worst: OpenThreat | null = null;
  for (const threat of threats) if (threat.band !== null && (!worst || isWorse(threat, worst))) worst = threat;
  if (!worst || worst.band === null) return null;
  const { key, title, finding, at, band, index } = worst;
  return { key, title, subject: finding?.subject.name ?? nameOf(model, at[0] ?? ''), band, index };
}

/** The band comes first: bands lean to impact, indexes do not. */
function isWorse(one: OpenThreat, other: OpenThreat): boolean {
  const rank = ({ band }: OpenThreat) => (band === null ? -1 : RISK_BANDS.indexOf(band));
  return rank(one) > rank(other) || (rank(one) === rank(other) && one.index > other.index);
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
  threats: readonly OpenThreat[],
): Readonly<Record<string, BandCounts>> {
  const typesOf = dataTypesOn(model, subjects);
  const counted: Record<string, BandCounts> = {};
  for (const { at, band } of threats) {
    if (band === null) continue;
    for (const type of typesOf.get(at[0] ?? '') ?? []) {
      const bands = counted[type] ?? NO_BANDS;
      counted[type] = { ...bands, [band]: bands[band] + 1 };
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
