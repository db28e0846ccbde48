import { CONTROL_LISTS } from '../../controls';
import { type ControlOutcome, controlOutcomes, listsOf } from '../../review';
import { CONTROL_STATUS_LABEL, fill, REPORT, REVIEW_REPORT } from '../../text';
import { column, heading, paragraph, tableOr } from '../blocks';
import type { Block, Cell } from '../document';
import { longDay } from '../say';
import { CONTROL_LIST_LABEL } from '../words';
import type { ReviewFacts } from './input';

const W = REVIEW_REPORT.controls;
const C = REPORT.column;

/** The four lists: what is missing, must change, is not known, and is in place. */
export function controls(facts: ReviewFacts): readonly Block[] {
  const lists = listsOf(controlOutcomes(facts, facts.plan));
  const again = facts.earlier !== null;
  const columns = [column(C.control, 8), column(C.state, 4), column(W.of, 62), column(W.from, 60)];
  return [
    heading(W.title, 1, 'new'),
    paragraph(W.intro),
    ...CONTROL_LISTS.filter(one => one !== 'excluded').flatMap((one): Block[] => {
      const rows = lists[one].map(outcome => row(facts, outcome, again));
      return [
        heading(CONTROL_LIST_LABEL[one], 2),
        tableOr(again ? [...columns, column(W.before, 4)] : columns, rows, REVIEW_REPORT.none),
      ];
    }),
  ];
}

function row(facts: ReviewFacts, outcome: ControlOutcome, again: boolean): readonly Cell[] {
  const { library, earlier } = facts;
  const { compensations, needsCompensation, exceptionUntil, inHouse, inCloud } = outcome;
  const differs = inHouse.trim() !== '' || inCloud.trim() !== '';
  const more = [
    ...compensations.map(id => fill(W.compensation, { control: library.controls.get(id)?.title ?? id })),
    ...(needsCompensation ? [W.needs] : []),
    ...(exceptionUntil === null ? [] : [fill(W.exception, { day: longDay(exceptionUntil) })]),
    ...(differs ? [fill(W.differs, { inHouse: inHouse || '–', inCloud: inCloud || '–' })] : []),
  ];
  const before = earlier?.seal.controls[outcome.control];
  const last = before === undefined ? '–' : before === outcome.status ? '=' : CONTROL_STATUS_LABEL[before];
  return [
    { text: outcome.title, bold: true, more },
    CONTROL_STATUS_LABEL[outcome.status],
    W.whose[outcome.of],
    outcome.questions.join(', '),
    ...(again ? [last] : []),
  ];
}
