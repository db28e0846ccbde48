import type { Library } from '../library';
import type { ProjectModel } from '../model';
import type { Exposure, Ratings } from '../risk';
import { STAGES, type Stage } from './affects';
import { exposureOf, type Reached } from './exposure';
import { type AllRatings, ratingsOf } from './ratings';
import { type AssetWorth, noSensitivity, type Sensitivity, sensitivityOf } from './sensitivity';
import { type Passage, type Topology, topologyOf } from './topology';

/**
 * What is worked out for one subject from the whole drawing: a row like any other to those who read it. It is made anew after edits
 * that may touch it, and where it comes out as before nobody is run again.
 */
export interface Derived {
  readonly exposure: Exposure;
  readonly exposureBecause: string;
  readonly exposureKnown: boolean;
  readonly data: Sensitivity;
  readonly ratings: Ratings;
  /** Of a flow: kinds of crossing, and the boundaries. Of a boundary: `flows` across it. */
  readonly crosses: readonly string[];
  readonly boundaries: readonly string[];
  readonly flows: readonly string[];
  /** Of a boundary: elements directly in it. Of a provider: what runs there, in scope. */
  readonly members: readonly string[];
  /** Of a provider: how critical it is by what runs there; null for everything else. */
  readonly criticality: number | null;
}

export type AllDerived = ReadonlyMap<string, Derived>;

const NONE: readonly string[] = [];
const UNSAID: Reached = { exposure: 2, because: '', known: true };

/** The outcome of every pass; kept, so that the next edit need only repeat those that it touches. */
interface Parts {
  readonly topology: Topology;
  readonly members: ReadonlyMap<string, readonly string[]>;
  readonly data: ReadonlyMap<string, Sensitivity>;
  readonly ratings: AllRatings;
  readonly exposure: ReadonlyMap<string, Reached>;
}

/** What is derived from one model, and which subjects it came out differently for than before. */
export interface DerivedState {
  readonly all: AllDerived;
  readonly parts: Parts;
  readonly changed: readonly string[];
}

/**
 * Values that came out as before keep their identity, so that comparing them again costs nothing; where all did, the whole keeps its own.
 */
function keeping<V>(
  before: ReadonlyMap<string, V> | undefined,
  now: ReadonlyMap<string, V>,
  same: (a: V, b: V) => boolean,
): ReadonlyMap<string, V> {
  if (!before || before === now) return now;
  const differing: (readonly [string, V])[] = [];
  for (const [id, value] of now) {
    const old = before.get(id);
    if (old === undefined || !same(old, value)) differing.push([id, value]);
  }
  if (differing.length === 0 && before.size === now.size) return before;
  const kept = new Map(before);
  for (const [id, value] of differing) kept.set(id, value);
  if (kept.size > now.size) for (const id of before.keys()) if (!now.has(id)) kept.delete(id);
  return kept;
}

function membersOf(model: ProjectModel, topology: Topology): ReadonlyMap<string, readonly string[]> {
  const members = new Map<string, string[]>();
  const add = (key: string | null, id: string) => {
    if (key === null) return;
    const there = members.get(key);
    if (there) there.push(id);
    else members.set(key, [id]);
  };
  for (const element of model.elements.values()) {
    add(element.parent, element.id);
    if (element.outOfScope === null) add(topology.positions.get(element.id)?.provider ?? null, element.id);
  }
  return members;
}

function passes(model: ProjectModel, library: Library, touched: ReadonlySet<Stage>, before: Parts | null): Parts {
  const again = (stage: Stage) => !before || touched.has(stage);
  const topology = before && !again('topology') ? before.topology : keptTopology(before, topologyOf(model, library));
  const members =
    before && !again('topology') ? before.members : keeping(before?.members, membersOf(model, topology), sameList);
  const data =
    before && !again('data') ? before.data : keeping(before?.data, sensitivityOf(model, library, topology), sameData);
  const ratings = before && !again('ratings') ? before.ratings : keptRatings(before, ratingsOf(model, topology, data));
  const exposure =
    before && !again('exposure')
      ? before.exposure
      : keeping(before?.exposure, exposureOf(model, topology), sameReached);
  return { topology, members, data, ratings, exposure };
}

function keptTopology(before: Parts | null, now: Topology): Topology {
  return {
    positions: now.positions,
    passages: keeping(before?.topology.passages, now.passages, samePassage),
    flowsAcross: keeping(before?.topology.flowsAcross, now.flowsAcross, sameList),
  };
}

function keptRatings(before: Parts | null, now: AllRatings): AllRatings {
  return { ...now, bySubject: keeping(before?.ratings.bySubject, now.bySubject, sameRatings) };
}

const NO_DATA = noSensitivity();

function assembled({ topology, members, data, ratings, exposure }: Parts, id: string): Derived {
  const reached = exposure.get(id) ?? UNSAID;
  const passage = topology.passages.get(id);
  return {
    exposure: reached.exposure,
    exposureBecause: reached.because,
    exposureKnown: reached.known,
    data: data.get(id) ?? NO_DATA,
    ratings: ratings.bySubject.get(id) ?? ratings.project,
    crosses: passage?.crosses ?? NONE,
    boundaries: passage?.boundaries ?? NONE,
    flows: topology.flowsAcross.get(id) ?? NONE,
    members: members.get(id) ?? NONE,
    criticality: ratings.criticalityOf.get(id) ?? null,
  };
}

function* subjectIds(model: ProjectModel): Generator<string> {
  yield* model.elements.keys();
  yield* model.flows.keys();
  yield* model.boundaries.keys();
  yield* model.assets.keys();
  yield* model.providers.keys();
  yield 'project';
}

/**
 * Everything derived, for elements, flows, boundaries, data assets, providers and the project, in passes linear in the size of the model. With what
 * was derived before, only the touched passes are made again.
 */
export function derive(
  model: ProjectModel,
  library: Library,
  before: DerivedState | null = null,
  touched: ReadonlySet<Stage> = new Set(STAGES),
): DerivedState {
  if (before && touched.size === 0) return { ...before, changed: NONE };
  const parts = passes(model, library, touched, before?.parts ?? null);
  // Nothing comes or goes without its place in the drawing, or its data, being worked out again.
  if (before && !touched.has('topology') && !touched.has('data')) return onlyMoved(model, before, parts);
  const all = new Map<string, Derived>();
  const changed: string[] = [];
  for (const id of subjectIds(model)) {
    const now = assembled(parts, id);
    const old = before?.all.get(id);
    const same = old !== undefined && sameDerived(old, now);
    all.set(id, same ? old : now);
    if (!same) changed.push(id);
  }
  for (const id of before?.all.keys() ?? []) if (!all.has(id)) changed.push(id);
  return { all, parts, changed };
}

/** The same subjects as before, of which some are more or less exposed or worth more or less. */
function onlyMoved(model: ProjectModel, before: DerivedState, parts: Parts): DerivedState {
  const moved = new Set<string>(['project', ...model.providers.keys()]);
  const look = (then: ReadonlyMap<string, unknown>, now: ReadonlyMap<string, unknown>) => {
    if (then === now) return;
    for (const [id, value] of now) if (then.get(id) !== value) moved.add(id);
  };
  look(before.parts.exposure, parts.exposure);
  look(before.parts.ratings.bySubject, parts.ratings.bySubject);
  const differing = [...moved].flatMap(id => {
    const now = assembled(parts, id);
    const old = before.all.get(id);
    return old !== undefined && sameDerived(old, now) ? [] : [[id, now] as const];
  });
  if (differing.length === 0) return { all: before.all, parts, changed: NONE };
  const all = new Map(before.all);
  for (const [id, now] of differing) all.set(id, now);
  return { all, parts, changed: differing.map(([id]) => id) };
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((one, at) => one === b[at]));
}

function samePassage(a: Passage, b: Passage): boolean {
  return sameList(a.crosses, b.crosses) && sameList(a.boundaries, b.boundaries);
}

function sameReached(a: Reached, b: Reached): boolean {
  return a.exposure === b.exposure && a.because === b.because && a.known === b.known;
}

function sameRatings(a: Ratings, b: Ratings): boolean {
  return a === b || (a.C === b.C && a.I === b.I && a.A === b.A && a.F === b.F && a.P === b.P);
}

function sameData(a: Sensitivity, b: Sensitivity): boolean {
  if (a === b) return true;
  if (a.class?.id !== b.class?.id || a.assets.length !== b.assets.length || a.from.length !== b.from.length)
    return false;
  return (
    a.assets.every((one, at) => sameWorth(one, b.assets[at])) && a.from.every((one, at) => sameSource(one, b.from[at]))
  );
}

function sameWorth(a: AssetWorth, b: AssetWorth | undefined): boolean {
  return (
    a.id === b?.id &&
    a.type === b.type &&
    a.class?.id === b.class?.id &&
    a.confidentiality === b.confidentiality &&
    a.integrity === b.integrity &&
    a.privacy === b.privacy
  );
}

function sameSource(a: Sensitivity['from'][number], b: Sensitivity['from'][number] | undefined): boolean {
  return a.asset === b?.asset && a.how === b.how && a.via === b.via;
}

/** Parts that came out as before have the same identity, so that this is a comparison of a few references. */
function sameDerived(a: Derived, b: Derived): boolean {
  return (
    a.exposure === b.exposure &&
    a.exposureBecause === b.exposureBecause &&
    a.exposureKnown === b.exposureKnown &&
    a.criticality === b.criticality &&
    sameRatings(a.ratings, b.ratings) &&
    a.data === b.data &&
    sameList(a.crosses, b.crosses) &&
    sameList(a.boundaries, b.boundaries) &&
    sameList(a.flows, b.flows) &&
    sameList(a.members, b.members)
  );
}
