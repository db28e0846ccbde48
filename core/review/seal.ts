import { stableJson } from '../base';
import { type OrganisationModel, plainName, type Review, type ReviewId } from '../model';
import type { PolicyInForce } from './policy';

/** Roles of the policy that nobody has signed for yet; with no roles in the policy, one signature of anybody is asked for. */
export function missingSignatures(policy: PolicyInForce, review: Review): readonly string[] {
  if (policy.signRoles.length === 0) return review.signatures.length > 0 ? [] : [''];
  const signed = new Set(review.signatures.flatMap(signature => signature.roles.map(plainName)));
  return policy.signRoles.filter(role => !signed.has(plainName(role)));
}

/**
 * All that is signed, as the text whose SHA-256 the seal carries: the review with its seal (but for that fingerprint), its answers and
 * the evidence that they name. Null for a review that is not there or not sealed.
 */
export function sealedContent(model: OrganisationModel, id: ReviewId): string | null {
  const review = model.reviews.get(id);
  if (!review?.seal) return null;
  const answers = [...model.answers.values()]
    .filter(answer => answer.review === id)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const evidence = [...new Set(answers.flatMap(answer => answer.evidence))]
    .sort()
    .map(one => model.evidence.get(one) ?? one);
  const seal = { ...review.seal, sha256: '' };
  return stableJson({ review: { ...review, seal }, answers, evidence });
}

/** Fingerprint of text as every host makes it. */
type TextSha256 = (text: string) => Promise<string>;

/** Whether a sealed review still is what was signed; null: it is not sealed. */
export async function isSealWhole(model: OrganisationModel, id: ReviewId, sha256: TextSha256): Promise<boolean | null> {
  const content = sealedContent(model, id);
  if (content === null) return null;
  return (await sha256(content)) === model.reviews.get(id)?.seal?.sha256;
}
