import type { Rows } from '../model';
import type { Change, Patch } from './change';

/** One patch with the effect of the first and then the second. Rows that end as they began are left out. */
export function merge<T extends Rows>(first: Patch<T>, second: Patch<T>): Patch<T> {
  const all = new Map<string, Change<T>>();
  for (const change of [...first, ...second]) {
    const key = `${change.table} ${change.id}`;
    const earlier = all.get(key);
    // Both are changes of one table, so the earlier `before` fits the later `after`.
    all.set(key, earlier ? ({ ...change, before: earlier.before } as Change<T>) : change);
  }
  return [...all.values()].filter(change => change.before !== change.after);
}
