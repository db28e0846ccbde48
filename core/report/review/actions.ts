import { byCodeUnit } from '../../base';
import { REPORT, REVIEW_REPORT } from '../../text';
import { column, heading, tableOr } from '../blocks';
import type { Block, Cell } from '../document';
import { TONES } from '../facts';
import { longDay } from '../say';
import { personIn, type ReviewFacts } from './input';

const W = REVIEW_REPORT.actions;
const C = REPORT.column;

/** Who promised what by when: in this review, and what is still open from earlier ones of the provider. */
export function actions(facts: ReviewFacts): readonly Block[] {
  const { model, review, seal, library } = facts;
  const ofProvider = (id: string | null) => id !== null && model.reviews.get(id)?.provider === review.provider;
  const rows = [...model.actions.values()]
    .filter(one => one.review === review.id || (one.status === 'open' && ofProvider(one.review)))
    .sort(
      (a, b) =>
        Number(a.status === 'done') - Number(b.status === 'done') ||
        byCodeUnit(a.due ?? '9999', b.due ?? '9999') ||
        byCodeUnit(a.title, b.title),
    )
    .map((one): Cell[] => {
      const late = one.status === 'open' && one.due !== null && one.due < seal.at.slice(0, 10);
      const state = one.status === 'done' ? REPORT.actions.done : REPORT.actions.open;
      const control = one.control === null ? '' : (library.controls.get(one.control)?.title ?? one.control);
      return [
        { text: one.title, bold: true, more: [control, one.note] },
        personIn(facts, one.owner),
        one.due === null ? REVIEW_REPORT.noDay : longDay(one.due),
        late ? { text: REPORT.actions.late, tone: TONES.risk.high } : state,
      ];
    });
  const columns = [column(C.action, 7), column(C.owner, 3), column(C.due, 104), column(C.status, 56)];
  return [heading(W.title), tableOr(columns, rows, W.none, 'body')];
}
