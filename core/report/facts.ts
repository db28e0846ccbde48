import { type Finding, isConfirmed, isToVerify, type OpenThreat, openThreats } from '../analysis';
import { addTo, byCodeUnit } from '../base';
import { plainReader } from '../changes';
import { DUTY_TONES, MAYBE_TONES, RISK_TONES, SENSITIVITY_TONES, type Sensitivity, type Tone } from '../drawing';
import { GENERIC_TYPES } from '../library';
import type { Asset, Element, ElementKind, Flow, PersonId, RiskBand } from '../model';
import type { Basis } from '../responsibility';
import { fill, REPORT, RISK_BAND_LABEL } from '../text';
import type { Cell } from './document';
import type { ReportInput } from './input';

/** Print is always on white. */
export const TONES = {
  risk: RISK_TONES.light,
  maybe: MAYBE_TONES.light,
  sensitivity: SENSITIVITY_TONES.light,
  duty: DUTY_TONES.light,
} as const;

export const basisOf = (input: ReportInput): Basis => ({ reader: plainReader(input.model), library: input.library });

export function riskCell(band: RiskBand): Cell {
  return { text: RISK_BAND_LABEL[band], tone: TONES.risk[band], bold: true };
}

export function isSensitivity(id: string | null): id is Sensitivity {
  return id !== null && id in TONES.sensitivity;
}

export function classTone(id: string | null): Tone {
  return TONES.sensitivity[isSensitivity(id) ? id : 'unknown'];
}

/** The class of a data asset: its own, else its type's default. */
export function classOf({ library }: ReportInput, asset: Asset): string | null {
  return asset.class ?? library.dataTypes.get(asset.type ?? '')?.defaultClass ?? null;
}

/** The highest class of what an element keeps, processes or carries; null: nothing with a class. */
export function sensitivityOf(
  input: ReportInput,
  element: Element,
  carried: ReadonlyMap<string, readonly string[]>,
): string | null {
  const ids = new Set<string>([...element.holds, ...element.processes, ...(carried.get(element.id) ?? [])]);
  let best: string | null = null;
  for (const asset of input.model.assets.values()) {
    const own = ids.has(asset.id) ? classOf(input, asset) : null;
    if (ratingOf(input, own) > ratingOf(input, best)) best = own;
  }
  return best;
}

export function ratingOf({ library }: ReportInput, id: string | null): number {
  return library.dataClasses.get(id ?? '')?.rating ?? 0;
}

/** Which data assets pass through each element on its flows. */
export function carriedBy({ model }: ReportInput): ReadonlyMap<string, readonly string[]> {
  const carried = new Map<string, string[]>();
  for (const flow of model.flows.values()) {
    for (const end of [flow.source, flow.target]) if (end) for (const asset of flow.data) addTo(carried, end, asset);
  }
  return carried;
}

/** The names of everything that a finding, a control or a flow can be about, by id. */
export function namesOf({ model }: Pick<ReportInput, 'model'>): ReadonlyMap<string, string> {
  const { elements, flows, boundaries, providers, assets } = model;
  const tables: readonly ReadonlyMap<string, { readonly name: string }>[] = [
    elements,
    flows,
    boundaries,
    providers,
    assets,
  ];
  return new Map(tables.flatMap(table => Array.from(table, ([id, row]) => [id, row.name] as const)));
}

/** What a flow is called: its name, else both of its ends. */
export function flowName(flow: Flow, names: ReadonlyMap<string, string>): string {
  if (flow.name !== '') return flow.name;
  const end = (id: string | null) => names.get(id ?? '') ?? '?';
  return fill(REPORT.threats.from, { from: end(flow.source), to: end(flow.target) });
}

export function personName({ model }: Pick<ReportInput, 'model'>, id: PersonId | null): string | null {
  return id === null ? null : (model.people.get(id)?.name ?? null);
}

/** What a finding is about, with both ends for a flow. */
export function subjectName(finding: Finding): string {
  const [from, to] = finding.endpoints;
  const ends = from !== undefined && to !== undefined ? fill(REPORT.threats.from, { from, to }) : '';
  return finding.subject.name === '' ? ends : ends === '' ? finding.subject.name : `${finding.subject.name} (${ends})`;
}

/** The type that counts and the kind it is drawn as. */
export function lookOf(
  { library }: ReportInput,
  element: Element,
): { readonly type: string; readonly kind: ElementKind; readonly caption: string } {
  const known = library.types.get(element.type ?? '');
  const type = known && known.kind !== 'boundary' ? known : library.types.get(GENERIC_TYPES[element.kind]);
  const kind = type && type.kind !== 'boundary' ? type.kind : element.kind;
  return { type: type?.id ?? '', kind, caption: type?.name ?? '' };
}

export const byName = <Row extends { readonly name: string; readonly id: string }>(
  rows: Iterable<Row>,
): readonly Row[] => [...rows].sort((a, b) => byCodeUnit(a.name, b.name) || byCodeUnit(a.id, b.id));

/** Findings that the default view shows: confirmed first. */
export function shownFindings({ findings }: Pick<ReportInput, 'findings'>): {
  readonly confirmed: readonly Finding[];
  readonly toVerify: readonly Finding[];
} {
  return { confirmed: findings.filter(isConfirmed), toVerify: findings.filter(isToVerify) };
}

/** What counts in figures, matrices and colours: confirmed by what is known, or written by hand, and open. */
export function threatsThatCount({
  findings,
  model,
  at,
}: Pick<ReportInput, 'findings' | 'model' | 'at'>): readonly OpenThreat[] {
  return openThreats(findings, model.threats.values(), at.slice(0, 10));
}
