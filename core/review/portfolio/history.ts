import { byCodeUnit } from '../../base';
import type { DocumentId, OrganisationModel, ProviderId, Review, ReviewId, Seal, SealedProject } from '../../model';
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
  /** Open findings of these projects that waited for a fact; null: a review that fixed one of them did not note it. */
  readonly toVerify: number | null;
  /** `toVerify` of all that was open, 0 to 1; null: not noted, or nothing was open. */
  readonly unknown: number | null;
  /** How many projects that were. */
  readonly projects: number;
}

/** A project as it stood when a review last looked at it. */
export interface ReviewedProject {
  readonly id: DocumentId;
  readonly name: string;
  readonly bands: BandCounts;
  readonly toVerify: number | null;
  /** The review that looked. */
  readonly review: ReviewId;
  readonly day: string;
}

interface Closed {
  readonly review: Review;
  readonly seal: Seal;
}

/**
 * Every closed review, earliest first; of one provider, only its own reviews speak. Scores stay with their provider: they are an order
 * and have no mean.
 */
export function reviewHistory(model: OrganisationModel, provider: ProviderId | null = null): readonly ClosedReview[] {
  const lastKnown = new Map<DocumentId, SealedProject>();
  return closedReviews(model, provider).map(({ review, seal }) => {
    for (const project of seal.projects) lastKnown.set(project.project, project);
    const known = [...lastKnown.values()];
    const bands = known.reduce((sum, one) => addBands(sum, one.bands), NO_BANDS);
    const toVerify = known.reduce<number | null>(
      (sum, one) => (sum === null || one.toVerify === undefined ? null : sum + one.toVerify),
      0,
    );
    const confirmed = bands.low + bands.moderate + bands.high + bands.critical;
    return {
      review: review.id,
      provider: review.provider,
      providerName: model.providers.get(review.provider)?.name ?? '',
      day: seal.at.slice(0, 10),
      score: seal.score,
      bands,
      toVerify,
      unknown: toVerify === null || toVerify + confirmed === 0 ? null : toVerify / (toVerify + confirmed),
      projects: lastKnown.size,
    };
  });
}

/** The projects behind one entry of `reviewHistory`, by name. */
export function reviewedProjects(
  model: OrganisationModel,
  until: ReviewId,
  provider: ProviderId | null = null,
): readonly ReviewedProject[] {
  const lastKnown = new Map<DocumentId, ReviewedProject>();
  for (const { review, seal } of closedReviews(model, provider)) {
    for (const { project: id, name, bands, toVerify = null } of seal.projects)
      lastKnown.set(id, { id, name, bands, toVerify, review: review.id, day: seal.at.slice(0, 10) });
    if (review.id === until) break;
  }
  return [...lastKnown.values()].sort((a, b) => byCodeUnit(a.name, b.name) || byCodeUnit(a.id, b.id));
}

function closedReviews(model: OrganisationModel, provider: ProviderId | null): readonly Closed[] {
  return [...model.reviews.values()]
    .filter(review => provider === null || review.provider === provider)
    .flatMap(review => (review.seal ? [{ review, seal: review.seal }] : []))
    .sort((a, b) => byCodeUnit(a.seal.at, b.seal.at) || byCodeUnit(a.review.id, b.review.id));
}
