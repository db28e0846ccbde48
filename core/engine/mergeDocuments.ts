import { fail, ok, type Result } from '../base';
import { type MergeConflict, type MergeSides, mergeModels } from '../changes';
import type { OpenDocument } from '../document';
import {
  type Answer,
  boundaryCycles,
  DOCUMENT_REFERENCES,
  DOCUMENT_SCHEMAS,
  type OrganisationModel,
  type OrganisationRows,
  type ProjectModel,
  type ProjectRows,
  type Review,
} from '../model';

export interface MergedDocument {
  readonly document: OpenDocument;
  readonly conflicts: readonly MergeConflict[];
}

interface Three {
  readonly base: OpenDocument;
  readonly ours: OpenDocument;
  readonly theirs: OpenDocument;
}

/** Merges what two people made of one document. Fails when they are documents of different kinds. */
export function mergeDocuments(
  { base, ours, theirs }: Three,
  names: { readonly ours: string; readonly theirs: string },
): Result<MergedDocument> {
  if (base.kind === 'project' && ours.kind === 'project' && theirs.kind === 'project') {
    const { model, conflicts } = mergeProjects({ base: base.model, ours: ours.model, theirs: theirs.model });
    return ok({ document: { kind: 'project', id: ours.id, model }, conflicts });
  }
  if (base.kind === 'organisation' && ours.kind === 'organisation' && theirs.kind === 'organisation') {
    const { model, conflicts } = mergeOrganisations({ base: base.model, ours: ours.model, theirs: theirs.model });
    return ok({ document: { kind: 'organisation', id: ours.id, model }, conflicts });
  }
  const file = theirs.kind === ours.kind ? names.ours : names.theirs;
  const found = theirs.kind === ours.kind ? ours.kind : theirs.kind;
  return fail({
    code: 'document/wrong-kind',
    file,
    facts: { found, wanted: theirs.kind === ours.kind ? base.kind : ours.kind },
  });
}

function mergeProjects(sides: MergeSides<ProjectRows>) {
  const law = { schemas: DOCUMENT_SCHEMAS.project, references: DOCUMENT_REFERENCES.project };
  const { model, conflicts } = mergeModels<ProjectRows>(sides, law);
  // Each side may have put one boundary into the other: then ours stand where we had them.
  const cycles = boundaryCycles(model.boundaries);
  if (cycles.length === 0) return { model, conflicts };
  const boundaries = new Map(model.boundaries);
  const found: MergeConflict[] = [];
  for (const [id, row] of model.boundaries) {
    const mine = sides.ours.boundaries.get(id) ?? sides.base.boundaries.get(id);
    if (!mine || mine.parent === row.parent) continue;
    boundaries.set(id, { ...row, parent: mine.parent });
    const base = sides.base.boundaries.get(id)?.parent ?? null;
    found.push({ table: 'boundaries', id, field: 'parent', base, ours: mine.parent, theirs: row.parent });
  }
  const merged: ProjectModel = { ...model, boundaries };
  return { model: merged, conflicts: [...conflicts, ...found] };
}

const answersIn = (model: OrganisationModel, review: string) =>
  [...model.answers.values()].filter(answer => answer.review === review);

/**
 * A review that one side has sealed is taken whole from that side; where both have, ours counts and that is a conflict. Signatures do
 * not outlive a merge that changed what was signed.
 */
function mergeOrganisations({ base, ours, theirs }: MergeSides<OrganisationRows>) {
  const found: MergeConflict[] = [];
  let [mine, other] = [ours, theirs];
  for (const id of new Set([...ours.reviews.keys(), ...theirs.reviews.keys()])) {
    const [one, two] = [ours.reviews.get(id), theirs.reviews.get(id)];
    if (one?.seal && two?.seal && one.seal.sha256 !== two.seal.sha256)
      found.push({ table: 'reviews', id, field: 'seal', base: null, ours: one.seal.sha256, theirs: two.seal.sha256 });
    if (one?.seal) other = withReviewOf(other, ours, one);
    else if (two?.seal) mine = withReviewOf(mine, theirs, two);
  }
  const law = { schemas: DOCUMENT_SCHEMAS.organisation, references: DOCUMENT_REFERENCES.organisation };
  const { model, conflicts } = mergeModels<OrganisationRows>({ base, ours: mine, theirs: other }, law);
  const reviews = new Map(model.reviews);
  for (const review of model.reviews.values()) {
    if (review.seal || review.signatures.length === 0 || isAsSigned(model, [mine, other], review)) continue;
    reviews.set(review.id, { ...review, signatures: [] });
    found.push({ table: 'reviews', id: review.id, field: 'signatures', base: [], ours: [], theirs: review.signatures });
  }
  const merged: OrganisationModel = { ...model, reviews };
  return { model: merged, conflicts: [...conflicts, ...found] };
}

/** The model with a review, its answers and their evidence as another one has them. */
function withReviewOf(model: OrganisationModel, from: OrganisationModel, review: Review): OrganisationModel {
  const reviews = new Map(model.reviews).set(review.id, review);
  const answers = new Map(model.answers);
  const evidence = new Map(model.evidence);
  for (const answer of answersIn(model, review.id)) answers.delete(answer.id);
  for (const answer of answersIn(from, review.id)) {
    answers.set(answer.id, answer);
    for (const id of answer.evidence) {
      const row = from.evidence.get(id);
      if (row) evidence.set(id, row);
    }
  }
  return { ...model, reviews, answers, evidence };
}

/** Whether the answers of a review are those of a side that signed it. */
function isAsSigned(model: OrganisationModel, sides: readonly OrganisationModel[], review: Review): boolean {
  const textOf = (answers: readonly Answer[]) => JSON.stringify([...answers].sort((a, b) => (a.id < b.id ? -1 : 1)));
  const now = textOf(answersIn(model, review.id));
  const signed = sides.filter(side => (side.reviews.get(review.id)?.signatures.length ?? 0) > 0);
  return signed.every(side => textOf(answersIn(side, review.id)) === now);
}
