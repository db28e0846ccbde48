import { z } from 'zod';

/**
 * The language that rules are written in: a small tree of plain data. It has no loops, no recursion, no functions and no text
 * to evaluate, so an evaluation always ends and a rule pack from a stranger can do no more than ask about facts.
 *
 * Every test has three outcomes: true, false, unknown. Each leaf says itself what a fact that nobody has given means (`unset`),
 * so that an empty model is never called vulnerable.
 *
 * Paths, with the short notation of `notation.ts` in brackets:
 * - `property.<id>`        a property of the element (`p.<id>`); a property that does not apply to its type makes the leaf false
 * - `data.type`            kinds of data on the element (`d=`); `pii` stands for its whole group
 * - `data.class`           the highest class of data on the element (`d>=`)
 * - `flow.<id>`            a property of the data flow (`f.<id>`)
 * - `flow.crosses`         kinds of crossing, `none` for a flow that crosses nothing (`f.cross`)
 * - `flow.data.type`, `flow.data.class`   what the flow carries (`f.d`)
 * - `flow.data.controls`   `ok` or `missing`: what its data must have before it is sent (`f.d.controls`)
 * - `source.property.<id>`, `target.property.<id>`   a property of an end of the flow (`f.from.<id>`, `f.to.<id>`)
 * - `boundary.kind`        the kind of the trust boundary (`b.kind`)
 * - `asset.<id>`           what is said of the data asset itself (`a.records`); its kind and class are `data.type` and `data.class`
 * - `control.<id>`         the state of a control on the subject (`c.ctl-bcp-backup`)
 * - `same.<id>`            whether both elements of a pair have the same value of a property, `yes` or `no` (`s.environment`)
 * - `project.<id>`, `provider.<id>`, `responsibility.<id>`   facts (`m.`, `v.`, `r.`)
 */
export const PATH =
  /^(?:(?:property|(?:source|target)\.property|project|provider|responsibility|same)\.[a-z][a-z0-9_]*|control\.[a-z][a-z0-9-]*|asset\.(?:owner|records|confidentiality|integrity|privacy)|data\.(?:type|class)|flow\.(?:crosses|data\.(?:type|class|controls)|[a-z][a-z0-9_]*)|boundary\.kind)$/;

/** What is said of a path that is none. */
export const NO_PATH =
  'is no path: it begins with property., flow., data., source.property., target.property., boundary., asset., control., same., project., provider. or responsibility., and goes on in small letters';

/** What a fact that nobody has given makes of its leaf. */
export const Unset = z.enum(['unknown', 'false', 'true']);
export type Unset = z.infer<typeof Unset>;

/**
 * `in`: the value (or one of several) is listed. `notIn`: none is. `atLeast`, `atMost`: classes of data in their order, or
 * numbers. `empty`: nothing was written.
 */
export const LeafOperator = z.enum(['in', 'notIn', 'atLeast', 'atMost', 'empty']);
export type LeafOperator = z.infer<typeof LeafOperator>;

const Value = z.string().min(1).max(60);

/** One question about one fact. */
export const FactTest = z
  .strictObject({
    path: z.string().regex(PATH, NO_PATH),
    op: LeafOperator,
    values: z.array(Value).max(40).readonly(),
    unset: Unset,
  })
  .readonly();
export type FactTest = z.infer<typeof FactTest>;

/** Whose type is asked about. `element` is the subject itself. */
export const TypedRole = z.enum(['element', 'source', 'target']);
export type TypedRole = z.infer<typeof TypedRole>;

/** Is it one of these types (`rdbms`) or does it carry one of these tags (`@db`)? Types are always known, so never unknown. */
export const TypeTest = z.strictObject({ isA: z.array(Value).min(1).max(40).readonly(), of: TypedRole }).readonly();
export type TypeTest = z.infer<typeof TypeTest>;

/** What stands around a subject. The `where` of a quantifier is asked of each of them. Which subject has which is in `scopes.ts`. */
export const Relation = z.enum([
  'incoming',
  'outgoing',
  'neighbours',
  'upstream',
  'downstream',
  'siblings',
  'sharers',
  'zones',
  'data',
  'source',
  'target',
  'members',
  'contents',
  'inner',
  'crossings',
  'holders',
  'handlers',
  'carriers',
  'elements',
  'drawn',
]);
export type Relation = z.infer<typeof Relation>;

/** How many flows away at most; one where it is not said. Only for relations that can be followed further. */
export const Hops = z.int().min(1).max(5);

export type Condition =
  | FactTest
  | TypeTest
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | ({ readonly some: Relation } & Around)
  | ({ readonly every: Relation } & Around)
  | ({ readonly none: Relation } & Around)
  | ({ readonly count: Relation; readonly atLeast: number } & Around);

interface Around {
  readonly within?: number | undefined;
  readonly where: Condition;
}

/** A condition that asks what stands around. */
export type Quantified = Extract<Condition, { where: Condition }>;

const nested = z.lazy(() => Condition);
const around = { within: Hops.optional(), where: nested };
const group = z.array(nested).min(1).max(40).readonly();

const NO_CONDITION =
  'is no condition: it asks about a fact (path, op, values, unset) or a type (isA, of), or begins with all, any, not, some, every, none or count';

/** A rule's condition. How deep and how large it may be is checked by `conditionSize`. */
export const Condition: z.ZodType<Condition> = z.union(
  [
    FactTest,
    TypeTest,
    z.strictObject({ all: group }).readonly(),
    z.strictObject({ any: group }).readonly(),
    z.strictObject({ not: nested }).readonly(),
    z.strictObject({ some: Relation, ...around }).readonly(),
    z.strictObject({ every: Relation, ...around }).readonly(),
    z.strictObject({ none: Relation, ...around }).readonly(),
    z.strictObject({ count: Relation, atLeast: z.int().min(1).max(1000), ...around }).readonly(),
  ],
  NO_CONDITION,
);

/** The relation that a quantifier looks along. */
export function relationOf(condition: Quantified): Relation {
  if ('some' in condition) return condition.some;
  if ('every' in condition) return condition.every;
  return 'none' in condition ? condition.none : condition.count;
}

/** Types that whatever a quantifier looks for must have: others need not be looked at. Undefined where any thing may count. */
export function soughtTypes(condition: Quantified): TypeTest['isA'] | undefined {
  // An exception to `every` is of another type.
  if ('every' in condition) return undefined;
  const { where } = condition;
  const parts = 'all' in where ? where.all : [where];
  const test = parts.find((part): part is TypeTest => 'isA' in part && part.of === 'element');
  return test === undefined || test.isA.includes('*') ? undefined : test.isA;
}

/** The conditions directly inside one. */
export function partsOf(condition: Condition): readonly Condition[] {
  if ('all' in condition) return condition.all;
  if ('any' in condition) return condition.any;
  if ('not' in condition) return [condition.not];
  if ('where' in condition) return [condition.where];
  return [];
}

/** A part of a condition, and the steps from the whole to it as they are written: `all`, `2`, `where`. */
export interface PlacedPart<T extends Condition = Condition> {
  readonly part: T;
  readonly at: readonly (string | number)[];
}

/** The conditions directly inside one, with their places. */
export function placedPartsOf({ part, at }: PlacedPart): readonly PlacedPart[] {
  const group = 'all' in part ? 'all' : 'any' in part ? 'any' : null;
  if (group !== null) return partsOf(part).map((one, index) => ({ part: one, at: [...at, group, index] }));
  if ('not' in part) return [{ part: part.not, at: [...at, 'not'] }];
  return 'where' in part ? [{ part: part.where, at: [...at, 'where'] }] : [];
}

/** A condition and every one inside it, in reading order, with their places. */
export function allPartsOf(whole: PlacedPart): readonly PlacedPart[] {
  return [whole, ...placedPartsOf(whole).flatMap(allPartsOf)];
}

/** Every leaf in reading order. */
export function leavesOf(condition: Condition): readonly (FactTest | TypeTest)[] {
  if ('path' in condition || 'isA' in condition) return [condition];
  return partsOf(condition).flatMap(leavesOf);
}

/** Bounds that keep an evaluation short, whoever wrote the rule. */
export const CONDITION_LIMITS = { depth: 8, nodes: 100 } as const;

/** How many nodes a condition has and how deep it is. */
export function conditionSize(condition: Condition): { readonly nodes: number; readonly depth: number } {
  let nodes = 1;
  let depth = 1;
  for (const part of partsOf(condition)) {
    const inner = conditionSize(part);
    nodes += inner.nodes;
    depth = Math.max(depth, inner.depth + 1);
  }
  return { nodes, depth };
}
