import { fail, ok, type Result } from '../base';
import { apply, type Change, changeOf, type ProjectPatch } from '../changes';
import {
  boundaryCycles,
  PROJECT_REFERENCES,
  PROJECT_SCHEMAS,
  type ProjectModel,
  type ProjectRows,
  type ProjectTable,
  tableNames,
  tableOfId,
} from '../model';
import type { CommandRunner } from './command';

/** Adds a complete row. */
export type AddRow = {
  [N in ProjectTable]: { readonly type: 'row/add'; readonly table: N; readonly row: ProjectRows[N] };
}[ProjectTable];
/** Sets some fields of some rows of one table. */
export type ChangeRows = {
  [N in ProjectTable]: {
    readonly type: 'row/change';
    readonly table: N;
    readonly ids: readonly string[];
    readonly fields: Partial<Omit<ProjectRows[N], 'id'>>;
  };
}[ProjectTable];
/** Removes rows of any tables, with everything that cannot be without them. */
export interface RemoveRows {
  readonly type: 'row/remove';
  readonly ids: readonly string[];
  /** For rows whose id does not name their table (decisions, controls, responsibilities, placements, routes). */
  readonly table?: ProjectTable;
}
export type RowCommand = AddRow | ChangeRows | RemoveRows;

/** Checks a row against its schema; the place names the field. */
function checked<N extends ProjectTable>(table: N, row: unknown): Result<ProjectRows[N]> {
  const parsed = PROJECT_SCHEMAS[table].safeParse(row);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return fail({
      code: 'row/invalid',
      place: `${table} › ${issue?.path.join(' › ') ?? ''}`,
      facts: { reason: issue?.message ?? '' },
    });
  }
  // The schema of this very table has just accepted it.
  return ok(parsed.data as unknown as ProjectRows[N]);
}

/** A patch may not leave the model with references to nothing or boundaries inside themselves. Looks at the changed rows only. */
export function soundPatch(model: ProjectModel, patch: ProjectPatch): Result<ProjectPatch> {
  const after = apply(model, patch);
  for (const { table, after: row } of patch) {
    if (!row) continue;
    const missing = idsOf(table, row).find(id => id !== null && !after[tableOf(id)]?.has(id));
    if (missing)
      return fail({ code: 'document/dangling-reference', place: `${table} › ${row.id}`, facts: { id: missing } });
  }
  if (patch.some(change => change.table === 'boundaries' && change.after)) {
    const [cycle] = boundaryCycles(after.boundaries);
    if (cycle?.facts) return fail({ code: 'boundary/inside-itself', facts: cycle.facts });
  }
  return ok(patch);
}

function tableOf(id: string): ProjectTable {
  const table = tableNames(PROJECT_SCHEMAS).find(name => name === tableOfId(id));
  return table ?? 'project';
}

function idsOf<N extends ProjectTable>(table: N, row: ProjectRows[N]): readonly (string | null)[] {
  return PROJECT_REFERENCES[table].ids(row);
}

const addRow: CommandRunner<AddRow> = (model, command) => {
  if (model[command.table].has(command.row.id)) return fail({ code: 'row/exists', facts: { id: command.row.id } });
  const row = checked(command.table, command.row);
  if (!row.ok) return row;
  const patch = soundPatch(model, [changeOf<ProjectRows, typeof command.table>(command.table, null, row.value)]);
  return patch.ok ? ok({ label: 'row/add', patch: patch.value, mergeKey: null }) : patch;
};

const changeRows: CommandRunner<ChangeRows> = (model, command) => {
  const changes: Change<ProjectRows>[] = [];
  for (const id of command.ids) {
    const before = model[command.table].get(id);
    if (!before) return fail({ code: 'row/unknown', facts: { id } });
    const row = checked(command.table, { ...before, ...command.fields, id });
    if (!row.ok) return row;
    changes.push(changeOf<ProjectRows, typeof command.table>(command.table, before, row.value));
  }
  const patch = soundPatch(model, changes);
  if (!patch.ok) return patch;
  const fields = Object.keys(command.fields).sort().join(',');
  return ok({
    label: 'row/change',
    patch: patch.value,
    mergeKey: `row/change ${command.table} ${command.ids.join(',')} ${fields}`,
  });
};

const removeRows: CommandRunner<RemoveRows> = (model, command) => {
  const gone = new Map<string, ProjectTable>();
  for (const id of command.ids) {
    const table = command.table ?? tableOf(id);
    if (!model[table].has(id)) return fail({ code: 'row/unknown', facts: { id } });
    gone.set(id, table);
  }
  return ok({ label: 'row/remove', patch: removal(model, gone), mergeKey: null });
};

/** The patch that removes these rows, everything that cannot be without them, and every mention of them. */
export function removal(model: ProjectModel, first: ReadonlyMap<string, ProjectTable>): ProjectPatch {
  const gone = new Map(first);
  const changed = new Map<string, Change<ProjectRows>>();
  // Removing a row can take others with it, so the tables are gone through until nothing more falls.
  for (let size = -1; size !== gone.size; ) {
    size = gone.size;
    for (const table of tableNames(PROJECT_SCHEMAS)) fallen(model, table, gone, changed);
  }
  return [...changed.values()];
}

function fallen<N extends ProjectTable>(
  model: ProjectModel,
  table: N,
  gone: Map<string, ProjectTable>,
  changed: Map<string, Change<ProjectRows>>,
): void {
  const isGone = (id: string | null) => id !== null && gone.has(id);
  const rows: ReadonlyMap<string, ProjectRows[N]> = model[table];
  for (const row of rows.values()) {
    const key = `${table} ${row.id}`;
    if (gone.get(row.id) === table) {
      changed.set(key, changeOf<ProjectRows, N>(table, row, null));
      continue;
    }
    if (!PROJECT_REFERENCES[table].ids(row).some(isGone)) continue;
    const left = PROJECT_REFERENCES[table].without(row, isGone);
    if (left === null) gone.set(row.id, table);
    changed.set(key, changeOf<ProjectRows, N>(table, row, left));
  }
}

export const rowRunners = { 'row/add': addRow, 'row/change': changeRows, 'row/remove': removeRows };
