import { sameJson } from '../base';
import { type Model, type Rows, tableNames } from '../model';
import { type Change, changeOf, type Patch } from './change';

/** The patch that leads from one model to the other: rows are compared by content, tables and ids in stable order. */
export function diff<T extends Rows>(from: Model<T>, to: Model<T>): Patch<T> {
  return tableNames(from).flatMap(table => diffTable<T, typeof table>(table, from[table], to[table]));
}

function diffTable<T extends Rows, N extends keyof T & string>(
  table: N,
  from: ReadonlyMap<string, T[N]>,
  to: ReadonlyMap<string, T[N]>,
): Change<T>[] {
  if (from === to) return [];
  const ids = [...new Set([...from.keys(), ...to.keys()])].sort();
  return ids.flatMap(id => {
    const before = from.get(id) ?? null;
    const after = to.get(id) ?? null;
    return sameJson(before, after) ? [] : [changeOf<T, N>(table, before, after)];
  });
}
