import { bandsOf } from '../analysis';
import { shownFindings, threatsThatCount } from './facts';
import type { ReportFigures, ReportInput } from './input';
import { openLines } from './sections/actions';

/** The few numbers that a report is compared by with the one before it. */
export function figuresOf(input: Pick<ReportInput, 'findings' | 'model' | 'library' | 'at'>): ReportFigures {
  const threats = threatsThatCount(input);
  const { critical, high } = bandsOf(threats);
  return {
    confirmed: threats.length,
    critical,
    high,
    toVerify: shownFindings(input).toVerify.length,
    openActions: openLines(input).length,
  };
}
