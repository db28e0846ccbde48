import { type Condition, FALSE, type FactTest, type FactValue, type TypedFacts, valueName } from '../library';
import { EXPLAINED } from '../text';
import { isRowProperty, type SubjectFacts } from './facts';
import type { Explanation } from './finding';
import { type AskedLeaf, around, evaluatorOf, factBehind } from './openFacts';
import type { RuleSet } from './ruleSet';
import type { Window } from './window';

/** Every leaf of a condition with the subject it was asked of, in reading order. */
export function askedLeaves(condition: Condition, facts: SubjectFacts): readonly AskedLeaf[] {
  if ('path' in condition || 'isA' in condition) return [{ test: condition, facts }];
  if ('not' in condition) return askedLeaves(condition.not, facts);
  if ('all' in condition) return condition.all.flatMap(part => askedLeaves(part, facts));
  if ('any' in condition) return condition.any.flatMap(part => askedLeaves(part, facts));
  return around(condition, facts).flatMap(other => askedLeaves(condition.where, other));
}

interface Change {
  readonly path: string;
  readonly value: FactValue;
}

function withProperty<T extends TypedFacts>(typed: T | null, id: string, value: FactValue): TypedFacts | null {
  return typed && { type: typed.type, tags: typed.tags, property: one => (one === id ? value : typed.property(one)) };
}

type Override = (facts: SubjectFacts, id: string, value: FactValue) => Partial<SubjectFacts>;

const answering = (read: (id: string) => FactValue, id: string, value: FactValue) => (one: string) =>
  one === id ? value : read(one);

/** How a fact of a subject is replaced, by what its path begins with. */
const OVERRIDES: Readonly<Record<string, Override>> = {
  property: (facts, id, value) => ({ property: answering(facts.property, id, value) }),
  'source.property': (facts, id, value) => ({ source: withProperty(facts.source, id, value) }),
  'target.property': (facts, id, value) => ({ target: withProperty(facts.target, id, value) }),
  flow: (facts, id, value) => ({ flow: answering(facts.flow, id, value) }),
  project: (facts, id, value) => ({ project: answering(facts.project, id, value) }),
  provider: (facts, id, value) => ({ provider: answering(facts.provider, id, value) }),
};

/** The same facts but for one. Getters are kept, so that nothing is read before it is asked for. */
function changed(facts: SubjectFacts, at: string, { path, value }: Change): SubjectFacts {
  const cut = path.lastIndexOf('.');
  const own = facts.id === at ? OVERRIDES[path.slice(0, cut)]?.(facts, path.slice(cut + 1), value) : {};
  const copy: SubjectFacts = Object.create(facts, {
    related: {
      value: (...way: Parameters<SubjectFacts['related']>) =>
        facts.related(...way).map(other => changed(other, at, { path, value })),
    },
  });
  for (const [key, replaced] of Object.entries(own ?? {})) Object.defineProperty(copy, key, { value: replaced });
  return copy;
}

/**
 * The answers that would each rule it out alone. Every one is tried: the whole rule is asked again with that one fact changed, so that
 * nothing is promised that does not hold. What follows from the drawing, and how critical a thing is, is not offered.
 */
export function clearingsOf(
  { window, rules }: { readonly window: Window; readonly rules: RuleSet },
  condition: Condition,
  facts: SubjectFacts,
): Explanation['clears'] {
  const tried = new Set<string>();
  return askedLeaves(condition, facts).flatMap(leaf => {
    const test = leaf.test;
    const fact = factBehind(window, leaf);
    if (!('path' in test) || !fact || isRowProperty(fact.fact)) return [];
    const key = `${fact.subject} ${test.path}`;
    const definition = rules.vocabulary.definition(test.path);
    if (tried.has(key) || !definition?.answerable || definition.values === null) return [];
    tried.add(key);
    const ruledOut = (value: string) =>
      evaluatorOf(condition, rules.vocabulary)(changed(facts, leaf.facts.id, { path: test.path, value })) === FALSE;
    const values = definition.values.filter(ruledOut);
    return values.length === 0 ? [] : [{ fact, text: textOf(rules, test, values), values }];
  });
}

function textOf({ library, vocabulary }: RuleSet, test: FactTest, values: readonly string[]): string {
  const words = values.map(value => valueName(library, vocabulary, test.path, value));
  return EXPLAINED.setOne(vocabulary.definition(test.path)?.name ?? test.path, EXPLAINED.list(words, 'or'));
}
