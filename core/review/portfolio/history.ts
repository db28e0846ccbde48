import { byCodeUnit } from '../../base';
import type { OrganisationModel, ProviderId, ReviewId } from '../../model';
import { addBands, type BandCounts, NO_BANDS } from './figures';

/** What was known when a review was closed. */
export interface ClosedReview {
  readonly review: ReviewId;
  readonly provider: ProviderId;
  readonly providerName: string;
  /** The day of closing. */
  readonly day: string;
  /** Assurance score, 0 to 100; null: too little was answered. */
  readonly score: number | null;
  /** Risks of every project that any review has looked at until then, each as it stood when it was last looked at. */
  readonly bands: BandCounts;
  /** How many projects that were. */
  readonly projects: number;
}

/** Every closed review, earliest first. Scores stay with their provider: they are an order and have no mean. */
export function reviewHistory(model: OrganisationModel): readonly ClosedReview[] {
  const closed = [...model.reviews.values()]
    .flatMap(review => (review.seal ? [{ review, seal: review.seal }] : []))
    .sort((a, b) => byCodeUnit(a.seal.at, b.seal.at) || byCodeUnit(a.review.id, b.review.id));
  const lastKnown = new Map<string, BandCounts>();
  return closed.map(({ review, seal }) => {
    for (const project of seal.projects) lastKnown.set(project.project, project.bands);
    return {
      review: review.id,
      provider: review.provider,
      providerName: model.providers.get(review.provider)?.name ?? '',
      day: seal.at.slice(0, 10),
      score: seal.score,
      bands: [...lastKnown.values()].reduce(addBands, NO_BANDS),
      projects: lastKnown.size,
    };
  });
}
