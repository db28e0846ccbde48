import type { ControlStatus } from '../model';
import type { ControlList, ControlRow } from './controlRow';
import { worstList } from './lists';

/** How many rows are in which state, and the worst list that any of them is in. */
export function tally(rows: readonly ControlRow[]): {
  readonly counts: Partial<Record<ControlStatus, number>>;
  readonly list: ControlList;
} {
  const counts: Partial<Record<ControlStatus, number>> = {};
  for (const { status } of rows) counts[status] = (counts[status] ?? 0) + 1;
  return { counts, list: worstList(rows.map(row => row.list)) };
}
