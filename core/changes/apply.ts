import type { Model, Rows } from '../model';
import type { Patch } from './change';

/** The model after the patch. Tables without a change keep their identity; touched ones are copied once. */
export function apply<T extends Rows>(model: Model<T>, patch: Patch<T>): Model<T> {
  if (patch.length === 0) return model;
  const touched = new Map<string, Map<string, Rows[string]>>();
  for (const { table, id, after } of patch) {
    const rows = touched.get(table) ?? new Map<string, Rows[string]>(model[table]);
    touched.set(table, rows);
    if (after === null) rows.delete(id);
    else rows.set(id, after);
  }
  return { ...model, ...Object.fromEntries(touched) };
}
