import type { ControlStatus } from '../model';
import type { ControlList, ControlRow, Requirement } from './controlRow';
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

/** Why a control can be required, in the order in which it is told. */
export const REQUIRED_BY = ['threat', 'data', 'class', 'layer'] as const satisfies readonly Requirement['by'][];

/** The kinds of reasons of one row, each once. */
export function reasonsOfRow({ required }: ControlRow): readonly Requirement['by'][] {
  return REQUIRED_BY.filter(reason => required.some(({ by }) => by === reason));
}

/** On how many subjects a control is required by what. */
export function reasonCounts(rows: Iterable<ControlRow>): Record<Requirement['by'], number> {
  const counts = { threat: 0, data: 0, class: 0, layer: 0 };
  for (const row of rows) for (const by of reasonsOfRow(row)) counts[by] += 1;
  return counts;
}
