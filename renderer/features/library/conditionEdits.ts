import {
  type Condition,
  type FactTest,
  type LeafOperator,
  type Quantified,
  RELATIONS,
  type Relation,
} from '../../../core/library';

/** What the form does to a condition: each edit answers a condition that can be read again. */

/** The same quantifier looking along another relation; how far is kept where that leads along flows, too. */
export function along(condition: Quantified, to: Relation): Quantified {
  const { within, ...near } = condition;
  const kept = within !== undefined && RELATIONS[to].far ? { ...near, within } : near;
  if ('some' in kept) return { ...kept, some: to };
  if ('every' in kept) return { ...kept, every: to };
  return 'none' in kept ? { ...kept, none: to } : { ...kept, count: to };
}

/** The same quantifier looking so many flows far, from 1 to 5. */
export const reaching = (condition: Quantified, hops: number): Quantified => ({
  ...condition,
  within: Math.min(5, Math.max(1, Math.round(hops))),
});

/** A count of at least so many, from 1 to 1000. */
export const counting = <T extends Quantified>(condition: T, atLeast: number): T => ({
  ...condition,
  atLeast: Math.min(1000, Math.max(1, Math.round(atLeast))),
});

/** Whether a test compares with one value alone. */
const takesOne = ({ op }: Pick<FactTest, 'op'>): boolean => op === 'atLeast' || op === 'atMost';

/** The same test asked in another way; `first`: the first value that the fact can have, where it can have only some. */
export function asked(test: FactTest, op: LeafOperator, first = '1'): FactTest {
  if (op === 'empty') return { ...test, op, values: [] };
  return { ...test, op, values: takesOne({ op }) ? [test.values[0] ?? first] : test.values };
}

/** The same test with other values; one that compares with a single value keeps the last of them, and the one it has when there is none. */
export function saying(test: FactTest, values: readonly string[]): FactTest {
  if (takesOne(test)) return values.length === 0 ? test : { ...test, values: values.slice(-1) };
  return { ...test, values: test.op === 'empty' ? [] : [...values] };
}

/** The same parts with one of them replaced. */
export const replaced = (parts: readonly Condition[], at: number, next: Condition): readonly Condition[] =>
  parts.map((one, index) => (index === at ? next : one));
