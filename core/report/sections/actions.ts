import { byCodeUnit } from '../../base';
import { fill, REPORT } from '../../text';
import { column, heading, tableOr } from '../blocks';
import type { Block, Cell } from '../document';
import { namesOf, personName, TONES } from '../facts';
import type { ReportInput } from '../input';
import { longDay } from '../say';

const W = REPORT.actions;
const C = REPORT.column;

interface Line {
  readonly title: string;
  /** The same as something to do, for whoever reads nothing but the first page. */
  readonly asked: string;
  /** What it is, where it is not an action of its own. */
  readonly kind: string;
  /** Null: nobody yet. */
  readonly who: string | null;
  readonly due: string | null;
  readonly done: boolean;
}

type Told = Pick<ReportInput, 'model' | 'library'>;

/** Who does what by when: actions, findings that somebody is assigned to, and controls with an owner and a date. */
export function actions(input: ReportInput): readonly Block[] {
  const today = input.at.slice(0, 10);
  const rows = lines(input).map((line): Cell[] => [
    { text: line.title, bold: true, more: [line.kind] },
    line.who ?? W.nobody,
    line.due === null ? W.noDay : longDay(line.due),
    status(line, today),
  ]);
  return [
    heading(W.title, 1, 'new'),
    tableOr([column(C.action, 7), column(C.owner, 3), column(C.due, 104), column(C.status, 56)], rows, W.none, 'body'),
  ];
}

function status({ done, due }: Line, today: string): Cell {
  if (done) return W.done;
  return due !== null && due < today ? { text: W.late, tone: TONES.risk.high } : W.open;
}

/** What is still to be done, the soonest first. */
export const openLines = (input: Told): readonly Line[] => lines(input).filter(line => !line.done);

/** What is to be done before what is done, the soonest first. */
function lines(input: Told): readonly Line[] {
  const { model, library } = input;
  const names = namesOf(input);
  const about = (title: string, where: string) => (where === '' ? title : fill(W.about, { title, where }));
  const withAsked = (title: string, words: string) => ({ title, asked: fill(words, { title }) });
  const who = (id: Parameters<typeof personName>[1]) => personName(input, id);
  const all = [
    ...[...model.actions.values()].map(one => ({
      title: one.title,
      asked: one.title,
      kind: '',
      who: who(one.owner),
      due: one.due,
      done: one.status === 'done',
    })),
    ...[...model.decisions.values()]
      // What was accepted or dismissed is answered.
      .filter(one => one.assignee !== null && one.verdict === null)
      .map(one => ({
        ...withAsked(about(one.remembered.title, one.remembered.subject), W.askedThreat),
        kind: W.assigned,
        who: who(one.assignee),
        due: one.due,
        done: false,
      })),
    ...[...model.controls.values()]
      .filter(one => one.owner !== null && one.due !== null)
      .map(one => ({
        ...withAsked(
          about(library.controls.get(one.control)?.title ?? one.control, names.get(one.subject) ?? ''),
          W.askedControl,
        ),
        kind: W.control,
        who: who(one.owner),
        due: one.due,
        done: false,
      })),
  ];
  return all.sort(
    (a, b) =>
      Number(a.done) - Number(b.done) || byCodeUnit(a.due ?? '9999', b.due ?? '9999') || byCodeUnit(a.title, b.title),
  );
}
