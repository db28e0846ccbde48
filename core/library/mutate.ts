import { type Condition, type FactTest, type PlacedPart, placedPartsOf, type TypeTest, Unset } from './condition';

/** A rule with one leaf changed. */
export interface Mutant {
  readonly when: Condition;
  readonly leaf: Leaf;
  /** Where the leaf stands in the rule. */
  readonly at: PlacedPart['at'];
  readonly change: LeafChange;
}

export type Leaf = FactTest | TypeTest;
/** What is done to a leaf: it is turned around, or a fact that nobody gave counts as something else. */
export type LeafChange = 'turned' | Unset;

interface Change {
  readonly to: Condition;
  readonly change: LeafChange;
}

// Nothing that is never unset can be changed in what that would mean.
const ALWAYS_KNOWN: ReadonlySet<string> = new Set(['flow.crosses']);

function changesOf(leaf: Leaf): readonly Change[] {
  const flipped = { to: { not: leaf }, change: 'turned' } as const;
  if ('isA' in leaf || leaf.op === 'empty' || ALWAYS_KNOWN.has(leaf.path)) return [flipped];
  const others = Unset.options.filter(unset => unset !== leaf.unset);
  return [flipped, ...others.map(unset => ({ to: { ...leaf, unset }, change: unset }))];
}

/** A rule that can only be put to a person: it waits for a fact that no value can satisfy. */
export function onlyAsks(condition: Condition): boolean {
  if ('all' in condition) return condition.all.some(onlyAsks);
  return 'path' in condition && condition.op === 'in' && condition.values.length === 0;
}

/**
 * Every version of a condition in which exactly one leaf differs: turned around, or read otherwise when nothing was said. A rule
 * that only asks never holds, so that true and unknown are the same to it.
 */
export function mutantsOf(condition: Condition): readonly Mutant[] {
  const mutants = versionsOf({ part: condition, at: [] });
  return onlyAsks(condition) ? mutants.filter(mutant => mutant.change !== 'true') : mutants;
}

function versionsOf(placed: PlacedPart): readonly Mutant[] {
  const { part: condition, at } = placed;
  if ('path' in condition || 'isA' in condition)
    return changesOf(condition).map(({ to, change }) => ({ when: to, leaf: condition, change, at }));
  return placedPartsOf(placed).flatMap((part, index) =>
    versionsOf(part).map(mutant => ({ ...mutant, when: withPart(condition, index, mutant.when) })),
  );
}

/** A condition with one of the parts directly inside it replaced. */
function withPart(condition: Condition, index: number, changed: Condition): Condition {
  const replaced = (parts: readonly Condition[]) => parts.map((one, at) => (at === index ? changed : one));
  if ('all' in condition) return { all: replaced(condition.all) };
  if ('any' in condition) return { any: replaced(condition.any) };
  if ('not' in condition) return { not: changed };
  return 'where' in condition ? { ...condition, where: changed } : changed;
}
