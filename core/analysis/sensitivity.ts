import type { DataClass, Library } from '../library';
import type { Asset, Element, Flow, ProjectModel } from '../model';
import type { SubjectState } from './finding';
import type { Topology } from './topology';

export type SensitivitySource = NonNullable<SubjectState['sensitivity']>['from'][number];

/** What a data asset is worth, where people and library are put together. Ratings are 0 where nothing is known. */
export interface AssetWorth {
  readonly id: string;
  readonly type: string | null;
  readonly class: DataClass | null;
  readonly confidentiality: number;
  readonly integrity: number;
  readonly privacy: number;
}

/** The data of one element, flow, boundary, or data asset. */
export interface Sensitivity {
  /** Highest class; null: no data, or none with a class. */
  readonly class: DataClass | null;
  /** The assets that have that class, in order of id, each with the way it comes here. */
  readonly from: readonly SensitivitySource[];
  /** Data types of everything here. */
  readonly dataTypes: ReadonlySet<string>;
  readonly assets: readonly AssetWorth[];
}

const MANY_RECORDS = 1_000_000;
const NO_TYPES: ReadonlySet<string> = new Set();
const NOTHING: Sensitivity = { class: null, from: [], dataTypes: NO_TYPES, assets: [] };

/** What an asset is worth: what a person rated, else its class, else what its type says; more with over a million records. */
export function worthOf(library: Library, asset: Asset): AssetWorth {
  const type = asset.type === null ? undefined : library.dataTypes.get(asset.type);
  const named = asset.class ?? type?.defaultClass ?? null;
  const dataClass = named === null ? null : (library.dataClasses.get(named) ?? null);
  const more = (asset.records ?? 0) > MANY_RECORDS ? 1 : 0;
  const rated = asset.class === null ? (type?.ratings.C ?? 0) : 0;
  const confidentiality = asset.confidentiality ?? Math.max(dataClass?.rating ?? 0, rated);
  const privacy = asset.privacy ?? type?.ratings.P ?? 0;
  return {
    id: asset.id,
    type: type?.id ?? null,
    class: dataClass,
    confidentiality: confidentiality === 0 ? 0 : Math.min(5, confidentiality + more),
    integrity: asset.integrity ?? type?.ratings.I ?? 0,
    privacy: privacy === 0 ? 0 : Math.min(5, privacy + more),
  };
}

type How = SensitivitySource['how'];
type Arrivals = Map<string, { readonly how: How; readonly via: string | null }>;

/** The first way in which an asset comes to a place is the one that is told: held before processed before passing. */
function arrive(arrivals: Arrivals, assets: readonly string[], how: How, via: string | null): void {
  for (const asset of assets) if (!arrivals.has(asset)) arrivals.set(asset, { how, via });
}

function arrivalsAt(element: Element, flows: readonly Flow[]): Arrivals {
  const arrivals: Arrivals = new Map();
  arrive(arrivals, element.holds, 'holds', null);
  arrive(arrivals, element.processes, 'processes', null);
  for (const flow of flows) arrive(arrivals, flow.data, 'carries', flow.id);
  return arrivals;
}

function summarised(arrivals: Arrivals, worth: ReadonlyMap<string, AssetWorth>): Sensitivity {
  if (arrivals.size === 0) return NOTHING;
  const assets: AssetWorth[] = [];
  const dataTypes = new Set<string>();
  let highest: DataClass | null = null;
  for (const id of [...arrivals.keys()].sort()) {
    const asset = worth.get(id);
    if (!asset) continue;
    assets.push(asset);
    if (asset.type !== null) dataTypes.add(asset.type);
    if (asset.class && asset.class.rating > (highest?.rating ?? 0)) highest = asset.class;
  }
  const from = assets
    .filter(asset => highest !== null && asset.class?.rating === highest.rating)
    .map(asset => ({ asset: asset.id, how: 'holds' as const, via: null, ...arrivals.get(asset.id) }));
  return { class: highest, from, dataTypes, assets };
}

/** A data asset has itself. */
function sensitivityOfAsset(asset: AssetWorth): Sensitivity {
  return {
    class: asset.class,
    from: asset.class ? [{ asset: asset.id, how: 'holds', via: null }] : [],
    dataTypes: asset.type === null ? NO_TYPES : new Set([asset.type]),
    assets: [asset],
  };
}

function flowsByElement(model: ProjectModel): ReadonlyMap<string, readonly Flow[]> {
  const flows = new Map<string, Flow[]>();
  for (const flow of model.flows.values()) {
    if (flow.data.length === 0) continue;
    for (const end of [flow.source, flow.target]) {
      if (end === null) continue;
      const there = flows.get(end);
      if (there) there.push(flow);
      else flows.set(end, [flow]);
    }
  }
  return flows;
}

/**
 * The data of every element, flow and boundary, in one pass. Elements inherit what they hold, process and carry in either
 * direction; boundaries what stands inside them.
 */
export function sensitivityOf(
  model: ProjectModel,
  library: Library,
  topology: Topology,
): ReadonlyMap<string, Sensitivity> {
  const worth = new Map(Array.from(model.assets.values(), asset => [asset.id, worthOf(library, asset)] as const));
  const all = new Map<string, Sensitivity>();
  if (worth.size === 0) return all;
  const inside = new Map<string, Arrivals>();
  const flows = flowsByElement(model);
  for (const one of worth.values()) all.set(one.id, sensitivityOfAsset(one));
  for (const element of model.elements.values()) {
    const arrivals = arrivalsAt(element, flows.get(element.id) ?? []);
    if (arrivals.size === 0) continue;
    all.set(element.id, summarised(arrivals, worth));
    for (const boundary of topology.positions.get(element.id)?.inside ?? []) {
      const there = inside.get(boundary) ?? new Map();
      inside.set(boundary, there);
      arrive(there, [...arrivals.keys()], 'contains', element.id);
    }
  }
  for (const flow of model.flows.values()) {
    if (flow.data.length === 0) continue;
    const arrivals: Arrivals = new Map();
    arrive(arrivals, flow.data, 'carries', null);
    all.set(flow.id, summarised(arrivals, worth));
  }
  for (const [boundary, arrivals] of inside) all.set(boundary, summarised(arrivals, worth));
  return all;
}

export function noSensitivity(): Sensitivity {
  return NOTHING;
}
