import type { ProjectModel } from '../model';
import type { Ratings } from '../risk';
import type { AssetWorth, Sensitivity } from './sensitivity';
import type { Position, Topology } from './topology';

/** What counts where nobody said how critical a thing is. */
export const USUAL_CRITICALITY = 3;
/** Confidentiality of a thing whose data nobody has named: as internal data, the middle of what is common. */
const UNSAID_CONFIDENTIALITY = 2;

const worst = (assets: readonly AssetWorth[], of: (asset: AssetWorth) => number) =>
  assets.reduce((most, asset) => Math.max(most, of(asset)), 0);

/** By criticality, of things without data; made once because most flows are such. */
const WITHOUT_DATA: readonly Ratings[] = [0, 1, 2, 3, 4, 5].map(critical => ({
  C: UNSAID_CONFIDENTIALITY,
  I: critical,
  A: critical,
  F: critical,
  P: 1,
}));

/** The ratings of a thing by its own data and how critical it is to the business. */
export function ownRatings(criticality: number | null, data: Sensitivity): Ratings {
  const critical = criticality ?? USUAL_CRITICALITY;
  const plain = data.assets.length === 0 ? WITHOUT_DATA[critical] : undefined;
  if (plain) return plain;
  return {
    C: worst(data.assets, asset => asset.confidentiality) || UNSAID_CONFIDENTIALITY,
    I: Math.max(
      critical,
      worst(data.assets, asset => asset.integrity),
    ),
    A: critical,
    F: critical,
    P: worst(data.assets, asset => asset.privacy) || 1,
  };
}

/** The worse of both in every dimension; the same object where nothing is added. */
export function higher(a: Ratings, b: Ratings | undefined): Ratings {
  if (!b || (b.C <= a.C && b.I <= a.I && b.A <= a.A && b.F <= a.F && b.P <= a.P)) return a;
  return {
    C: Math.max(a.C, b.C),
    I: Math.max(a.I, b.I),
    A: Math.max(a.A, b.A),
    F: Math.max(a.F, b.F),
    P: Math.max(a.P, b.P),
  };
}

/** Whoever takes one of these over has what it governs. */
const GOVERNING_TAGS = ['controlplane', 'identity', 'keymgmt', 'secrets', 'cicd', 'iac', 'backup'] as const;
/** These govern everything at their provider, wherever it is drawn. */
const PROVIDER_WIDE_TAGS = ['controlplane', 'identity'] as const;

type Reach = 'provider' | 'boundary' | null;

function reachOf({ type }: Position): Reach {
  if (!type) return null;
  const has = (tags: readonly string[]) => tags.some(tag => type.tags.includes(tag));
  if (type.id === 'org-root' || has(PROVIDER_WIDE_TAGS)) return 'provider';
  return has(GOVERNING_TAGS) ? 'boundary' : null;
}

function raise<K>(all: Map<K, Ratings>, key: K, by: Ratings): void {
  const there = all.get(key);
  all.set(key, there ? higher(there, by) : by);
}

export interface AllRatings {
  /** By element, flow, boundary, data asset and provider. */
  readonly bySubject: ReadonlyMap<string, Ratings>;
  readonly project: Ratings;
  /** How critical a provider is, worked out from what runs there. */
  readonly criticalityOf: ReadonlyMap<string, number>;
}

const RATINGS_OF_NOTHING = ownRatings(null, { class: null, from: [], dataTypes: new Set(), assets: [] });

/**
 * The ratings of everything, in passes over the model. What governs others is worth at least what they are: a control plane or an
 * identity service governs everything at its provider, a key store, pipeline, infrastructure code or backup what stands in the same
 * boundary, and each of them what it has flows with.
 */
export function ratingsOf(model: ProjectModel, topology: Topology, data: ReadonlyMap<string, Sensitivity>): AllRatings {
  const nothing: Sensitivity = { class: null, from: [], dataTypes: new Set(), assets: [] };
  const dataOf = (id: string) => data.get(id) ?? nothing;
  const own = new Map<string, Ratings>();
  const insideBoundary = new Map<string, Ratings>();
  const atProvider = new Map<string, Ratings>();
  const criticalityOf = new Map<string, number>();
  for (const element of model.elements.values()) {
    const ratings = ownRatings(element.criticality, dataOf(element.id));
    const position = topology.positions.get(element.id);
    own.set(element.id, ratings);
    for (const boundary of position?.inside ?? []) raise(insideBoundary, boundary, ratings);
    if (!position?.provider) continue;
    raise(atProvider, position.provider, ratings);
    const weight = Math.max(ratings.A, providerWeight(dataOf(element.id)));
    criticalityOf.set(position.provider, Math.max(weight, criticalityOf.get(position.provider) ?? 1));
  }
  const bySubject = new Map<string, Ratings>(own);
  for (const element of model.elements.values()) {
    const position = topology.positions.get(element.id);
    const reach = position ? reachOf(position) : null;
    const before = own.get(element.id);
    if (!position || !before || reach === null) continue;
    const around = higher(before, insideBoundary.get(element.parent ?? ''));
    bySubject.set(element.id, reach === 'provider' ? higher(around, atProvider.get(position.provider ?? '')) : around);
  }
  for (const flow of model.flows.values()) {
    const [source, target] = [own.get(flow.source ?? ''), own.get(flow.target ?? '')];
    const critical = Math.max(source?.A ?? 0, target?.A ?? 0) || null;
    bySubject.set(flow.id, ownRatings(critical, dataOf(flow.id)));
    governNeighbour(bySubject, topology, flow.source, target);
    governNeighbour(bySubject, topology, flow.target, source);
  }
  for (const boundary of model.boundaries.values()) {
    const ratings = insideBoundary.get(boundary.id) ?? RATINGS_OF_NOTHING;
    bySubject.set(
      boundary.id,
      boundary.criticality === null ? ratings : higher(ratings, ownRatings(boundary.criticality, nothing)),
    );
  }
  for (const asset of model.assets.keys()) bySubject.set(asset, ownRatings(null, dataOf(asset)));
  for (const provider of model.providers.keys())
    bySubject.set(provider, atProvider.get(provider) ?? RATINGS_OF_NOTHING);
  const project = [...own.values()].reduce<Ratings | null>((all, one) => (all ? higher(all, one) : one), null);
  return { bySubject, project: project ?? RATINGS_OF_NOTHING, criticalityOf };
}

/** How much the data at a provider adds to how critical it is: one less than the class for restricted and secret, two less below. */
function providerWeight(data: Sensitivity): number {
  const rating = data.class?.rating ?? 0;
  return rating >= 4 ? rating - 1 : rating - 2;
}

function governNeighbour(
  all: Map<string, Ratings>,
  topology: Topology,
  id: string | null,
  other: Ratings | undefined,
): void {
  const position = topology.positions.get(id ?? '');
  const before = all.get(id ?? '');
  if (!id || !position || !before || reachOf(position) === null) return;
  all.set(id, higher(before, other));
}
