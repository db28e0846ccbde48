import type { Rows } from '../model';
import type { Change, Patch } from './change';

/** The patch that undoes this one. */
export function invert<T extends Rows>(patch: Patch<T>): Patch<T> {
  // Swapping the sides of a change gives a change of the same table.
  return patch.map(change => ({ ...change, before: change.after, after: change.before }) as Change<T>).reverse();
}
