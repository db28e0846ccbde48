import { useMemo } from 'react';
import type { Library } from '../../../core/library';
import type { Answer, OrganisationModel, Review } from '../../../core/model';
import {
  answersOf,
  type EarlierAnswer,
  earlierAnswers,
  type Progress,
  type ProviderUse,
  planOfAnswers,
  progressOf,
  type QuestionPlan,
  questionPlan,
} from '../../../core/review';
import { useLibrary, useOrganisationModel, useOrganisationView, useSession } from '../../session';
import type { ProjectStanding } from '../../worker';

/** A review with what is worked out about it. */
export interface ReviewLine {
  readonly review: Review;
  readonly provider: string;
  readonly plan: QuestionPlan;
  readonly answers: ReadonlyMap<string, Answer>;
  readonly progress: Progress;
}

interface Basis {
  readonly model: OrganisationModel;
  readonly library: Library;
  readonly standings: readonly ProjectStanding[];
  readonly today: string;
}

function lineOf({ model, library, standings, today }: Basis, review: Review): ReviewLine {
  const uses: readonly ProviderUse[] = standings.flatMap(one =>
    one.uses.filter(use => use.provider === review.provider),
  );
  const plan = review.seal
    ? planOfAnswers(model, library, review)
    : questionPlan({ model, library, review, uses, needed: null });
  const answers = answersOf(model, review);
  return {
    review,
    provider: model.providers.get(review.provider)?.name ?? '',
    plan,
    answers,
    progress: progressOf(plan.asked, answers, today),
  };
}

function useBasis(): Basis {
  const model = useOrganisationModel();
  const library = useLibrary();
  const { environment } = useSession();
  const standings = useOrganisationView(view => view.standings);
  const today = environment.now().slice(0, 10);
  return useMemo(() => ({ model, library, standings: standings ?? [], today }), [model, library, standings, today]);
}

/** All reviews, those in progress first, then the newest. */
export function useReviews(): readonly ReviewLine[] {
  const basis = useBasis();
  return useMemo(
    () =>
      [...basis.model.reviews.values()]
        .sort((a, b) => Number(a.seal !== null) - Number(b.seal !== null) || (a.started < b.started ? 1 : -1))
        .map(review => lineOf(basis, review)),
    [basis],
  );
}

export interface OpenReview extends ReviewLine {
  readonly earlier: ReadonlyMap<string, EarlierAnswer>;
}

/** One review; null when there is none of that id. */
export function useReview(id: string | null): OpenReview | null {
  const basis = useBasis();
  return useMemo(() => {
    const review = basis.model.reviews.get(id ?? '');
    if (!review) return null;
    const earlier = review.seal ? new Map() : earlierAnswers(basis.model, review, basis.today);
    return { ...lineOf(basis, review), earlier };
  }, [basis, id]);
}

export type ReviewState = 'open' | 'signed' | 'closed';

export function stateOf(review: Review): ReviewState {
  if (review.seal) return 'closed';
  return review.signatures.length > 0 ? 'signed' : 'open';
}
