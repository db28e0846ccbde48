import type { Problem } from '../base';
import type { Boundary } from './diagram';
import { type References, tableOfId } from './references';
import { type Model, type Rows, tableNames } from './tables';

/** Every id that names a row which is not there. */
export function danglingReferences<T extends Rows>(model: Model<T>, references: References<T>): Problem[] {
  const problems: Problem[] = [];
  for (const table of tableNames(references)) {
    for (const row of model[table].values()) {
      for (const id of references[table].ids(row)) {
        if (id !== null && !has(model, id)) {
          problems.push({ code: 'document/dangling-reference', place: `${table} › ${row.id}`, facts: { id } });
        }
      }
    }
  }
  return problems;
}

function has<T extends Rows>(model: Model<T>, id: string): boolean {
  const table = tableOfId(id);
  return table !== null && table in model && (model[table]?.has(id) ?? false);
}

/** Boundaries that enclose themselves, directly or through others. */
export function boundaryCycles(boundaries: ReadonlyMap<string, Boundary>): Problem[] {
  const sound = new Set<string>();
  const problems: Problem[] = [];
  for (const start of boundaries.values()) {
    const path = new Set<string>();
    let at: Boundary | undefined = start;
    while (at && !sound.has(at.id) && !path.has(at.id)) {
      path.add(at.id);
      at = at.parent === null ? undefined : boundaries.get(at.parent);
    }
    if (at && path.has(at.id)) {
      problems.push({ code: 'document/cycle', place: `boundaries › ${at.id}`, facts: { name: at.name } });
    }
    for (const id of path) sound.add(id);
  }
  return problems;
}
