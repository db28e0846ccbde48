import { addTo } from '../base';
import type { AssetType } from '../library';
import type { Element, Facts, Flow, ProjectModel } from '../model';
import type { Exposure } from '../risk';
import type { Position, Topology } from './topology';

/** How reachable something is, why, and whether anything was known at all. */
export interface Reached {
  readonly exposure: Exposure;
  readonly because: string;
  /** False: nothing says what reaches it; the exposure is then the middle one. */
  readonly known: boolean;
}

/** Where the world begins: the reach of people and systems that are not ours to guard, by type. */
const REACH_OF_TYPE: Readonly<Record<string, Exposure>> = {
  'anon-visitor': 4,
  'ext-user': 3,
  'ext-system': 3,
  'partner-user': 2,
  'provider-operator': 2,
  'workforce-user': 1,
  'admin-user': 1,
  developer: 1,
};

/** The first tag that a type has decides, where its own id says nothing. */
const REACH_OF_TAG = [
  ['untrusted', 4],
  ['internal', 1],
  ['external', 3],
  ['client', 3],
  ['saas', 3],
] as const satisfies readonly (readonly [string, Exposure])[];

const REACH_OF_CONSOLE: Exposure = 3;
const UNKNOWN: Exposure = 2;

/** Crossings behind which somebody else's people and systems are. */
const FOREIGN = new Set(['provider', 'tenant', 'partner', 'onprem-cloud', 'account', 'region']);
const PROOF_OF_IDENTITY = new Set(['federated', 'mtls', 'token']);

interface Arrival {
  readonly exposure: Exposure;
  /** The element from which it comes; null: by the element's own nature. */
  readonly from: string | null;
  /** Why, where it does not simply come along with the reach of `from`. */
  readonly because: string;
}

const value = (props: Facts, id: string) => props[id]?.value;

/** Passing through it takes proof of identity and a filter that blocks, or the private network. */
function guards(element: Element): boolean {
  const authn = value(element.props, 'authn');
  if (typeof authn !== 'string' || !PROOF_OF_IDENTITY.has(authn)) return false;
  return value(element.props, 'waf') === 'block' || value(element.props, 'private_endpoint') === 'yes';
}

function reachOfType(type: AssetType | null): Exposure | null {
  if (!type) return null;
  const byId = REACH_OF_TYPE[type.id];
  if (byId !== undefined) return byId;
  if (type.id === 'cloud-console') return REACH_OF_CONSOLE;
  for (const [tag, exposure] of REACH_OF_TAG) if (type.tags.includes(tag)) return exposure;
  return null;
}

const NATURE = [
  '',
  'inside our own network',
  'outside our own network',
  'reaches us over the internet',
  'anybody on the internet',
];

function natureOf(element: Element, type: AssetType | null): Arrival | null {
  const own = (exposure: Exposure, because: string): Arrival => ({ exposure, from: null, because });
  if (value(element.props, 'public_access') === 'yes')
    return own(4, 'Anybody may read or write it: public access is on');
  const byType = reachOfType(type);
  const facing = value(element.props, 'internet_facing') === 'yes' ? own(3, 'It faces the internet') : null;
  if (byType === null) return facing;
  const isActor = type?.kind === 'actor';
  const usual = own(
    byType,
    isActor ? `By its kind: ${NATURE[byType]}` : 'A service of this kind is reached over the internet',
  );
  return facing && facing.exposure > usual.exposure ? facing : usual;
}

/** From how far an element is reached by what it is, whatever is drawn around it; null: its kind says nothing of that. */
export function ownReach(element: Element, type: AssetType | null): Exposure | null {
  return natureOf(element, type)?.exposure ?? null;
}

/** The least that a flow brings along, whatever is known of its source; null: nothing at all. */
function leastThrough(flow: Flow, topology: Topology, source: Position, target: Position): Exposure | null {
  const crosses = topology.passages.get(flow.id)?.crosses ?? [];
  if (crosses.includes('internet')) return 3;
  if (crosses.some(kind => FOREIGN.has(kind))) return 2;
  const nearest = target.inside[0];
  if (nearest !== undefined) return source.inside.includes(nearest) ? 0 : 1;
  return source.inside.length > 0 ? 1 : null;
}

interface Walk {
  readonly model: ProjectModel;
  readonly topology: Topology;
  readonly best: Map<string, Arrival>;
  readonly buckets: string[][];
}

function improve({ best, buckets }: Walk, id: string, arrival: Arrival): void {
  const before = best.get(id);
  if (before && before.exposure >= arrival.exposure) return;
  best.set(id, arrival);
  buckets[arrival.exposure]?.push(id);
}

/** Both directions of a flow in which somebody can come. */
function* waysOf(flow: Flow): Generator<readonly [from: string, to: string]> {
  if (flow.source === null || flow.target === null) return;
  yield [flow.source, flow.target];
  if (flow.bidirectional) yield [flow.target, flow.source];
}

function seed(walk: Walk): ReadonlyMap<string, readonly string[]> {
  const { model, topology } = walk;
  const onward = new Map<string, string[]>();
  for (const element of model.elements.values()) {
    const nature = natureOf(element, topology.positions.get(element.id)?.type ?? null);
    if (nature) improve(walk, element.id, nature);
  }
  for (const flow of model.flows.values()) {
    for (const [from, to] of waysOf(flow)) {
      const source = topology.positions.get(from);
      const target = topology.positions.get(to);
      // People are not reached by what answers them.
      if (!source || !target || target.type?.kind === 'actor') continue;
      addTo(onward, from, to);
      const least = leastThrough(flow, topology, source, target);
      if (least !== null) improve(walk, to, { exposure: least, from, because: LEAST[least] ?? '' });
    }
  }
  return onward;
}

const ISOLATED = 'Nothing from outside its own boundary reaches it';

/** How a flow that crosses something brings its source along, by what it is worth. */
const LEAST: Readonly<Record<number, string>> = {
  0: ISOLATED,
  1: 'from our own network',
  2: 'from another provider, account or site',
  3: 'over the internet',
};

const asExposure = (level: number): Exposure => (level >= 4 ? 4 : level >= 3 ? 3 : level >= 2 ? 2 : level >= 1 ? 1 : 0);

/** Spreads the reach of every source along its flows, the farthest-reaching first: each element is settled once per level. */
function spread(walk: Walk): void {
  const onward = seed(walk);
  for (let level = 4; level >= 1; level -= 1) {
    const bucket = walk.buckets[level] ?? [];
    for (let i = 0; i < bucket.length; i += 1) {
      const id = bucket[i] ?? '';
      if (walk.best.get(id)?.exposure !== level) continue;
      const element = walk.model.elements.get(id);
      const passed = element && guards(element) ? asExposure(Math.max(1, level - 1)) : asExposure(level);
      for (const to of onward.get(id) ?? []) improve(walk, to, { exposure: passed, from: id, because: '' });
    }
  }
}

const LONGEST_PATH = 5;
const quoted = (name: string) => `“${name}”`;

/** "Reached by “Visitor” through “Web shop”, “Orders”", "Reached by “Batch job” from another provider, account or site". */
function pathTo({ model, best }: Walk, id: string): string {
  const first = best.get(id);
  if (!first || first.exposure === 0) return ISOLATED;
  const path: string[] = [];
  let at: Arrival | undefined = first;
  while (at?.from && path.length < LONGEST_PATH) {
    path.push(model.elements.get(at.from)?.name ?? '');
    // What brings its source along by what it crosses is where the story begins.
    at = at.because === '' ? best.get(at.from) : undefined;
  }
  const [root, ...through] = path.reverse();
  const by = `Reached by ${quoted(root ?? '')}`;
  if (through.length > 0) return `${by} through ${through.map(quoted).join(', ')}`;
  return first.because === '' ? by : `${by} ${first.because}`;
}

function reachedOf(walk: Walk, element: Element, connected: ReadonlySet<string>): Reached {
  const arrival = walk.best.get(element.id);
  if (arrival) {
    const because = arrival.from ? pathTo(walk, element.id) : arrival.because;
    return { exposure: arrival.exposure, because, known: true };
  }
  if (element.parent !== null && connected.has(element.id)) return { exposure: 0, because: ISOLATED, known: true };
  return { exposure: UNKNOWN, because: 'Nothing says yet what reaches it', known: false };
}

const ON_THE_WAY = [
  '',
  '',
  'It passes through other hands',
  'It crosses the internet',
  'Anybody on the internet can start it',
];

/** A flow is as exposed as what it crosses, and as the people who start it. */
function reachedFlow(walk: Walk, flow: Flow): Reached {
  const source = walk.topology.positions.get(flow.source ?? '');
  const target = walk.topology.positions.get(flow.target ?? '');
  if (!source || !target) return { exposure: UNKNOWN, because: 'It is not connected at both ends', known: false };
  const least = leastThrough(flow, walk.topology, source, target);
  const starter = source.type?.kind === 'actor' ? (walk.best.get(flow.source ?? '')?.exposure ?? null) : null;
  if (least === null && starter === null)
    return { exposure: UNKNOWN, because: 'Nothing says yet what it crosses', known: false };
  const exposure = asExposure(Math.max(least ?? 0, starter ?? 0));
  if (starter !== null && starter > (least ?? 0)) {
    const name = walk.model.elements.get(flow.source ?? '')?.name ?? '';
    return { exposure, because: `It is started by ${quoted(name)}`, known: true };
  }
  return { exposure, because: ON_THE_WAY[exposure] || 'It stays inside our own network', known: true };
}

/**
 * How reachable every element, flow, boundary and data asset is, in one pass. The reach of visitors, customers, partners and vendors travels along
 * the flows; a component that proves who calls and filters what they send lowers it by one, never below 1. What nothing is known of
 * counts as 2. A boundary is as exposed as the most exposed thing in it, a data asset as the most exposed thing that has it.
 */
export function exposureOf(model: ProjectModel, topology: Topology): ReadonlyMap<string, Reached> {
  const walk: Walk = { model, topology, best: new Map(), buckets: [[], [], [], [], []] };
  spread(walk);
  const connected = new Set<string>();
  for (const flow of model.flows.values()) {
    if (flow.source !== null) connected.add(flow.source);
    if (flow.target !== null) connected.add(flow.target);
  }
  const all = new Map<string, Reached>();
  for (const element of model.elements.values()) {
    const reached = reachedOf(walk, element, connected);
    all.set(element.id, reached);
    const raise = (id: string, by: string) => {
      const there = all.get(id);
      if (there && there.exposure >= reached.exposure) return;
      all.set(id, { ...reached, because: `As “${element.name}” ${by}: ${reached.because}` });
    };
    for (const boundary of topology.positions.get(element.id)?.inside ?? []) raise(boundary, 'inside');
    for (const asset of element.holds) raise(asset, 'that stores it');
    for (const asset of element.processes) raise(asset, 'that processes it');
  }
  for (const flow of model.flows.values()) all.set(flow.id, reachedFlow(walk, flow));
  for (const boundary of model.boundaries.values()) {
    if (!all.has(boundary.id))
      all.set(boundary.id, { exposure: UNKNOWN, because: 'Nothing stands in it yet', known: false });
  }
  return all;
}
