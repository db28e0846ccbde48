import type { Library } from '../../library';
import type { Answer, OrganisationModel, PersonId, Review, Seal } from '../../model';
import { answersOf, type Comparison, earlierReviews, type QuestionPlan } from '../../review';
import { REVIEW_REPORT } from '../../text';
import type { ReportOptions } from '../options';

/** What a review is closed with, before its report and its fingerprint are there. */
export type SealedFacts = Omit<Seal, 'sha256' | 'report'>;

/** Everything that the report of a review is made of. The same input always gives the same report. */
export interface ReviewReportInput {
  readonly model: OrganisationModel;
  readonly library: Library;
  readonly review: Review;
  /** Which questions were put; of a closed review that is `planOfAnswers`. */
  readonly plan: QuestionPlan;
  readonly seal: SealedFacts;
  /** What changed in each linked project since the last review, by its id; one that is not here was not kept then. */
  readonly changes: ReadonlyMap<string, Comparison>;
  readonly paper: ReportOptions['paper'];
  /** Mark on every page; empty: none. */
  readonly classification: string;
}

/** The input with what every chapter asks of it. */
export interface ReviewFacts extends ReviewReportInput {
  readonly provider: string;
  readonly answers: ReadonlyMap<string, Answer>;
  /** The closed review before this one. */
  readonly earlier: {
    readonly review: Review;
    readonly seal: Seal;
    readonly answers: ReadonlyMap<string, Answer>;
  } | null;
}

export function reviewFacts(input: ReviewReportInput): ReviewFacts {
  const { model, review } = input;
  const [before] = earlierReviews(model, { ...review, seal: { ...input.seal, sha256: '', report: null } });
  return {
    ...input,
    provider: model.providers.get(review.provider)?.name ?? '',
    answers: answersOf(model, review),
    earlier: before?.seal ? { review: before, seal: before.seal, answers: answersOf(model, before) } : null,
  };
}

export function personIn({ model }: Pick<ReviewFacts, 'model'>, id: PersonId | null): string {
  return model.people.get(id ?? 'pe_')?.name ?? REVIEW_REPORT.nobody;
}
