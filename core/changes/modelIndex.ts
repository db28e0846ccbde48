import {
  type AssetId,
  type BoundaryId,
  type ElementId,
  type FlowId,
  type PageId,
  type ProjectModel,
  type ProjectRows,
  tableNames,
} from '../model';
import type { ProjectPatch } from './change';

type Keys<Row> = (row: Row) => readonly (string | null)[];

/** Which rows name which id: `index name → table and the ids a row is found under`. */
const INDEXES = {
  flowsOfElement: keysOf('flows', row => [row.source, row.target]),
  flowsInto: keysOf('flows', row => [row.target]),
  flowsOutOf: keysOf('flows', row => [row.source]),
  flowsCarrying: keysOf('flows', row => row.data),
  elementsInside: keysOf('elements', row => [row.parent]),
  boundariesInside: keysOf('boundaries', row => [row.parent]),
  elementsHolding: keysOf('elements', row => [...row.holds, ...row.processes]),
  elementsOfType: keysOf('elements', row => [row.type ?? row.kind]),
  elementsInScopeOfType: keysOf('elements', row => [row.outOfScope === null ? (row.type ?? row.kind) : null]),
  elementsOfProvider: keysOf('elements', row => [row.provider]),
  placementsOnPage: keysOf('placements', row => [row.page]),
  placementsOfSubject: keysOf('placements', row => [row.subject]),
  routesOfSubject: keysOf('routes', row => [row.subject]),
  controlsOfSubject: keysOf('controls', row => [row.subject]),
  decisionsOfSubject: keysOf('decisions', row => [subjectOfKey(row.id)]),
  responsibilitiesOf: keysOf('responsibilities', row => [row.subject]),
  threatsOfSubject: keysOf('threats', row => [row.subject]),
} as const;

/** The subject of a finding, the first of a pair, in its key: `rule:role=id[,role=id]`. */
function subjectOfKey(key: string): string | null {
  return /^[^:]+:[a-z-]+=([^,]+)/.exec(key)?.[1] ?? null;
}

function keysOf<N extends keyof ProjectRows>(table: N, keys: Keys<ProjectRows[N]>) {
  return { table, keys } as const;
}

export type IndexName = keyof typeof INDEXES;
const NOTHING: ReadonlySet<string> = new Set();

/** Answers "which flows touch this element" without a scan. Alive: `follow` keeps it in step with the model, patch by patch. */
export class ModelIndex {
  readonly #maps: Record<IndexName, Map<string, Set<string>>>;

  constructor(model: ProjectModel) {
    const empty = tableNames(INDEXES).map(name => [name, new Map<string, Set<string>>()] as const);
    // One map per name of INDEXES, which Object.fromEntries cannot say.
    this.#maps = Object.fromEntries(empty) as Record<IndexName, Map<string, Set<string>>>;
    for (const name of tableNames(INDEXES)) {
      for (const row of model[INDEXES[name].table].values())
        this.#each(name, row, (keys, id) => add(this.#maps[name], keys, id));
    }
  }

  follow(patch: ProjectPatch): void {
    for (const name of tableNames(INDEXES)) {
      for (const change of patch) {
        if (change.table !== INDEXES[name].table) continue;
        if (change.before) this.#each(name, change.before, (keys, id) => remove(this.#maps[name], keys, id));
        if (change.after) this.#each(name, change.after, (keys, id) => add(this.#maps[name], keys, id));
      }
    }
  }

  /** Which answers a patch changes: every index and id under which a row comes, goes or is no longer found. */
  static *touched(patch: ProjectPatch): Generator<readonly [IndexName, string]> {
    for (const name of tableNames(INDEXES)) {
      const keys = INDEXES[name].keys as Keys<ProjectRows[keyof ProjectRows]>;
      for (const change of patch) {
        if (change.table !== INDEXES[name].table) continue;
        const before = new Set(change.before ? keys(change.before) : []);
        const after = new Set(change.after ? keys(change.after) : []);
        for (const key of before) if (key !== null && !after.has(key)) yield [name, key];
        for (const key of after) if (key !== null && !before.has(key)) yield [name, key];
      }
    }
  }

  #each(
    name: IndexName,
    row: ProjectRows[keyof ProjectRows],
    use: (keys: readonly (string | null)[], id: string) => void,
  ): void {
    // Callers pass rows of the index's own table only.
    const keys = INDEXES[name].keys as Keys<ProjectRows[keyof ProjectRows]>;
    use(keys(row), row.id);
  }

  /** Ids of the rows found under this id, in no particular order. */
  ids(name: IndexName, id: string): ReadonlySet<string> {
    return this.#maps[name].get(id) ?? NOTHING;
  }

  flowsOf(element: ElementId): readonly FlowId[] {
    return this.#sorted<FlowId>('flowsOfElement', element);
  }
  flowsInto(element: ElementId): readonly FlowId[] {
    return this.#sorted<FlowId>('flowsInto', element);
  }
  flowsOutOf(element: ElementId): readonly FlowId[] {
    return this.#sorted<FlowId>('flowsOutOf', element);
  }
  flowsCarrying(asset: AssetId): readonly FlowId[] {
    return this.#sorted<FlowId>('flowsCarrying', asset);
  }
  elementsHolding(asset: AssetId): readonly ElementId[] {
    return this.#sorted<ElementId>('elementsHolding', asset);
  }
  elementsInside(boundary: BoundaryId): readonly ElementId[] {
    return this.#sorted<ElementId>('elementsInside', boundary);
  }
  boundariesInside(boundary: BoundaryId): readonly BoundaryId[] {
    return this.#sorted<BoundaryId>('boundariesInside', boundary);
  }
  placementsOn(page: PageId): readonly string[] {
    return this.#sorted<string>('placementsOnPage', page);
  }
  /** In order of id. */
  #sorted<Id extends string>(name: IndexName, id: string): readonly Id[] {
    // Each index holds ids of its own table's rows, which carry that id type.
    return [...this.ids(name, id)].sort() as Id[];
  }
}

function add(map: Map<string, Set<string>>, keys: readonly (string | null)[], id: string): void {
  for (const key of keys) {
    if (key === null) continue;
    const ids = map.get(key);
    if (ids) ids.add(id);
    else map.set(key, new Set([id]));
  }
}

function remove(map: Map<string, Set<string>>, keys: readonly (string | null)[], id: string): void {
  for (const key of keys) {
    if (key === null) continue;
    const ids = map.get(key);
    ids?.delete(id);
    if (ids?.size === 0) map.delete(key);
  }
}
