import { byCodeUnit } from '../base';
import type { Analyzer } from './analyzer';
import { type AttackPaths, attackPathsTo } from './attackPaths';
import { type Attraction, attractivenessOf, mostAttractive } from './attractiveness';
import { type Vector, vectorsOfElement, vectorsOfModel } from './vectors';

/** How somebody may come into one element. */
export interface WaysInto {
  /** At most five, the likeliest first. */
  readonly vectors: readonly Vector[];
  /** The shortest ways from outside; only of a store, where data stays: null of anything else. */
  readonly paths: AttackPaths | null;
}

/** How somebody may come into the whole, and what they would come for. */
export interface WaysIn {
  /** At most five, the likeliest first. */
  readonly vectors: readonly Vector[];
  /** At most ten, the most attractive first. */
  readonly attractive: readonly Attraction[];
  /** To at most five stores, the most sensitive first. */
  readonly paths: readonly AttackPaths[];
}

const MOST_ATTRACTIVE = 10;
const MOST_STORES = 5;

/** The likeliest ways into one element, and how its data is come by from outside. */
export function waysInto(analyzer: Analyzer, id: string): WaysInto {
  const element = analyzer.model.elements.get(id);
  if (!element || element.outOfScope !== null) return { vectors: [], paths: null };
  return {
    vectors: vectorsOfElement(analyzer, id),
    paths: element.kind === 'store' ? attackPathsTo(analyzer, id) : null,
  };
}

/** The stores that matter most: by the class of their data, then by how attractive they are. */
function storesToWatch(analyzer: Analyzer): readonly string[] {
  const attractive = attractivenessOf(analyzer);
  return [...analyzer.model.elements.values()]
    .filter(element => element.kind === 'store' && element.outOfScope === null)
    .map(({ id }) => ({
      id,
      rating: analyzer.run(id).state?.sensitivity?.rating ?? 0,
      score: attractive.get(id) ?? 0,
    }))
    .sort((a, b) => b.rating - a.rating || b.score - a.score || byCodeUnit(a.id, b.id))
    .slice(0, MOST_STORES)
    .map(({ id }) => id);
}

/** The likeliest ways into the whole, what is most attractive, and how the most sensitive stores are come by from outside. */
export function waysIn(analyzer: Analyzer): WaysIn {
  return {
    vectors: vectorsOfModel(analyzer),
    attractive: mostAttractive(analyzer, MOST_ATTRACTIVE),
    paths: storesToWatch(analyzer).map(id => attackPathsTo(analyzer, id)),
  };
}
