import { type Condition, type FactTest, type Quantified, type Relation, soughtTypes, type TypeTest } from './condition';
import { actualValue, applicability, compile, FALSE, negate, roleOf, TRUE, type Truth, UNKNOWN } from './evaluate';
import type { FactReader, FactValue } from './facts';
import type { Vocabulary } from './vocabulary';

/** One node of a condition and what became of it, with what stands below it. */
export type Explanation = FactExplanation | TypeExplanation | GroupExplanation;

export interface FactExplanation {
  readonly node: 'fact';
  readonly truth: Truth;
  readonly test: FactTest;
  /** What the reader holds; null where nothing was given. */
  readonly actual: FactValue;
  /** The type has this property at all. */
  readonly applies: boolean;
  /** Whose fact it is: the subject of the finding, or what a quantifier looked at. */
  readonly subject: FactReader;
}

export interface TypeExplanation {
  readonly node: 'type';
  readonly truth: Truth;
  readonly test: TypeTest;
  /** The type that was found; empty for none. */
  readonly actual: string;
  readonly subject: FactReader;
}

export interface GroupExplanation {
  readonly node: 'all' | 'any' | 'not' | 'some' | 'every' | 'none' | 'count';
  readonly truth: Truth;
  readonly parts: readonly Explanation[];
  /** For quantifiers: what they looked at, and how many a count wants. */
  readonly relation: Relation | null;
  readonly atLeast: number;
}

const least = (truths: readonly Truth[]): Truth => truths.reduce<Truth>((a, b) => (b < a ? b : a), TRUE);
const most = (truths: readonly Truth[]): Truth => truths.reduce<Truth>((a, b) => (b > a ? b : a), FALSE);

function counted(truths: readonly Truth[], atLeast: number): Truth {
  if (truths.filter(one => one === TRUE).length >= atLeast) return TRUE;
  return truths.filter(one => one !== FALSE).length >= atLeast ? UNKNOWN : FALSE;
}

const COMBINE: Readonly<Record<GroupExplanation['node'], (truths: readonly Truth[], atLeast: number) => Truth>> = {
  all: least,
  any: most,
  not: truths => negate(truths[0] ?? FALSE),
  some: most,
  every: least,
  none: truths => negate(most(truths)),
  count: counted,
};

function group(
  node: GroupExplanation['node'],
  parts: readonly Explanation[],
  relation: Relation | null = null,
  atLeast = 0,
): GroupExplanation {
  const truth = COMBINE[node](
    parts.map(part => part.truth),
    atLeast,
  );
  return { node, truth, parts, relation, atLeast };
}

function quantified(condition: Quantified): {
  readonly node: 'some' | 'every' | 'none' | 'count';
  readonly relation: Relation;
  readonly atLeast: number;
} {
  if ('some' in condition) return { node: 'some', relation: condition.some, atLeast: 0 };
  if ('every' in condition) return { node: 'every', relation: condition.every, atLeast: 0 };
  if ('none' in condition) return { node: 'none', relation: condition.none, atLeast: 0 };
  return { node: 'count', relation: condition.count, atLeast: condition.atLeast };
}

/** A condition compiled for explaining. */
export type Explainer = (facts: FactReader) => Explanation;

function factExplainer(test: FactTest, vocabulary: Vocabulary): Explainer {
  const evaluate = compile(test, vocabulary);
  const appliesTo = applicability(test, vocabulary);
  return facts => {
    const applies = appliesTo(facts);
    const actual = applies ? actualValue(test, vocabulary, facts) : null;
    return { node: 'fact', truth: evaluate(facts), test, actual, applies, subject: facts };
  };
}

function typeExplainer(test: TypeTest, vocabulary: Vocabulary): Explainer {
  const evaluate = compile(test, vocabulary);
  return facts => ({
    node: 'type',
    truth: evaluate(facts),
    test,
    actual: roleOf(test, facts)?.type ?? '',
    subject: facts,
  });
}

/**
 * Compiles a condition into a function that keeps every answer. Slower than `compile`, so it is for findings that somebody looks
 * at; the `truth` of what it gives is always that of the compiled form.
 */
export function compileExplainer(condition: Condition, vocabulary: Vocabulary): Explainer {
  if ('path' in condition) return factExplainer(condition, vocabulary);
  if ('isA' in condition) return typeExplainer(condition, vocabulary);
  const inner = (part: Condition) => compileExplainer(part, vocabulary);
  const grouped = (node: 'all' | 'any' | 'not', parts: readonly Explainer[]): Explainer => {
    return facts =>
      group(
        node,
        parts.map(part => part(facts)),
      );
  };
  if ('all' in condition) return grouped('all', condition.all.map(inner));
  if ('any' in condition) return grouped('any', condition.any.map(inner));
  if ('not' in condition) return grouped('not', [inner(condition.not)]);
  const { node, relation, atLeast } = quantified(condition);
  const where = inner(condition.where);
  const sought = soughtTypes(condition);
  return facts => group(node, [...facts.related(relation, condition.within, sought)].map(where), relation, atLeast);
}

/** Compiles and explains at once. */
export function explain(condition: Condition, vocabulary: Vocabulary, facts: FactReader): Explanation {
  return compileExplainer(condition, vocabulary)(facts);
}

/** The leaves of an explanation in reading order. */
export function explainedLeaves(explanation: Explanation): readonly (FactExplanation | TypeExplanation)[] {
  return 'parts' in explanation ? explanation.parts.flatMap(explainedLeaves) : [explanation];
}

/** What the whole would be if one leaf had another outcome. */
function truthWith(explanation: Explanation, leaf: FactExplanation, outcome: Truth): Truth {
  if (!('parts' in explanation)) return explanation === leaf ? outcome : explanation.truth;
  return COMBINE[explanation.node](
    explanation.parts.map(part => truthWith(part, leaf, outcome)),
    explanation.atLeast,
  );
}

/** Why the rule holds: the leaves without which it would not. */
export function becauseOf(explanation: Explanation): readonly (FactExplanation | TypeExplanation)[] {
  return explainedLeaves(explanation).filter(leaf => leaf.truth !== FALSE);
}

/** Why the rule does not hold: the leaves that rule it out. */
export function ruledOutBy(explanation: Explanation): readonly (FactExplanation | TypeExplanation)[] {
  if (explanation.truth !== FALSE) return [];
  return explainedLeaves(explanation).filter(leaf => leaf.truth === FALSE);
}

/** What nobody has said yet and the outcome hangs on. */
export function openFacts(explanation: Explanation): readonly FactExplanation[] {
  return explainedLeaves(explanation).filter((leaf): leaf is FactExplanation => {
    if (leaf.node !== 'fact' || leaf.truth !== UNKNOWN) return false;
    return truthWith(explanation, leaf, FALSE) !== truthWith(explanation, leaf, TRUE);
  });
}

/** One answer that would settle it: if the fact had one of these values, the rule would no longer hold. */
export interface Clearance {
  readonly leaf: FactExplanation;
  /** Empty where any entry will do (an owner). */
  readonly values: readonly string[];
}

function clearingValues(test: FactTest, vocabulary: Vocabulary): readonly string[] {
  if (test.op === 'notIn') return test.values;
  const possible = vocabulary.definition(test.path)?.values ?? [];
  return test.op === 'in' ? possible.filter(value => !test.values.includes(value)) : [];
}

/** Every single answer that would clear the rule. Types and drawn facts are left out: changing them changes the system. */
export function clearancesOf(explanation: Explanation, vocabulary: Vocabulary): readonly Clearance[] {
  if (explanation.truth === FALSE) return [];
  const leaves = explainedLeaves(explanation).filter((leaf): leaf is FactExplanation => leaf.node === 'fact');
  return leaves
    .filter(leaf => vocabulary.definition(leaf.test.path)?.answerable === true && leaf.applies)
    .filter(leaf => truthWith(explanation, leaf, FALSE) === FALSE)
    .map(leaf => ({ leaf, values: clearingValues(leaf.test, vocabulary) }));
}
