import { byCodeUnit } from '../base';
import type { ProjectModel } from '../model';
import type { Ratings } from '../risk';
import type { Analyzer } from './analyzer';

/** What a rating is worth to somebody who wants it: each step doubles it. */
const WORTH = [0, 1, 2, 4, 8, 16] as const;

/** Whoever has one of these has what it governs, beyond what its own ratings say. */
const WORTH_OF_TAG = [
  ['keymgmt', 2],
  ['secrets', 2],
  ['identity', 2],
  ['controlplane', 2],
  ['cicd', 2],
  ['backup', 1.5],
  ['datastore', 1.5],
] as const;

/** How much of what lies behind a thing makes the thing itself worth taking. */
const PIVOT = 1 / 3;

/** What a type does for others that makes it worth more than what it holds. */
export type AttractiveRole = (typeof WORTH_OF_TAG)[number][0];

/** An element that somebody would want, and why. */
export interface Attraction {
  readonly element: string;
  /** 1 to 100, relative to the most attractive element. */
  readonly score: number;
  /** Highest data class of what it holds, processes or carries; null: nothing known. */
  readonly sensitivity: string | null;
  readonly role: AttractiveRole | null;
  /** The worthiest element that it leads to, where that is worth more than itself. */
  readonly leadsTo: string | null;
}

interface Beyond {
  readonly at: string;
  readonly more: number;
}

const NOTHING: Beyond = { at: '', more: 0 };

function ownWorth(ratings: Ratings, tags: readonly string[]): number {
  const worth = (WORTH[ratings.C] ?? 0) + (WORTH[ratings.I] ?? 0) + (WORTH[ratings.A] ?? 0);
  const factor = WORTH_OF_TAG.find(([tag]) => tags.includes(tag))?.[1] ?? 1;
  return worth * factor;
}

/** What each element is worth by itself; what is out of scope, and people, are worth nothing here. */
function ownWorths(analyzer: Analyzer, model: ProjectModel): Map<string, number> {
  const worths = new Map<string, number>();
  for (const element of model.elements.values()) {
    const type = analyzer.rules.library.types.get(element.type ?? '');
    const counts = element.outOfScope === null && element.kind !== 'actor';
    const ratings = analyzer.window.derived(element.id)?.ratings;
    worths.set(element.id, counts && ratings ? ownWorth(ratings, type?.tags ?? []) : 0);
  }
  return worths;
}

/** For each element, the most that it leads to beyond its own worth, and where that is. */
function beyondOf(model: ProjectModel, own: ReadonlyMap<string, number>): ReadonlyMap<string, Beyond> {
  const beyond = new Map<string, Beyond>();
  for (const { source, target } of model.flows.values()) {
    if (source === null || target === null) continue;
    const more = (own.get(target) ?? 0) - (own.get(source) ?? 0);
    const known = beyond.get(source) ?? NOTHING;
    if (more > known.more || (more === known.more && more > 0 && target < known.at))
      beyond.set(source, { at: target, more });
  }
  return beyond;
}

/**
 * How attractive each element is to an attacker, relative to the most attractive one: 0 to 100, in one pass over elements and flows. It
 * counts what the element holds and does, whether it governs others, and a third of what it leads to.
 */
export function attractivenessOf(analyzer: Analyzer): ReadonlyMap<string, number> {
  const own = ownWorths(analyzer, analyzer.model);
  return relative(own, beyondOf(analyzer.model, own));
}

function relative(own: ReadonlyMap<string, number>, beyond: ReadonlyMap<string, Beyond>): ReadonlyMap<string, number> {
  const all = new Map<string, number>();
  let most = 0;
  for (const [id, worth] of own) {
    const whole = worth === 0 ? 0 : worth + PIVOT * (beyond.get(id)?.more ?? 0);
    all.set(id, whole);
    most = Math.max(most, whole);
  }
  for (const [id, worth] of all) all.set(id, most === 0 ? 0 : Math.round((100 * worth) / most));
  return all;
}

/** The elements that are most attractive, the first first, each with why; at most `most`. What is worth nothing is left out. */
export function mostAttractive(analyzer: Analyzer, most: number): readonly Attraction[] {
  const { model, rules } = analyzer;
  const own = ownWorths(analyzer, model);
  const beyond = beyondOf(model, own);
  return [...relative(own, beyond)]
    .filter(([, score]) => score > 0)
    .sort(([a, one], [b, other]) => other - one || byCodeUnit(a, b))
    .slice(0, most)
    .map(([element, score]) => {
      const tags: readonly string[] = rules.library.types.get(model.elements.get(element)?.type ?? '')?.tags ?? [];
      return {
        element,
        score,
        sensitivity: analyzer.run(element).state?.sensitivity?.class ?? null,
        role: WORTH_OF_TAG.find(([tag]) => tags.includes(tag))?.[0] ?? null,
        leadsTo: beyond.get(element)?.at ?? null,
      };
    });
}
