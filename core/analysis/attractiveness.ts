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

/**
 * How attractive each element is to an attacker, relative to the most attractive one: 0 to 100, in one pass over elements and flows. It
 * counts what the element holds and does, whether it governs others, and a third of what it leads to.
 */
export function attractivenessOf(analyzer: Analyzer): ReadonlyMap<string, number> {
  const { model } = analyzer;
  const own = ownWorths(analyzer, model);
  const beyond = new Map<string, number>();
  for (const { source, target } of model.flows.values()) {
    if (source === null || target === null) continue;
    const more = (own.get(target) ?? 0) - (own.get(source) ?? 0);
    if (more > (beyond.get(source) ?? 0)) beyond.set(source, more);
  }
  const all = new Map<string, number>();
  let most = 0;
  for (const [id, worth] of own) {
    const whole = worth === 0 ? 0 : worth + PIVOT * (beyond.get(id) ?? 0);
    all.set(id, whole);
    most = Math.max(most, whole);
  }
  for (const [id, worth] of all) all.set(id, most === 0 ? 0 : Math.round((100 * worth) / most));
  return all;
}
