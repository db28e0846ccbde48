import { CONTROL_LISTS, type ControlSummary } from '../../controls';
import { CONTROL_STATUSES } from '../../model';
import { CONTROL_STATUS_LABEL, fill, REPORT } from '../../text';
import { column, heading, paragraph, tableOr } from '../blocks';
import type { Block, Cell } from '../document';
import { namesOf } from '../facts';
import type { ReportInput } from '../input';
import { CONTROL_LIST_LABEL } from '../words';

const W = REPORT.controls;
const C = REPORT.column;
/** Places are named up to so many, and counted beyond. */
const NAMED = 4;

/** The lists that a review ends with: what we lack, must change, have not assessed, and have. */
export function controls(input: ReportInput): readonly Block[] {
  const names = namesOf(input);
  const lists = CONTROL_LISTS.filter(one => one !== 'excluded').flatMap((one): Block[] => {
    const rows = input.controls
      .filter(summary => summary.list === one)
      .map(summary => row(summary, where(input, summary, names)));
    // The longest list is read least: it is set closely.
    const size = one === 'question' ? 'dense' : 'small';
    return [
      heading(CONTROL_LIST_LABEL[one], 2),
      ...(rows.length === 0 ? [] : [paragraph(W.intro[one], 'small')]),
      tableOr([column(C.control, 8), column(C.state, 4), column(C.where, 5)], rows, W.none, size),
    ];
  });
  return [heading(W.title, 1, 'new'), ...lists];
}

function row(summary: ControlSummary, places: string): readonly Cell[] {
  const states = CONTROL_STATUSES.filter(status => (summary.counts[status] ?? 0) > 0).map(status =>
    fill(W.stateOf, {
      state: CONTROL_STATUS_LABEL[status].toLowerCase(),
      count: summary.counts[status] ?? 0,
    }),
  );
  const unavailable = (summary.counts.unavailable ?? 0) > 0;
  return [{ text: summary.title, bold: true, more: unavailable ? [W.unavailable] : [] }, states.join(', '), places];
}

function where(input: ReportInput, summary: ControlSummary, names: ReadonlyMap<string, string>): string {
  if (summary.subjects > NAMED) return fill(W.onMany, { count: summary.subjects });
  return input
    .controlRows(summary.control)
    .map(one => (one.subject === 'project' ? W.projectWide : (names.get(one.subject) ?? '')))
    .filter(name => name !== '')
    .join(', ');
}
