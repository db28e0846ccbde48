import type { Finding } from '../../../core/analysis';
import type { ControlRow, Requirement } from '../../../core/controls';
import type { Library } from '../../../core/library';
import type { ProjectModel, RiskBand } from '../../../core/model';
import { RISK_BANDS } from '../../../core/model';

/** A threat that the control answers, over all subjects. */
export interface ThreatReason {
  readonly rule: string;
  readonly title: string;
  readonly findings: number;
  /** Worst residual band of its findings. */
  readonly band: RiskBand;
}

/** Data whose type or class asks for the control. */
export interface DataReason {
  readonly asset: string;
  readonly name: string;
  /** Name of the data type, or of the class where that is what asks. */
  readonly kind: string;
  readonly when: 'before-transmission' | 'before-processing' | 'class';
  readonly subjects: number;
}

/** A layer in which the customer has to act. */
export interface LayerReason {
  readonly layer: string;
  readonly name: string;
  readonly subjects: number;
}

export interface Reasons {
  readonly threats: readonly ThreatReason[];
  readonly data: readonly DataReason[];
  readonly layers: readonly LayerReason[];
}

interface Known {
  readonly model: ProjectModel;
  readonly library: Library;
  readonly findings: ReadonlyMap<string, Finding>;
}

/** Why a control is required, over the given rows: the worst threat first, then what concerns most subjects. */
export function reasonsOf(rows: Iterable<ControlRow>, known: Known): Reasons {
  const threats = new Map<string, ThreatReason>();
  const data = new Map<string, DataReason>();
  const layers = new Map<string, LayerReason>();
  for (const { required } of rows) {
    for (const reason of required) {
      if (reason.by === 'threat') noteThreat(threats, known.findings.get(reason.finding));
      if (reason.by === 'data' || reason.by === 'class') noteData(data, reason, known);
      if (reason.by === 'layer') noteLayer(layers, reason.layer, known);
    }
  }
  const worst = (a: ThreatReason, b: ThreatReason) => RISK_BANDS.indexOf(b.band) - RISK_BANDS.indexOf(a.band);
  return {
    threats: [...threats.values()].sort((a, b) => worst(a, b) || b.findings - a.findings),
    data: [...data.values()].sort(most),
    layers: [...layers.values()].sort(most),
  };
}

const most = (a: { readonly subjects: number }, b: { readonly subjects: number }) => b.subjects - a.subjects;

function noteThreat(threats: Map<string, ThreatReason>, finding: Finding | undefined): void {
  if (!finding) return;
  const { rule, title, residual } = finding;
  const before = threats.get(rule);
  const worse = before && RISK_BANDS.indexOf(before.band) > RISK_BANDS.indexOf(residual.band);
  threats.set(rule, {
    rule,
    title,
    findings: (before?.findings ?? 0) + 1,
    band: worse ? before.band : residual.band,
  });
}

function noteData(
  data: Map<string, DataReason>,
  reason: Extract<Requirement, { readonly by: 'data' | 'class' }>,
  { model, library }: Known,
): void {
  const asset = model.assets.get(reason.asset);
  const when = reason.by === 'data' ? reason.when : 'class';
  const type = library.dataTypes.get(asset?.type ?? '');
  const ofClass = library.dataClasses.get(asset?.class ?? type?.defaultClass ?? '')?.name ?? '';
  const key = `${when} ${reason.asset}`;
  data.set(key, {
    asset: reason.asset,
    name: asset?.name ?? '',
    kind: when === 'class' ? ofClass : (type?.name ?? ''),
    when,
    subjects: (data.get(key)?.subjects ?? 0) + 1,
  });
}

function noteLayer(layers: Map<string, LayerReason>, layer: string, { library }: Known): void {
  const name = library.layers.get(layer)?.name ?? library.aiLayers.get(layer)?.name ?? layer;
  layers.set(layer, { layer, name, subjects: (layers.get(layer)?.subjects ?? 0) + 1 });
}
