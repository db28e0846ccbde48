import type { Problem } from '../base';
import type { Change, Patch } from '../changes';
import {
  ORGANISATION_REFERENCES,
  ORGANISATION_SCHEMAS,
  type OrganisationModel,
  type OrganisationRows,
  type Review,
} from '../model';
import { createRowKit } from './rowKit';

/** What a signed review says stays as it was signed: the review, its answers and the evidence that they name. */
export const organisationKit = createRowKit<OrganisationRows>({
  schemas: ORGANISATION_SCHEMAS,
  references: ORGANISATION_REFERENCES,
  root: 'organisation',
  forbids: (model, patch) => forbidden(model, patch),
  holds: () => null,
});

function forbidden(model: OrganisationModel, patch: Patch<OrganisationRows>): Problem | null {
  for (const change of patch) {
    const problem = touched(model, change);
    if (problem) return problem;
  }
  return null;
}

function touched(model: OrganisationModel, change: Change<OrganisationRows>): Problem | null {
  if (change.table === 'reviews') return change.before ? fixed(change.before, 'sealed') : null;
  if (change.table === 'answers') {
    for (const row of [change.before, change.after]) {
      const review = row ? model.reviews.get(row.review) : undefined;
      const problem = review ? fixed(review, 'signed') : null;
      if (problem) return problem;
    }
    return null;
  }
  return change.table === 'evidence' && change.before ? evidenceInUse(model, change.id) : null;
}

function evidenceInUse(model: OrganisationModel, id: string): Problem | null {
  for (const answer of model.answers.values()) {
    if (!answer.evidence.some(one => one === id)) continue;
    const review = model.reviews.get(answer.review);
    const problem = review ? fixed(review, 'signed') : null;
    if (problem) return problem;
  }
  return null;
}

/** Sealed: for good. Signed: until the signatures are taken back. */
function fixed(review: Review, from: 'signed' | 'sealed'): Problem | null {
  if (review.seal) return { code: 'review/sealed', facts: { day: review.closed ?? '' } };
  return from === 'signed' && review.signatures.length > 0 ? { code: 'review/signed' } : null;
}
