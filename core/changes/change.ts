import type { ProjectRows, Rows } from '../model';

/**
 * One row of one table, before and after; `null` means: absent on that side.
 *
 * The law: a patch is the only currency. Commands return one, the store applies it, undo inverts it, the journal appends it,
 * the analyser re-reads its rows, the review screen shows it. A patch applies only to the model it was made for (each `before`
 * is the row that is there), so `invert` is exact. Nothing here looks inside a row: a new table needs no new code.
 */
export type Change<T extends Rows> = {
  readonly [N in keyof T & string]: {
    readonly table: N;
    readonly id: string;
    readonly before: T[N] | null;
    readonly after: T[N] | null;
  };
}[keyof T & string];

/** At most one change per row. */
export type Patch<T extends Rows> = readonly Change<T>[];
export type ProjectPatch = Patch<ProjectRows>;

/** What one command did: its words in the undo menu, its rows, and whether it melts into the step before it (same key, soon after). */
export interface Edit<T extends Rows> {
  /** Key of the text catalogue `commands`, e.g. `element/move`. */
  readonly label: string;
  readonly patch: Patch<T>;
  readonly mergeKey: string | null;
  /** Undo stops here: neither this step nor any before it is taken back. */
  readonly final?: true;
}
export type ProjectEdit = Edit<ProjectRows>;

/** The change of one row; a function so that table and row type stay together. */
export function changeOf<T extends Rows, N extends keyof T & string>(
  table: N,
  before: T[N] | null,
  after: T[N] | null,
): Change<T> {
  const id = (after ?? before)?.id ?? '';
  // For each single N this is a member of the union; TypeScript cannot see that for a generic N.
  return { table, id, before, after } as unknown as Change<T>;
}
