import {
  type Condition,
  type FactTest,
  type Relation,
  relationOf,
  soughtTypes,
  type TypeTest,
  type Unset,
} from './condition';
import type { FactReader, FactValue, TypedFacts } from './facts';
import type { FactDefinition, Vocabulary } from './vocabulary';

/** The three outcomes, as small numbers so that "and" is the smaller and "or" the larger one. */
export type Truth = 0 | 1 | 2;
export const FALSE = 0;
export const UNKNOWN = 1;
export const TRUE = 2;

/** The words for the three outcomes, at the index of each. */
export const TRUTH_NAMES = ['false', 'unknown', 'true'] as const;
export type TruthName = (typeof TRUTH_NAMES)[number];

/** A compiled condition: asks the reader and answers. */
export type Evaluator = (facts: FactReader) => Truth;

const TRUTH_OF: Readonly<Record<Unset, Truth>> = { false: FALSE, unknown: UNKNOWN, true: TRUE };

export function negate(truth: Truth): Truth {
  if (truth === UNKNOWN) return UNKNOWN;
  return truth === TRUE ? FALSE : TRUE;
}

/** Where a path leads in a reader. Null means that what it asks about cannot be there: the leaf is false. */
type Reading = (facts: FactReader) => FactValue;

const NO_CROSSING: readonly string[] = ['none'];

const DERIVED: Readonly<Record<string, Reading>> = {
  'flow.data.controls': facts => facts.dataControls,
  'flow.crosses': facts => (facts.crosses.length > 0 ? facts.crosses : NO_CROSSING),
  'boundary.kind': facts => facts.boundaryKind,
};

const OWNED: Readonly<Record<string, (id: string) => Reading>> = {
  flow: id => facts => facts.flow(id),
  project: id => facts => facts.project(id),
  provider: id => facts => facts.provider(id),
  responsibility: id => facts => facts.responsibility(id),
  asset: id => facts => facts.asset(id),
  control: id => facts => facts.control(id),
  same: id => facts => sameness(facts, id),
};

const NOTHING: Reading = () => null;

/** Whether both ends have the same value; null while one of them is not known. */
function sameness({ source, target }: FactReader, id: string): FactValue {
  const [a, b] = [source?.property(id) ?? null, target?.property(id) ?? null];
  if (a === null || b === null || a === '?' || b === '?') return null;
  return String(a) === String(b) ? 'yes' : 'no';
}

/** How a path other than a property or a kind of data is read. */
export function readingOf(path: string): Reading {
  const derived = DERIVED[path];
  if (derived) return derived;
  const dot = path.indexOf('.');
  return OWNED[path.slice(0, dot)]?.(path.slice(dot + 1)) ?? NOTHING;
}

const ROLE_OF_PREFIX: Readonly<Record<string, (facts: FactReader) => TypedFacts | null>> = {
  property: facts => facts,
  'source.property': facts => facts.source,
  'target.property': facts => facts.target,
};

/** Whose property a path asks for, and which; null for other paths. */
export function propertyPath(
  path: string,
): { readonly owner: (facts: FactReader) => TypedFacts | null; readonly id: string } | null {
  const cut = path.lastIndexOf('.');
  const owner = ROLE_OF_PREFIX[path.slice(0, cut)];
  return owner ? { owner, id: path.slice(cut + 1) } : null;
}

/** Is the thing of one of the types, or does it carry one of the tags? */
function typeCheck(selectors: readonly string[]): (thing: TypedFacts) => boolean {
  if (selectors.includes('*')) return () => true;
  const types = selectors.filter(one => !one.startsWith('@'));
  const tags = selectors.filter(one => one.startsWith('@')).map(one => one.slice(1));
  return thing => {
    for (const type of types) if (thing.type === type) return true;
    for (const tag of tags) if (thing.tags.has(tag)) return true;
    return false;
  };
}

function isText(value: FactValue): value is string {
  return typeof value === 'string';
}

/** How a given value answers a leaf; `null` and empty texts mean that nothing was given. */
function valueCheck(test: FactTest, vocabulary: Vocabulary): (value: FactValue) => Truth {
  const unset = TRUTH_OF[test.unset];
  const listed = new Set(test.values);
  const hit: Truth = test.op === 'notIn' ? FALSE : TRUE;
  const miss: Truth = test.op === 'notIn' ? TRUE : FALSE;
  // Somebody said "not known": a default no longer answers for them.
  const said: Truth = test.op === 'notIn' || unset === UNKNOWN ? UNKNOWN : FALSE;
  if (test.op === 'empty') return value => (value === null || value.length === 0 ? TRUE : FALSE);
  if (test.op === 'atLeast' || test.op === 'atMost') return orderCheck(test, vocabulary);
  return value => {
    if (value === null || value.length === 0) return unset;
    if (isText(value)) {
      if (value === '?') return said;
      return listed.has(value) ? hit : miss;
    }
    let open = false;
    for (const one of value) {
      if (listed.has(one)) return hit;
      if (one === '?') open = true;
    }
    return open ? said : miss;
  };
}

/** Where a value stands in an order: the rating of a class of data, or a number; NaN for anything else. */
export const sizeOf = (value: string, vocabulary: Vocabulary): number =>
  vocabulary.rating(value) || (value.trim() === '' ? Number.NaN : Number(value));

/** Whether values of a fact can be told to be higher or lower than others; of one that people write freely it is not known. */
export function isOrdered(
  { values, person }: Pick<FactDefinition, 'values' | 'person'>,
  vocabulary: Vocabulary,
): boolean {
  if (values === null) return !person;
  return values.some(value => !Number.isNaN(sizeOf(value, vocabulary)));
}

function orderCheck(test: FactTest, vocabulary: Vocabulary): (value: FactValue) => Truth {
  const limit = sizeOf(test.values[0] ?? '', vocabulary);
  const unset = TRUTH_OF[test.unset];
  const atLeast = test.op === 'atLeast';
  return value => {
    if (!isText(value) || value === '' || value === '?') return value === '?' ? UNKNOWN : unset;
    const size = sizeOf(value, vocabulary);
    return (atLeast ? size >= limit : size <= limit) ? TRUE : FALSE;
  };
}

function compileDataType(test: FactTest, vocabulary: Vocabulary): Evaluator {
  const meant = [...new Set(test.values.flatMap(id => vocabulary.dataTypesMeant(id)))];
  const unset = TRUTH_OF[test.unset];
  const hit: Truth = test.op === 'notIn' ? FALSE : TRUE;
  return facts => {
    if (facts.dataTypes.size === 0) return unset;
    for (const id of meant) if (facts.dataTypes.has(id)) return hit;
    return negate(hit);
  };
}

function compileDataClass(test: FactTest, vocabulary: Vocabulary): Evaluator {
  const unset = TRUTH_OF[test.unset];
  const ratings = test.values.map(id => vocabulary.rating(id));
  const limit = ratings[0] ?? 0;
  const holds: Readonly<Record<FactTest['op'], (rating: number) => boolean>> = {
    in: rating => ratings.includes(rating),
    notIn: rating => !ratings.includes(rating),
    atLeast: rating => rating >= limit,
    atMost: rating => rating <= limit,
    empty: () => false,
  };
  const check = holds[test.op];
  return facts => (facts.dataRating === 0 ? unset : check(facts.dataRating) ? TRUE : FALSE);
}

const DATA_LEAVES: Readonly<Record<string, (test: FactTest, vocabulary: Vocabulary) => Evaluator>> = {
  'data.type': compileDataType,
  'flow.data.type': compileDataType,
  'data.class': compileDataClass,
  'flow.data.class': compileDataClass,
};

function compileFact(test: FactTest, vocabulary: Vocabulary): Evaluator {
  const ofData = DATA_LEAVES[test.path];
  if (ofData) return ofData(test, vocabulary);
  const answer = valueCheck(test, vocabulary);
  const property = propertyPath(test.path);
  if (!property) {
    const read = readingOf(test.path);
    if (!test.path.startsWith('same.')) return facts => answer(read(facts));
    const both = applicability(test, vocabulary);
    return facts => (both(facts) ? answer(read(facts)) : FALSE);
  }
  const { owner, id } = property;
  const applies = typeCheck(vocabulary.definition(test.path)?.appliesTo ?? []);
  return facts => {
    const thing = owner(facts);
    return thing !== null && applies(thing) ? answer(thing.property(id)) : FALSE;
  };
}

const ROLES: Readonly<Record<TypeTest['of'], (facts: FactReader) => TypedFacts | null>> = {
  element: facts => facts,
  source: facts => facts.source,
  target: facts => facts.target,
};

function compileType(test: TypeTest): Evaluator {
  const role = ROLES[test.of];
  const check = typeCheck(test.isA);
  return facts => {
    const thing = role(facts);
    return thing !== null && check(thing) ? TRUE : FALSE;
  };
}

function compileAll(parts: readonly Evaluator[]): Evaluator {
  return facts => {
    let result: Truth = TRUE;
    for (const part of parts) {
      const one = part(facts);
      if (one === FALSE) return FALSE;
      if (one < result) result = one;
    }
    return result;
  };
}

function compileAny(parts: readonly Evaluator[]): Evaluator {
  return facts => {
    let result: Truth = FALSE;
    for (const part of parts) {
      const one = part(facts);
      if (one === TRUE) return TRUE;
      if (one > result) result = one;
    }
    return result;
  };
}

/** Along what a quantifier looks, and how far. */
interface Way {
  readonly relation: Relation;
  readonly within: number | undefined;
  readonly sought: readonly string[] | undefined;
}

function compileSome({ relation, within, sought }: Way, where: Evaluator): Evaluator {
  return facts => {
    let result: Truth = FALSE;
    for (const other of facts.related(relation, within, sought)) {
      const one = where(other);
      if (one === TRUE) return TRUE;
      if (one > result) result = one;
    }
    return result;
  };
}

function compileEvery(way: Way, where: Evaluator): Evaluator {
  const exception = compileSome(way, facts => negate(where(facts)));
  return facts => negate(exception(facts));
}

function compileCount({ relation, within, sought }: Way, atLeast: number, where: Evaluator): Evaluator {
  return facts => {
    let sure = 0;
    let possible = 0;
    for (const other of facts.related(relation, within, sought)) {
      const one = where(other);
      if (one !== FALSE) possible += 1;
      if (one === TRUE) sure += 1;
      if (sure >= atLeast) return TRUE;
    }
    return possible >= atLeast ? UNKNOWN : FALSE;
  };
}

/**
 * Turns a condition into a function. Compile once, ask often: an evaluation allocates nothing. Conditions whose paths the
 * vocabulary does not know never hold; `loadLibrary` refuses them.
 */
export function compile(condition: Condition, vocabulary: Vocabulary): Evaluator {
  if ('path' in condition) return compileFact(condition, vocabulary);
  if ('isA' in condition) return compileType(condition);
  const inner = (part: Condition) => compile(part, vocabulary);
  if ('all' in condition) return compileAll(condition.all.map(inner));
  if ('any' in condition) return compileAny(condition.any.map(inner));
  if ('not' in condition) {
    const part = inner(condition.not);
    return facts => negate(part(facts));
  }
  const where = inner(condition.where);
  const way = { relation: relationOf(condition), within: condition.within, sought: soughtTypes(condition) };
  if ('some' in condition) return compileSome(way, where);
  if ('every' in condition) return compileEvery(way, where);
  if ('none' in condition) {
    const some = compileSome(way, where);
    return facts => negate(some(facts));
  }
  return compileCount(way, condition.atLeast, where);
}

/** Whether a leaf's property is one that the thing has; always true for what is no property. */
export function applicability(test: FactTest, vocabulary: Vocabulary): (facts: FactReader) => boolean {
  const property = propertyPath(test.path);
  const isSame = test.path.startsWith('same.');
  if (!property && !isSame) return () => true;
  const applies = typeCheck(vocabulary.definition(test.path)?.appliesTo ?? []);
  if (!property)
    return ({ source, target }) => source !== null && target !== null && applies(source) && applies(target);
  return facts => {
    const thing = property.owner(facts);
    return thing !== null && applies(thing);
  };
}

const DATA_READINGS: Readonly<Record<string, (facts: FactReader, vocabulary: Vocabulary) => FactValue>> = {
  'data.type': facts => [...facts.dataTypes],
  'flow.data.type': facts => [...facts.dataTypes],
  'data.class': (facts, vocabulary) => classNameOf(facts, vocabulary),
  'flow.data.class': (facts, vocabulary) => classNameOf(facts, vocabulary),
};

function classNameOf(facts: FactReader, vocabulary: Vocabulary): FactValue {
  const classes = vocabulary.definition('data.class')?.values ?? [];
  return classes.find(id => vocabulary.rating(id) === facts.dataRating) ?? null;
}

/** What the reader holds for a leaf, for explanations. */
export function actualValue(test: FactTest, vocabulary: Vocabulary, facts: FactReader): FactValue {
  const ofData = DATA_READINGS[test.path];
  if (ofData) return ofData(facts, vocabulary);
  const property = propertyPath(test.path);
  if (property) return property.owner(facts)?.property(property.id) ?? null;
  return readingOf(test.path)(facts);
}
