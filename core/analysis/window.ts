import type { IndexName, ModelIndex, ModelReader } from '../changes';
import type { DatedBasis } from '../controls';
import type { Library } from '../library';
import type { ProjectModel, ProjectTable } from '../model';
import type { AllDerived, Derived } from './derived';

/** Names of what can be read beside tables: the lists of all rows of a table, and what is derived. */
type Source = ProjectTable | IndexName | `all ${ProjectTable}` | 'derived';

/** Everything that one run read, by where it came from. */
export type ReadLog = ReadonlyMap<string, ReadonlySet<string>>;

/** The window of the analysis: rows, indexes, and what is derived, all of it remembered while a run is recorded. */
export interface Window extends DatedBasis {
  derived(id: string): Derived | undefined;
}

export interface WindowSource {
  model: ProjectModel;
  index: ModelIndex;
  derived: AllDerived;
}

/** A window that remembers what was read through it. `source` may be moved on to the next model between runs. */
export function createRecordingWindow(source: WindowSource, library: Library, today: string) {
  let log: Map<string, Set<string>> | null = null;
  const note = (from: Source, id: string) => {
    if (log === null) return;
    const ids = log.get(from);
    if (ids) ids.add(id);
    else log.set(from, new Set([id]));
  };
  const reader: ModelReader = {
    row: (table, id) => {
      note(table, id);
      return source.model[table].get(id);
    },
    ids: (name, id) => {
      note(name, id);
      const ids = source.index.ids(name, id);
      return ids.size === 0 ? NOTHING : [...ids].sort();
    },
    all: table => {
      note(`all ${table}`, '');
      return source.model[table].keys();
    },
  };
  const window: Window = {
    reader,
    library,
    today,
    derived: id => {
      note('derived', id);
      return source.derived.get(id);
    },
  };
  /** Runs something and tells what it read. */
  const recorded = <T>(run: () => T): { readonly result: T; readonly log: ReadLog } => {
    const mine = new Map<string, Set<string>>();
    log = mine;
    try {
      return { result: run(), log: mine };
    } finally {
      log = null;
    }
  };
  return { window, recorded };
}

const NOTHING: readonly string[] = [];

/** Who read what: after a change, those who read it run again. Alive: each run replaces what its subject read before. */
export class Readers {
  readonly #readers = new Map<string, Map<string, Set<string>>>();
  readonly #logs = new Map<string, ReadLog>();

  /** Notes what a subject read; null: it is gone. */
  put(subject: string, log: ReadLog | null): void {
    this.#each(this.#logs.get(subject), (ids, id) => {
      const subjects = ids.get(id);
      subjects?.delete(subject);
      if (subjects?.size === 0) ids.delete(id);
    });
    if (log === null) {
      this.#logs.delete(subject);
      return;
    }
    this.#logs.set(subject, log);
    this.#each(log, (ids, id) => {
      const subjects = ids.get(id);
      if (subjects) subjects.add(subject);
      else ids.set(id, new Set([subject]));
    });
  }

  #each(log: ReadLog | undefined, use: (ids: Map<string, Set<string>>, id: string) => void): void {
    for (const [source, read] of log ?? []) {
      const ids = this.#readers.get(source) ?? new Map<string, Set<string>>();
      this.#readers.set(source, ids);
      for (const id of read) use(ids, id);
    }
  }

  of(source: Source, id: string): Iterable<string> {
    return this.#readers.get(source)?.get(id) ?? [];
  }
}
