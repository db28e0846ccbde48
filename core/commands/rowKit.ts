import { fail, ok, type Problem, type Result } from '../base';
import { apply, type Change, changeOf, type Edit, type Patch } from '../changes';
import { type Model, type References, type Rows, type Schemas, tableNames, tableOfId } from '../model';

/** What every change of a kind of document must keep to. */
export interface DocumentLaw<T extends Rows> {
  readonly schemas: Schemas<T>;
  readonly references: References<T>;
  /** The table whose one row the document cannot be without. */
  readonly root: keyof T & string;
  /** What else forbids a patch whose rows are sound; null for nothing. */
  readonly forbids: (model: Model<T>, patch: Patch<T>, after: Model<T>) => Problem | null;
  /** Why these rows have to stay; null when they may go. */
  readonly holds: (model: Model<T>, gone: ReadonlyMap<string, keyof T & string>) => Problem | null;
}

/** Adds a complete row. */
export type AddRowOf<T extends Rows> = {
  [N in keyof T & string]: { readonly type: 'row/add'; readonly table: N; readonly row: T[N] };
}[keyof T & string];
/** Sets some fields of some rows of one table. */
export type ChangeRowsOf<T extends Rows> = {
  [N in keyof T & string]: {
    readonly type: 'row/change';
    readonly table: N;
    readonly ids: readonly string[];
    readonly fields: Partial<Omit<T[N], 'id'>>;
  };
}[keyof T & string];
/** Removes rows of any tables, with everything that cannot be without them. */
export interface RemoveRowsOf<T extends Rows> {
  readonly type: 'row/remove';
  readonly ids: readonly string[];
  /** For rows whose id does not name their table. */
  readonly table?: keyof T & string;
}

/** The row commands of one kind of document, and what other commands are built with. */
export interface RowKit<T extends Rows> {
  /** A row from its fields, the rest as the schema has it by default; or why it cannot be one. The place names the field. */
  rowOf<N extends keyof T & string>(table: N, fields: unknown): Result<T[N]>;
  /**
   * A patch that may be applied to the model: made for the rows that are there, one change a row, every row as its schema wants it
   * (what can be done can be saved, and what is saved can be opened), no references to nothing, nothing that the law forbids.
   * Looks at the changed rows only.
   */
  soundPatch(model: Model<T>, patch: Patch<T>): Result<Patch<T>>;
  /** The sound patch that gives rows of one table these fields over those that they have; a row that is not there yet is made. */
  upsert<N extends keyof T & string>(
    model: Model<T>,
    table: N,
    drafts: Iterable<{ readonly id: string; readonly fields: object }>,
  ): Result<Patch<T>>;
  /** The patch that removes these rows, everything that cannot be without them, and every mention of them. */
  removal(model: Model<T>, first: ReadonlyMap<string, keyof T & string>): Patch<T>;
  add(model: Model<T>, command: AddRowOf<T>): Result<Edit<T>>;
  change(model: Model<T>, command: ChangeRowsOf<T>): Result<Edit<T>>;
  remove(model: Model<T>, command: RemoveRowsOf<T>): Result<Edit<T>>;
}

function invalid(
  table: string,
  issue: { readonly path: readonly PropertyKey[]; readonly message: string } | undefined,
): Result<never> {
  const place = [table, ...(issue?.path ?? []).map(String)].join(' › ');
  return fail({ code: 'row/invalid', place, facts: { reason: issue?.message ?? '' } });
}

export function createRowKit<T extends Rows>(law: DocumentLaw<T>): RowKit<T> {
  const { schemas, references, root } = law;
  type Table = keyof T & string;
  const tables = tableNames(schemas);

  function tableOf(id: string): Table {
    const named = tableOfId(id);
    return tables.find(name => name === named) ?? root;
  }

  function rowOf<N extends Table>(table: N, fields: unknown): Result<T[N]> {
    const parsed = schemas[table].safeParse(fields);
    return parsed.success ? ok(parsed.data) : invalid(table, parsed.error.issues[0]);
  }

  /** What is wrong with where a change is to be made. */
  function misplaced(model: Model<T>, { table, id, before }: Change<T>, seen: Set<string>): Result<never> | null {
    const key = `${table} ${id}`;
    if (seen.has(key)) return fail({ code: 'row/exists', facts: { id } });
    seen.add(key);
    if ((model[table].get(id) ?? null) === before) return null;
    return fail({ code: before === null ? 'row/exists' : 'row/unknown', facts: { id } });
  }

  /** What is wrong with the row that a change would leave. */
  function unsound(after: Model<T>, { table, after: row }: Change<T>): Result<never> | null {
    if (!row) return null;
    const parsed = schemas[table].safeParse(row);
    if (!parsed.success) return invalid(table, parsed.error.issues[0]);
    const missing = references[table].ids(row).find(id => id !== null && !after[tableOf(id)]?.has(id));
    if (!missing) return null;
    return fail({ code: 'document/dangling-reference', place: `${table} › ${row.id}`, facts: { id: missing } });
  }

  function soundPatch(model: Model<T>, patch: Patch<T>): Result<Patch<T>> {
    const after = apply(model, patch);
    const seen = new Set<string>();
    for (const change of patch) {
      const problem = misplaced(model, change, seen) ?? unsound(after, change);
      if (problem) return problem;
    }
    const forbidden = law.forbids(model, patch, after);
    return forbidden ? fail(forbidden) : ok(patch);
  }

  function upsert<N extends Table>(
    model: Model<T>,
    table: N,
    drafts: Iterable<{ readonly id: string; readonly fields: object }>,
  ): Result<Patch<T>> {
    const changes = new Map<string, Change<T>>();
    for (const { id, fields } of drafts) {
      const before = model[table].get(id) ?? null;
      const row = rowOf(table, { ...before, ...fields, id });
      if (!row.ok) return row;
      changes.set(id, changeOf<T, N>(table, before, row.value));
    }
    return soundPatch(model, [...changes.values()]);
  }

  function removal(model: Model<T>, first: ReadonlyMap<string, Table>): Patch<T> {
    const gone = new Map(first);
    const changed = new Map<string, Change<T>>();
    // Removing a row can take others with it, so the tables are gone through until nothing more falls.
    for (let size = -1; size !== gone.size; ) {
      size = gone.size;
      for (const table of tables) fallen(model, table, gone, changed);
    }
    return [...changed.values()];
  }

  function fallen<N extends Table>(
    model: Model<T>,
    table: N,
    gone: Map<string, Table>,
    changed: Map<string, Change<T>>,
  ): void {
    // Ids of decisions and the like may read as ids of other tables, so that the table counts too.
    const isGone = (id: string | null) => id !== null && gone.has(id) && gone.get(id) === tableOfId(id);
    for (const row of model[table].values()) {
      const key = `${table} ${row.id}`;
      if (gone.get(row.id) === table) {
        changed.set(key, changeOf<T, N>(table, row, null));
        continue;
      }
      if (!references[table].ids(row).some(isGone)) continue;
      const left = references[table].without(row, isGone);
      if (left === null) gone.set(row.id, table);
      changed.set(key, changeOf<T, N>(table, row, left));
    }
  }

  function add(model: Model<T>, { table, row: given }: AddRowOf<T>): Result<Edit<T>> {
    if (model[table].has(given.id)) return fail({ code: 'row/exists', facts: { id: given.id } });
    const row = rowOf(table, given);
    if (!row.ok) return row;
    const patch = soundPatch(model, [changeOf<T, typeof table>(table, null, row.value)]);
    return patch.ok ? ok({ label: 'row/add', patch: patch.value, mergeKey: null }) : patch;
  }

  function change(model: Model<T>, { table, ids, fields }: ChangeRowsOf<T>): Result<Edit<T>> {
    const changes: Change<T>[] = [];
    for (const id of new Set(ids)) {
      const before = model[table].get(id);
      if (!before) return fail({ code: 'row/unknown', facts: { id } });
      const row = rowOf(table, { ...before, ...fields, id });
      if (!row.ok) return row;
      changes.push(changeOf<T, typeof table>(table, before, row.value));
    }
    const patch = soundPatch(model, changes);
    if (!patch.ok) return patch;
    const names = Object.keys(fields).sort().join(',');
    return ok({
      label: 'row/change',
      patch: patch.value,
      mergeKey: `row/change ${table} ${ids.join(',')} ${names}`,
    });
  }

  function remove(model: Model<T>, command: RemoveRowsOf<T>): Result<Edit<T>> {
    const gone = new Map<string, Table>();
    for (const id of command.ids) {
      const table = command.table ?? tableOf(id);
      // Without its own row a document is none.
      if (table === root || !model[table].has(id)) return fail({ code: 'row/unknown', facts: { id } });
      gone.set(id, table);
    }
    const held = law.holds(model, gone);
    if (held) return fail(held);
    const patch = removal(model, gone);
    const forbidden = law.forbids(model, patch, apply(model, patch));
    return forbidden ? fail(forbidden) : ok({ label: 'row/remove', patch, mergeKey: null });
  }

  return { rowOf, soundPatch, upsert, removal, add, change, remove };
}
