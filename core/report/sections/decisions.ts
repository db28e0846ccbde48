import { byCodeUnit } from '../../base';
import { REPORT } from '../../text';
import { column, heading, tableOr } from '../blocks';
import type { Block, Cell } from '../document';
import type { ReportInput } from '../input';
import { verdict } from './threats';

const W = REPORT.decisions;
const C = REPORT.column;

/** What was decided, by whom, in which role, when and why; what is decided about findings that are gone is kept. */
export function decisions(input: ReportInput): readonly Block[] {
  const orphans = new Set(input.orphans.map(decision => decision.id));
  const rows = [...input.model.decisions.values()]
    .sort((a, b) => byCodeUnit(b.stamp.at, a.stamp.at) || byCodeUnit(a.id, b.id))
    .map((decision): Cell[] => [
      decision.stamp.at.slice(0, 10),
      { text: decision.stamp.by, more: decision.stamp.roles.length === 0 ? [] : [decision.stamp.roles.join(', ')] },
      {
        text: decision.remembered.title,
        bold: true,
        more: [decision.remembered.subject + (orphans.has(decision.id) ? ` (${W.orphaned})` : '')],
      },
      [verdict(decision), decision.note].filter(part => part !== '').join(' — '),
    ]);
  return [
    heading(W.title),
    tableOr([column(C.day, 62), column(C.who, 3), column(C.what, 5), column(C.decision, 5)], rows, W.none),
  ];
}
