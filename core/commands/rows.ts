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

/** A row of a table from its fields, the rest as the schema has it by default; or why it cannot be one. The place names the field. */
export function rowOf<N extends ProjectTable>(table: N, fields: unknown): Result<ProjectRows[N]> {
  const parsed = PROJECT_SCHEMAS[table].safeParse(fields);
  // The schema of this very table has just accepted it.
  return parsed.success ? ok(parsed.data as unknown as ProjectRows[N]) : invalid(table, parsed.error.issues[0]);
}

function invalid(
  table: string,
  issue: { readonly path: readonly PropertyKey[]; readonly message: string } | undefined,
): Result<never> {
  const place = [table, ...(issue?.path ?? []).map(String)].join(' › ');
  return fail({ code: 'row/invalid', place, facts: { reason: issue?.message ?? '' } });
}

/**
 * A patch that may be applied to the model: made for the rows that are there, one change a row, every row as its schema wants it
 * (what can be done can be saved, and what is saved can be opened), no references to nothing, no boundary inside itself.
 * Looks at the changed rows only.
 */
export function soundPatch(model: ProjectModel, patch: ProjectPatch): Result<ProjectPatch> {
  const after = apply(model, patch);
  const seen = new Set<string>();
  for (const change of patch) {
    const problem = misplaced(model, change, seen) ?? unsound(after, change);
    if (problem) return problem;
  }
  if (patch.some(change => change.table === 'boundaries' && change.after)) {
    const [cycle] = boundaryCycles(after.boundaries);
    if (cycle?.facts) return fail({ code: 'boundary/inside-itself', facts: cycle.facts });
  }
  return ok(patch);
}

/** What is wrong with where a change is to be made. */
function misplaced(
  model: ProjectModel,
  { table, id, before }: Change<ProjectRows>,
  seen: Set<string>,
): Result<never> | null {
  const key = `${table} ${id}`;
  if (seen.has(key)) return fail({ code: 'row/exists', facts: { id } });
  seen.add(key);
  if ((model[table].get(id) ?? null) === before) return null;
  return fail({ code: before === null ? 'row/exists' : 'row/unknown', facts: { id } });
}

/** What is wrong with the row that a change would leave. */
function unsound(after: ProjectModel, { table, after: row }: Change<ProjectRows>): Result<never> | null {
  if (!row) return null;
  const parsed = PROJECT_SCHEMAS[table].safeParse(row);
  if (!parsed.success) return invalid(table, parsed.error.issues[0]);
  const missing = idsOf(table, row).find(id => id !== null && !after[tableOf(id)]?.has(id));
  if (!missing) return null;
  return fail({ code: 'document/dangling-reference', place: `${table} › ${row.id}`, facts: { id: missing } });
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
  const row = rowOf(command.table, command.row);
  if (!row.ok) return row;
  const patch = soundPatch(model, [changeOf<ProjectRows, typeof command.table>(command.table, null, row.value)]);
  return patch.ok ? ok({ label: 'row/add', patch: patch.value, mergeKey: null }) : patch;
};

const changeRows: CommandRunner<ChangeRows> = (model, command) => {
  const changes: Change<ProjectRows>[] = [];
  for (const id of new Set(command.ids)) {
    const before = model[command.table].get(id);
    if (!before) return fail({ code: 'row/unknown', facts: { id } });
    const row = rowOf(command.table, { ...before, ...command.fields, id });
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
    // Without its own row a project is none.
    if (table === 'project' || !model[table].has(id)) return fail({ code: 'row/unknown', facts: { id } });
    gone.set(id, table);
  }
  const pages = [...model.pages.keys()];
  if (pages.every(id => gone.get(id) === 'pages'))
    return fail({ code: 'row/referenced', facts: { id: pages[0] ?? '' } });
  return ok({ label: 'row/remove', patch: removal(model, gone), mergeKey: null });
};

/** The sound patch that gives rows of one table these fields over those that they have; a row that is not there yet is made. */
export function upsert<N extends ProjectTable>(
  model: ProjectModel,
  table: N,
  drafts: Iterable<{ readonly id: string; readonly fields: object }>,
): Result<ProjectPatch> {
  const rows: ReadonlyMap<string, ProjectRows[N]> = model[table];
  const changes = new Map<string, Change<ProjectRows>>();
  for (const { id, fields } of drafts) {
    const before = rows.get(id) ?? null;
    const row = rowOf(table, { ...before, ...fields, id });
    if (!row.ok) return row;
    changes.set(id, changeOf<ProjectRows, N>(table, before, row.value));
  }
  return soundPatch(model, [...changes.values()]);
}

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
  // Ids of decisions and the like may read as ids of other tables, so that the table counts too.
  const isGone = (id: string | null) => id !== null && gone.has(id) && gone.get(id) === tableOfId(id);
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
