import { fail, ok, type Result } from '../base';
import type { Library } from '../library';
import { type OrganisationModel, plainName, type Review } from '../model';
import { closedReviews } from './cadence';
import { compareReviews, type ReviewComparison } from './reviewComparison';

/** Which reviews are compared. A review is named by its id or by the day on which it was closed. */
export interface ReviewsWanted {
  /** Name of the provider; undefined: of every provider, or that of the reviews that are named. */
  readonly provider?: string | undefined;
  /** Undefined: the one closed before `to`. */
  readonly from?: string | undefined;
  /** Undefined: the last one that was closed. One in progress is meant by its id only. */
  readonly to?: string | undefined;
}

/**
 * Reviews of one organisation, each provider's side by side: by default the last two that were closed. Problems: `review/none-such` names
 * those that there are; `review/none-closed` where no provider has two.
 */
export function compareReviewsInOne(
  library: Library,
  model: OrganisationModel,
  { provider, from, to }: ReviewsWanted,
): Result<readonly ReviewComparison[]> {
  const wanted = [...model.providers.values()].filter(
    one => provider === undefined || plainName(one.name) === plainName(provider),
  );
  const known = wanted.map(one => ({
    closed: closedReviews(model, one.id),
    open: [...model.reviews.values()].filter(review => review.provider === one.id && review.seal === null),
  }));
  for (const name of [from, to]) {
    if (name === undefined || known.some(({ closed, open }) => named(name, closed, open))) continue;
    const there = known.flatMap(({ closed }) => closed.map(review => `${review.closed} (${review.id})`));
    return fail({ code: 'review/none-such', facts: { wanted: name, known: there.join(', ') || 'none' } });
  }
  const compared = known.flatMap(({ closed, open }): readonly ReviewComparison[] => {
    const now = to === undefined ? closed[0] : named(to, closed, open);
    const before = from === undefined ? now && earlierThan(closed, now) : named(from, closed, []);
    if (!now || !before || now.id === before.id) return [];
    return [compareReviews(library, { model, review: before }, { model, review: now })];
  });
  return compared.length === 0 ? fail({ code: 'review/no-two' }) : ok(compared);
}

function named(name: string, closed: readonly Review[], open: readonly Review[]): Review | undefined {
  return [...closed, ...open].find(one => one.id === name) ?? closed.find(one => one.closed === name);
}

/** The newest closed one before a review; `closed` is newest first. */
function earlierThan(closed: readonly Review[], review: Review): Review | undefined {
  return closed[closed.findIndex(one => one.id === review.id) + 1];
}
