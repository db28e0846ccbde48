import type { Relation } from '../library';
import { enclosing } from '../responsibility';
import type { Window } from './window';

/** Tables whose rows can stand around something. */
export type AroundTable = 'elements' | 'flows' | 'boundaries' | 'assets';

/** At most so many things are looked at where a relation can lead to any number: the nearest, then in order of id. */
export const MOST_AROUND = 200;

type Find = (window: Window, id: string, within: number) => readonly string[];

interface Way {
  readonly to: AroundTable;
  readonly find: Find;
}

type Ways = Partial<Record<Relation, Way>>;

const way = (to: AroundTable, find: Find): Way => ({ to, find });

const NONE: readonly string[] = [];
const sorted = (ids: Iterable<string>): readonly string[] => [...new Set(ids)].sort();

const zones: Way = way('boundaries', ({ reader }, id) => enclosing(reader, id).map(boundary => boundary.id));
const data: Way = way('assets', (window, id) => (window.derived(id)?.data.assets ?? []).map(asset => asset.id));

/** In which directions flows are followed: as something is sent, against it, or both. */
interface Directions {
  readonly along: boolean;
  readonly against: boolean;
}

/** The elements at the other ends of an element's flows. */
function step({ reader }: Window, id: string, { along, against }: Directions): readonly string[] {
  const ends = reader.ids('flowsOfElement', id).flatMap(flowId => {
    const flow = reader.row('flows', flowId);
    if (!flow || flow.source === null || flow.target === null) return [];
    const onward = flow.source === id && (along || flow.bidirectional) ? [flow.target] : [];
    const back = flow.target === id && (against || flow.bidirectional) ? [flow.source] : [];
    return [...onward, ...back];
  });
  return sorted(ends);
}

/** Everything that so many flows lead to, nearest first until there are too many; in order of id. */
function walk(directions: Directions): Find {
  return (window, start, within) => {
    const found = new Set<string>([start]);
    let edge: readonly string[] = [start];
    for (let hop = 0; hop < within && edge.length > 0 && found.size <= MOST_AROUND; hop += 1) {
      const next = edge.flatMap(id => step(window, id, directions)).filter(id => !found.has(id));
      edge = sorted(next).slice(0, MOST_AROUND + 1 - found.size);
      for (const id of edge) found.add(id);
    }
    found.delete(start);
    return [...found].sort();
  };
}

const others = (ids: Iterable<string>, self: string) =>
  sorted(ids)
    .filter(id => id !== self)
    .slice(0, MOST_AROUND);

/** The flows that end, or begin, at an element: drawn so, or used in both directions. */
function flowsAt(end: 'source' | 'target'): Find {
  return ({ reader }, id) =>
    reader.ids('flowsOfElement', id).filter(flowId => {
      const flow = reader.row('flows', flowId);
      return flow !== undefined && (flow[end] === id || flow.bidirectional);
    });
}

const AROUND_ELEMENT: Ways = {
  incoming: way('flows', flowsAt('target')),
  outgoing: way('flows', flowsAt('source')),
  neighbours: way('elements', walk({ along: true, against: true })),
  upstream: way('elements', walk({ along: false, against: true })),
  downstream: way('elements', walk({ along: true, against: false })),
  siblings: way('elements', ({ reader }, id) => {
    const parent = reader.row('elements', id)?.parent ?? null;
    return parent === null ? NONE : others(reader.ids('elementsInside', parent), id);
  }),
  sharers: way('elements', ({ reader }, id) => {
    const row = reader.row('elements', id);
    const assets = row ? [...row.holds, ...row.processes] : NONE;
    return others(
      assets.flatMap(asset => reader.ids('elementsHolding', asset)),
      id,
    );
  }),
  zones,
  data,
};

const end = (which: 'source' | 'target'): Way =>
  way('elements', ({ reader }, id) => {
    const at = reader.row('flows', id)?.[which] ?? null;
    return at === null ? NONE : [at];
  });

const AROUND_FLOW: Ways = {
  zones: way('boundaries', (window, id) => window.derived(id)?.boundaries ?? NONE),
  data,
  source: end('source'),
  target: end('target'),
};

/** Boundaries inside a boundary, at any depth. */
function innerOf({ reader }: Window, id: string): readonly string[] {
  const found = new Set<string>([id]);
  for (const at of found) for (const inner of reader.ids('boundariesInside', at)) found.add(inner);
  found.delete(id);
  return [...found].sort();
}

const AROUND_BOUNDARY: Ways = {
  crossings: way('flows', (window, id) => window.derived(id)?.flows ?? NONE),
  members: way('elements', ({ reader }, id) => reader.ids('elementsInside', id)),
  contents: way('elements', (window, id) =>
    sorted([id, ...innerOf(window, id)].flatMap(at => window.reader.ids('elementsInside', at))),
  ),
  inner: way('boundaries', innerOf),
  zones,
  data,
};

const AROUND_ASSET: Ways = {
  holders: way('elements', ({ reader }, id) =>
    reader
      .ids('elementsHolding', id)
      .filter(element => reader.row('elements', element)?.holds.some(asset => asset === id)),
  ),
  handlers: way('elements', ({ reader }, id) => {
    const ends = reader.ids('flowsCarrying', id).flatMap(flowId => {
      const flow = reader.row('flows', flowId);
      return [flow?.source ?? null, flow?.target ?? null].filter(one => one !== null);
    });
    return sorted([...reader.ids('elementsHolding', id), ...ends]);
  }),
  carriers: way('flows', ({ reader }, id) => reader.ids('flowsCarrying', id)),
};

const AROUND: Readonly<Record<AroundTable, Ways>> = {
  elements: AROUND_ELEMENT,
  flows: AROUND_FLOW,
  boundaries: AROUND_BOUNDARY,
  assets: AROUND_ASSET,
};

/** What stands around a row: the table and the ids, in an order that is the same in every run. Null where the row has no such relation. */
export function waysFrom(table: AroundTable, relation: Relation): Way | null {
  return AROUND[table][relation] ?? null;
}
