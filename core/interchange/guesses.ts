import type { NameGuess } from '../library';
import type { Boundary, BoundaryId, Element, ElementId } from '../model';
import type { Draft } from './draft';
import { cutTo } from './foreignValue';
import { shown } from './importReport';

/** A guess about a thing of the file, whoever made it. `id` is a library id. */
export type Guess = NameGuess;

/** How sure it is when the file names the stencil or technology that a thing was drawn with. */
export const BY_STENCIL = 0.95;

/** What a thing is: its library type with the reason, listed in the report. Null: the generic type of its kind. */
export function typedAs(
  guess: Guess | null,
  { id, name }: { readonly id: ElementId; readonly name: string },
  draft: Draft,
): Pick<Element, 'type' | 'typeOrigin'> {
  if (!guess) return { type: null, typeOrigin: null };
  const { confidence, reason } = guess;
  draft.lines.guessed({ what: shown(name), as: draft.tools.nameOfType(guess.id), confidence, reason, subject: id });
  return { type: guess.id, typeOrigin: { kind: 'guess', reason: cutTo(reason, 1000), confidence } };
}

/** Which kind of trust boundary a thing is, with the reason, listed in the report. */
export function kindedAs(
  guess: Guess | null,
  { id, name }: { readonly id: BoundaryId; readonly name: string },
  draft: Draft,
): Pick<Boundary, 'kind' | 'kindOrigin'> {
  if (!guess) return { kind: null, kindOrigin: null };
  const { confidence, reason } = guess;
  draft.lines.guessed({
    what: shown(name),
    as: draft.tools.nameOfBoundaryKind(guess.id),
    confidence,
    reason,
    subject: id,
  });
  return { kind: guess.id, kindOrigin: { kind: 'guess', reason: cutTo(reason, 1000), confidence } };
}

/** The type by the name of a thing and words that came with it; null where they do not say. */
export function guessByName(
  asked: { readonly name: string; readonly kind: Element['kind']; readonly hints?: readonly string[] },
  draft: Draft,
): Guess | null {
  const guess = draft.tools.guessType(asked);
  return guess && guess.confidence > 0 ? { id: guess.type, confidence: guess.confidence, reason: guess.reason } : null;
}
