import type { OrganisationModel, ReviewId } from '../model';
import type { CountedProject } from './portfolio';
import type { TrendingConcern } from './trend';

type Reviews = Pick<OrganisationModel, 'reviews'>;

/** The reviews that are closed, the last first. */
function closed({ reviews }: Reviews) {
  return [...reviews.values()]
    .filter(one => one.seal !== null)
    .sort((a, b) => ((a.seal?.at ?? '') < (b.seal?.at ?? '') ? 1 : -1));
}

/** The keys of the serious gaps of registers when a review was last closed; null: there was none, or it kept none. */
export function gapsAtLastReview(model: Reviews): ReadonlySet<string> | null {
  const gaps = closed(model)[0]?.seal?.gaps;
  return gaps ? new Set(gaps) : null;
}

/** The review that was last closed over a project; null: there was none. */
function lastReviewOf(model: Reviews, project: CountedProject['id']): ReviewId | null {
  return closed(model).find(one => one.seal?.projects.some(each => each.project === project))?.id ?? null;
}

/**
 * How a risk of a project moved since the review that was last closed over it. Null where nobody can tell: there was no review, or one
 * was closed since the project was last looked at.
 */
export function movedSinceReview(
  model: Reviews,
  { id, pressingSince }: Pick<CountedProject, 'id' | 'pressingSince'>,
  { way }: Pick<TrendingConcern, 'way'>,
): TrendingConcern['way'] | null {
  const last = lastReviewOf(model, id);
  return last !== null && last === pressingSince ? way : null;
}
