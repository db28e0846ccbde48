import { expect, it } from 'vitest';
import { anOrganisation, reviewed } from '../../tests/support/anOrganisation';
import type { OrganisationModel, ReviewId } from '../model';
import { gapsAtLastReview, movedSinceReview } from './moved';

/** The closed reviews of an organisation with what their seals say of projects and gaps. */
function sealed(model: OrganisationModel, gaps: readonly string[]): Pick<OrganisationModel, 'reviews'> {
  const projects = [
    {
      project: 'do_shop' as const,
      name: 'Shop',

      revision: 1,
      sha256: '0'.repeat(64),
      bands: { low: 0, moderate: 0, high: 0, critical: 0 },
      worst: null,
    },
  ];
  const reviews = [...model.reviews.values()].map(one => ({
    ...one,
    seal: one.seal && { ...one.seal, projects, gaps: [...gaps] },
  }));
  return { reviews: new Map(reviews.map(one => [one.id, one])) };
}

it('says how a concern moved since the last review of its project, and nothing where that is not known', () => {
  const none = anOrganisation();
  const shop = (pressingSince?: ReviewId | null) => ({
    id: 'do_shop' as const,
    ...(pressingSince === undefined ? {} : { pressingSince }),
  });
  const worse = { way: 'worse' } as const;
  expect(movedSinceReview(none, shop(null), worse)).toBe(null);
  expect(gapsAtLastReview(none)).toBe(null);
  const model = sealed(reviewed(none, '2026-03-01', { Q01: '3' }), ['logs/not-central/rg_a']);
  const [review] = [...model.reviews.keys()];
  expect(movedSinceReview(model, shop(review as ReviewId), worse)).toBe('worse');
  expect(movedSinceReview(model, shop(null), worse)).toBe(null);
  expect(movedSinceReview(model, shop(), worse)).toBe(null);
  expect(movedSinceReview(model, { id: 'do_else', pressingSince: review as ReviewId }, worse)).toBe(null);
  expect(gapsAtLastReview(model)).toEqual(new Set(['logs/not-central/rg_a']));
});
