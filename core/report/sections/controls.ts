import { CONTROL_LISTS, type ControlSummary } from '../../controls';
import { CONTROL_STATUSES } from '../../model';
import { CONTROL_STATUS_LABEL, fill, REPORT } from '../../text';
import { column, heading, tableOr } from '../blocks';
import type { Block, Cell } from '../document';
import type { ReportInput } from '../input';
import { CONTROL_LIST_LABEL } from '../words';

const W = REPORT.controls;
const C = REPORT.column;

/** The lists that a review ends with: what we have, must change, lack, and have not assessed. */
export function controls(input: ReportInput): readonly Block[] {
  const lists = CONTROL_LISTS.filter(one => one !== 'excluded').flatMap((one): Block[] => {
    const rows = input.controls.filter(summary => summary.list === one).map(summary => row(input, summary));
    return [
      heading(CONTROL_LIST_LABEL[one], 2),
      tableOr([column(C.control, 6), column(C.state, 4), column(C.where, 5)], rows, W.none, true),
    ];
  });
  return [heading(W.title, 1, 'new'), ...lists];
}

function row(input: ReportInput, summary: ControlSummary): readonly Cell[] {
  const states = CONTROL_STATUSES.filter(status => (summary.counts[status] ?? 0) > 0).map(
    status => `${CONTROL_STATUS_LABEL[status]}: ${summary.counts[status]}`,
  );
  const unavailable = (summary.counts.unavailable ?? 0) > 0;
  return [
    { text: summary.title, bold: true, more: unavailable ? W.unavailable : '' },
    states.join(', '),
    where(input, summary),
  ];
}

function where(input: ReportInput, summary: ControlSummary): string {
  if (summary.subjects > 4) return fill(W.onMany, { count: summary.subjects });
  const name = (id: string) => {
    const rows = [
      ...input.model.elements.values(),
      ...input.model.boundaries.values(),
      ...input.model.flows.values(),
      ...input.model.providers.values(),
    ];
    return rows.find(one => one.id === id)?.name ?? '';
  };
  const names = input.controlRows(summary.control).map(one => name(one.subject));
  return names.filter(one => one !== '').join(', ');
}
