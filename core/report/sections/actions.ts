import { byCodeUnit } from '../../base';
import { REPORT } from '../../text';
import { column, heading, tableOr } from '../blocks';
import type { Block, Cell } from '../document';
import { personName } from '../facts';
import type { ReportInput } from '../input';

const W = REPORT.actions;
const C = REPORT.column;

interface Line {
  readonly title: string;
  readonly who: string;
  readonly due: string | null;
  readonly status: string;
}

/** Who does what by when: actions, findings that somebody is assigned to, and controls with an owner and a date. */
export function actions(input: ReportInput): readonly Block[] {
  const rows = lines(input)
    .sort((a, b) => byCodeUnit(a.due ?? '9999', b.due ?? '9999') || byCodeUnit(a.title, b.title))
    .map((line): Cell[] => [{ text: line.title, bold: true }, line.who, line.due ?? W.noDay, line.status]);
  return [
    heading(W.title, 1, 'new'),
    tableOr([column(C.action, 7), column(C.owner, 3), column(C.due, 66), column(C.status, 50)], rows, W.none),
  ];
}

function lines(input: ReportInput): Line[] {
  const { model, library } = input;
  const who = (id: Parameters<typeof personName>[1]) => personName(input, id) ?? W.nobody;
  return [
    ...[...model.actions.values()].map(one => ({
      title: one.title,
      who: who(one.owner),
      due: one.due,
      status: one.status === 'done' ? W.done : W.open,
    })),
    ...[...model.decisions.values()]
      .filter(one => one.assignee !== null)
      .map(one => ({
        title: `${one.remembered.title} (${one.remembered.subject})`,
        who: who(one.assignee),
        due: one.due,
        status: W.open,
      })),
    ...[...model.controls.values()]
      .filter(one => one.owner !== null && one.due !== null)
      .map(one => ({
        title: library.controls.get(one.control)?.title ?? one.control,
        who: who(one.owner),
        due: one.due,
        status: W.open,
      })),
  ];
}
