import { groupBy } from '../../../core/base';
import type { ImportReport } from '../../../core/interchange';

/** What was left out of a file for one reason. */
export interface LeftOut {
  readonly reason: string;
  /** Each with how often, where that is more than once. */
  readonly what: readonly string[];
  readonly count: number;
}

/** What was left out, by reason in the order in which they came: a reason is read once, however much it concerns. */
export function leftOutByReason(dropped: ImportReport['dropped']): readonly LeftOut[] {
  const byReason = groupBy(dropped, line => line.reason);
  return Array.from(byReason, ([reason, lines]) => ({
    reason,
    what: lines.map(({ count, what }) => (count > 1 ? `${count} × ${what}` : what)),
    count: lines.reduce((sum, { count }) => sum + count, 0),
  }));
}
