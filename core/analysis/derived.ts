import type { Library } from '../library';
import type { ProjectModel } from '../model';
import type { Exposure, Ratings } from '../risk';
import { exposureOf, type Reached } from './exposure';
import { type AllRatings, ratingsOf } from './ratings';
import { noSensitivity, type Sensitivity, sensitivityOf } from './sensitivity';
import { type Topology, topologyOf } from './topology';

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

interface Parts {
  readonly topology: Topology;
  readonly data: ReadonlyMap<string, Sensitivity>;
  readonly ratings: AllRatings;
  readonly exposure: ReadonlyMap<string, Reached>;
}

function assembled(parts: Parts, id: string, extra: Partial<Derived>): Derived {
  const reached = parts.exposure.get(id) ?? UNSAID;
  return {
    exposure: reached.exposure,
    exposureBecause: reached.because,
    exposureKnown: reached.known,
    data: parts.data.get(id) ?? noSensitivity(),
    ratings: parts.ratings.bySubject.get(id) ?? parts.ratings.project,
    crosses: NONE,
    boundaries: NONE,
    flows: NONE,
    members: NONE,
    criticality: null,
    ...extra,
  };
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

/** Everything derived, for elements, flows, boundaries, providers and the project, in passes linear in the size of the model. */
export function deriveAll(model: ProjectModel, library: Library): AllDerived {
  const topology = topologyOf(model, library);
  const data = sensitivityOf(model, library, topology);
  const parts: Parts = {
    topology,
    data,
    ratings: ratingsOf(model, topology, data),
    exposure: exposureOf(model, topology),
  };
  const members = membersOf(model, topology);
  const all = new Map<string, Derived>();
  for (const id of model.elements.keys()) all.set(id, assembled(parts, id, {}));
  for (const id of model.flows.keys()) all.set(id, assembled(parts, id, topology.passages.get(id) ?? {}));
  for (const id of model.boundaries.keys()) {
    const flows = topology.flowsAcross.get(id) ?? NONE;
    all.set(id, assembled(parts, id, { flows, members: members.get(id) ?? NONE }));
  }
  for (const id of model.providers.keys()) {
    const criticality = parts.ratings.criticalityOf.get(id) ?? null;
    all.set(id, assembled(parts, id, { members: members.get(id) ?? NONE, criticality }));
  }
  all.set('project', assembled(parts, 'project', {}));
  return all;
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((one, at) => one === b[at]));
}

function sameRatings(a: Ratings, b: Ratings): boolean {
  return a === b || (a.C === b.C && a.I === b.I && a.A === b.A && a.F === b.F && a.P === b.P);
}

function sameData(a: Sensitivity, b: Sensitivity): boolean {
  if (a === b) return true;
  if (a.class?.id !== b.class?.id || a.assets.length !== b.assets.length || a.from.length !== b.from.length)
    return false;
  const sameAssets = a.assets.every((asset, at) => {
    const other = b.assets[at];
    return asset.id === other?.id && asset.type === other.type && asset.class?.id === other.class?.id;
  });
  return sameAssets && a.from.every((one, at) => sameSource(one, b.from[at]));
}

function sameSource(a: Sensitivity['from'][number], b: Sensitivity['from'][number] | undefined): boolean {
  return a.asset === b?.asset && a.how === b.how && a.via === b.via;
}

export function sameDerived(a: Derived, b: Derived): boolean {
  return (
    a.exposure === b.exposure &&
    a.exposureBecause === b.exposureBecause &&
    a.exposureKnown === b.exposureKnown &&
    a.criticality === b.criticality &&
    sameRatings(a.ratings, b.ratings) &&
    sameData(a.data, b.data) &&
    sameList(a.crosses, b.crosses) &&
    sameList(a.boundaries, b.boundaries) &&
    sameList(a.flows, b.flows) &&
    sameList(a.members, b.members)
  );
}
