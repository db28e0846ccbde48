import type { IndexName, ModelIndex, ModelReader } from '../changes';
import type { DatedBasis } from '../controls';
import type { ProjectModel, ProjectTable } from '../model';
import type { RuleChoice, RuleChoices } from './choices';
import type { AllDerived, Derived } from './derived';

/** Names of what can be read: the rows of a table, an index, the list of all rows of a table, and what is derived. */
export type ReadSource = ProjectTable | IndexName | `all ${ProjectTable}` | 'derived';

/** The window of the analysis: rows, indexes, and what is derived. Everything read through it is remembered. */
export interface Window extends DatedBasis {
  derived(id: string): Derived | undefined;
  /** What the project has decided about a rule. Not remembered as read: when it changes, all whom the rule is asked of run again. */
  choice(rule: string): RuleChoice | undefined;
}

/** Where the window looks; moved on to the next model between runs. */
export interface WindowSource {
  model: ProjectModel;
  index: ModelIndex;
  derived: AllDerived;
  choices: RuleChoices;
}

const NOTHING: readonly string[] = [];

export function createWindow(
  source: WindowSource,
  readings: Readings,
  basis: Pick<Window, 'library' | 'today'>,
): Window {
  const reader: ModelReader = {
    row: (table, id) => {
      readings.note(table, id);
      return source.model[table].get(id);
    },
    ids: (name, id) => {
      readings.note(name, id);
      const ids = source.index.ids(name, id);
      return ids.size === 0 ? NOTHING : [...ids].sort();
    },
    all: table => {
      readings.note(`all ${table}`, '');
      return source.model[table].keys();
    },
  };
  return {
    ...basis,
    reader,
    choice: rule => source.choices.get(rule),
    derived: id => {
      readings.note('derived', id);
      return source.derived.get(id);
    },
  };
}

/** One run of one subject. When the subject runs again, what it read before no longer counts. */
interface Run {
  readonly subject: string;
  live: boolean;
}

const CROWD = 64;

/**
 * Who read what. Alive: while a subject runs, each row it reads learns of it, so that a change of the row tells who has to run again.
 * Readers that have run again since are left where they are and dropped when somebody next comes by.
 */
export class Readings {
  /** By what was read: its one reader, as most rows have, or all of them. */
  readonly #readers = new Map<ReadSource, Map<string, Run | Run[]>>();
  readonly #runs = new Map<string, Run>();
  #current: Run | null = null;

  /** Runs a subject anew and remembers what it reads. */
  during<T>(subject: string, run: () => T): T {
    this.forget(subject);
    const current: Run = { subject, live: true };
    this.#runs.set(subject, current);
    this.#current = current;
    try {
      return run();
    } finally {
      this.#current = null;
    }
  }

  /** A subject that is gone reads nothing. */
  forget(subject: string): void {
    const before = this.#runs.get(subject);
    if (before) before.live = false;
    this.#runs.delete(subject);
  }

  note(from: ReadSource, id: string): void {
    const current = this.#current;
    if (current === null) return;
    let ids = this.#readers.get(from);
    if (!ids) {
      ids = new Map();
      this.#readers.set(from, ids);
    }
    const runs = ids.get(id);
    if (runs === current) return;
    if (!Array.isArray(runs)) {
      ids.set(id, runs?.live ? [runs, current] : current);
      return;
    }
    // A run's readings of one row follow each other, so it is known already when it came last.
    if (runs[runs.length - 1] === current) return;
    runs.push(current);
    // Powers of two only, so that the dead are counted out seldom however many they are.
    if (runs.length >= CROWD && (runs.length & (runs.length - 1)) === 0) ids.set(id, living(runs));
  }

  /** The subjects whose last run read this. */
  *of(from: ReadSource, id: string): Generator<string> {
    const runs = this.#readers.get(from)?.get(id) ?? [];
    for (const run of Array.isArray(runs) ? runs : [runs]) if (run.live) yield run.subject;
  }
}

function living(runs: readonly Run[]): Run[] {
  return runs.filter(run => run.live);
}
