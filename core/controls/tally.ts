import type { ControlStatus } from '../model';
import type { ControlList, ControlRow } from './controlRow';
import { worstList } from './lists';

/** Rows by control, in the order in which each control first appears. */
export function byControl(rows: Iterable<ControlRow>): ReadonlyMap<string, readonly ControlRow[]> {
  const groups = new Map<string, ControlRow[]>();
  for (const row of rows) {
    const group = groups.get(row.control);
    if (group) group.push(row);
    else groups.set(row.control, [row]);
  }
  return groups;
}

/** How many rows are in which state, and the worst list that any of them is in. */
export function tally(rows: readonly ControlRow[]): {
  readonly counts: Partial<Record<ControlStatus, number>>;
  readonly list: ControlList;
} {
  const counts: Partial<Record<ControlStatus, number>> = {};
  for (const { status } of rows) counts[status] = (counts[status] ?? 0) + 1;
  return { counts, list: worstList(rows.map(row => row.list)) };
}
