import { fail, ok, type Result } from '../../core/base';
import type { Library } from '../../core/library';
import { type OrganisationModel, plainName, type Review } from '../../core/model';
import { buildReviewReport, pdfDefinition, type ReportOptions } from '../../core/report';
import { closedReviews, planOfAnswers } from '../../core/review';
import { pdfBytes } from './pdf';

export interface ReviewReportArguments {
  readonly file: string;
  readonly paper: ReportOptions['paper'];
  /** Name of the provider whose last closed review is wanted; undefined: the last one of all. */
  readonly provider?: string | undefined;
}

/** The report of the last closed review in an organisation's file, from what was sealed; the states of projects are not in the file. */
export async function reviewReport(
  { file, paper, provider }: ReviewReportArguments,
  model: OrganisationModel,
  library: Library,
): Promise<Result<{ readonly bytes: Uint8Array; readonly pages: number }>> {
  const review = lastClosed(model, provider);
  if (!review.ok) return fail({ ...review.problems[0], file });
  const { seal } = review.value;
  if (!seal) return fail({ code: 'review/none-closed', file });
  const plan = planOfAnswers(model, library, review.value);
  const common = { model, library, plan, seal, changes: new Map(), paper, classification: '' };
  return pdfBytes(pdfDefinition(buildReviewReport({ ...common, review: review.value })));
}

function lastClosed(model: OrganisationModel, provider: string | undefined): Result<Review> {
  const wanted = [...model.providers.values()].filter(
    one => provider === undefined || plainName(one.name) === plainName(provider),
  );
  const [last] = wanted
    .flatMap(one => closedReviews(model, one.id).slice(0, 1))
    .sort((a, b) => ((a.seal?.at ?? '') < (b.seal?.at ?? '') ? 1 : -1));
  return last ? ok(last) : fail({ code: 'review/none-closed' });
}
