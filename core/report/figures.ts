import { shownFindings } from './facts';
import type { ReportFigures, ReportInput } from './input';
import { openLines } from './sections/actions';

/** The few numbers that a report is compared by with the one before it. */
export function figuresOf(input: Pick<ReportInput, 'findings' | 'model' | 'library'>): ReportFigures {
  const { confirmed, toVerify } = shownFindings(input);
  const left = (band: 'critical' | 'high') => confirmed.filter(finding => finding.residual.band === band).length;
  return {
    confirmed: confirmed.length,
    critical: left('critical'),
    high: left('high'),
    toVerify: toVerify.length,
    openActions: openLines(input).length,
  };
}
