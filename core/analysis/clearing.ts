import { flowDataControls } from '../controls';
import {
  type Condition,
  FALSE,
  type FactTest,
  type FactValue,
  factName,
  leavesOf,
  TRUE,
  type TypedFacts,
  valueName,
} from '../library';
import { attestationOf, type Coverage } from '../responsibility';
import { EXPLAINED } from '../text';
import { rulesFor } from './asking';
import { facing, factsOf, isRowProperty, type SubjectFacts } from './facts';
import type { Act, Clear, Explanation, OpenFact } from './finding';
import { SUBJECT_TABLES } from './findingKey';
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
  asset: (facts, id, value) => ({ asset: answering(facts.asset, id, value) }),
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

const ATTESTATION = 'provider.attestation';

interface Given {
  readonly window: Window;
  readonly rules: RuleSet;
}

/** A fact that a condition asks for and that somebody can answer. */
interface Answerable {
  readonly leaf: AskedLeaf;
  readonly fact: OpenFact;
  readonly test: FactTest;
  readonly values: readonly string[];
}

/** Every fact that can be answered, once. What follows from the drawing, and how critical a thing is, is not offered. */
function answerablesOf({ window, rules }: Given, condition: Condition, facts: SubjectFacts): readonly Answerable[] {
  const tried = new Set<string>();
  return askedLeaves(condition, facts).flatMap(leaf => {
    const test = leaf.test;
    const fact = factBehind(window, leaf);
    if (!('path' in test) || !fact || isRowProperty(fact.fact) || attestedPart(window, leaf)) return [];
    const key = `${fact.subject} ${test.path}`;
    const definition = rules.vocabulary.definition(test.path);
    if (tried.has(key) || !definition?.answerable || definition.values === null) return [];
    tried.add(key);
    return [{ leaf, fact, test, values: definition.values }];
  });
}

/** Where it is listed what the attestations speak of, an answer about the provider as a whole would change nothing. */
function attestedPart(window: Window, { test, facts }: AskedLeaf): Coverage | null {
  return 'path' in test && test.path === ATTESTATION ? attestationOf(window, facts.id).coverage : null;
}

const withAnswer = (facts: SubjectFacts, { leaf, test }: Answerable, value: string) =>
  changed(facts, leaf.facts.id, { path: test.path, value });

/** The smallest changes that would rule something out. */
type Clearings = Pick<Explanation, 'clears' | 'together' | 'acts'>;

/**
 * The answers that would each rule it out alone; where there are none, the fewest that do together, and what else would. Every one is
 * tried: the whole rule is asked again with just that changed, so that nothing is promised that does not hold.
 */
export function clearingsOf(given: Given, condition: Condition, facts: SubjectFacts): Clearings {
  const { rules } = given;
  const evaluate = evaluatorOf(condition, rules.vocabulary);
  const isOut = (now: SubjectFacts) => evaluate(facing({ evaluate }, now)) === FALSE;
  const answerables = answerablesOf(given, condition, facts);
  const clearOf = (one: Answerable, values: readonly string[]): Clear => {
    const wrong = values.filter(value => isWrongItself(given, one, value));
    const good = values.filter(value => !wrong.includes(value));
    // Values that nobody gives to be rid of a finding, because each is another finding, come last.
    return { fact: one.fact, text: textOf(given, one, { good, wrong }), values: [...good, ...wrong] };
  };
  const clears = answerables.flatMap(one => {
    const values = one.values.filter(value => isOut(withAnswer(facts, one, value)));
    return values.length === 0 ? [] : [clearOf(one, values)];
  });
  if (clears.length > 0) return { clears, together: [], acts: [] };
  const together = fewestTogether(given, { answerables, facts, isOut });
  return {
    clears,
    together: together.map(({ one, value }) => clearOf(one, [value])),
    acts: actsOf(given, { condition, facts, isOut }),
  };
}

/** A path as the thing itself has it that the fact is kept on: what is asked of an end of a flow is a property there. */
const onItself = (path: string) => path.replace(/^(?:source\.property|target\.property|same)\./, 'property.');

function keeperOf({ window }: Given, { fact }: Answerable): SubjectFacts | null {
  for (const table of SUBJECT_TABLES) {
    const facts = factsOf(window, table, fact.subject);
    if (facts) return facts;
  }
  return null;
}

/** The paths that a condition names, worked out once: each answer to each finding asks for them. */
const PATHS = new WeakMap<Condition, ReadonlySet<string>>();

function pathsOf(condition: Condition): ReadonlySet<string> {
  const known = PATHS.get(condition);
  if (known) return known;
  const paths = new Set(leavesOf(condition).flatMap(leaf => ('path' in leaf ? [leaf.path] : [])));
  PATHS.set(condition, paths);
  return paths;
}

/** Whether an answer is something wrong by itself: with it another rule about the same fact certainly holds. */
function isWrongItself(given: Given, one: Answerable, value: string): boolean {
  const keeper = keeperOf(given, one);
  if (!keeper) return false;
  const path = onItself(one.test.path);
  const then = changed(keeper, keeper.id, { path, value });
  return rulesFor(given.rules, keeper).some(
    rule =>
      pathsOf(rule.condition).has(path) && !given.window.choice(rule.threat.id)?.off && rule.evaluate(then) === TRUE,
  );
}

interface Chosen {
  readonly one: Answerable;
  readonly value: string;
}

interface Search {
  readonly answerables: readonly Answerable[];
  readonly facts: SubjectFacts;
  readonly isOut: (now: SubjectFacts) => boolean;
}

/** More answers than these nobody gives for one finding, and among more facts nobody looks. */
const MOST_TOGETHER = 3;
const MOST_LOOKED_AT = 12;

/** The fewest answers that rule it out together, in the order of the rule; empty for none. */
function fewestTogether(given: Given, { answerables, facts, isOut }: Search): readonly Chosen[] {
  const among = answerables.slice(0, MOST_LOOKED_AT);
  const telling = among.map(one => tellingValues(given, one));
  const search = (now: SubjectFacts, from: number, left: number): readonly Chosen[] | null => {
    if (left === 0) return isOut(now) ? [] : null;
    for (let at = from; at < among.length; at += 1) {
      const one = among[at];
      if (!one) continue;
      for (const value of telling[at] ?? []) {
        const rest = search(withAnswer(now, one, value), at + 1, left - 1);
        if (rest) return [{ one, value }, ...rest];
      }
    }
    return null;
  };
  for (let count = 2; count <= Math.min(MOST_TOGETHER, among.length); count += 1) {
    const found = search(facts, 0, count);
    if (found) return found;
  }
  return [];
}

/** One value for each outcome that the fact's own condition can have beside the one that it has. */
function tellingValues({ rules }: Given, one: Answerable): readonly string[] {
  const outcome = evaluatorOf(one.test, rules.vocabulary);
  const known = new Set([outcome(one.leaf.facts)]);
  return one.values.filter(value => {
    const truth = outcome(withAnswer(one.leaf.facts, one, value));
    if (known.has(truth)) return false;
    known.add(truth);
    return true;
  });
}

interface Doing {
  /** The same facts once it is done. */
  readonly done: (facts: SubjectFacts) => SubjectFacts;
  readonly text: (given: Given, facts: SubjectFacts) => string;
}

const replaced = (facts: SubjectFacts, part: PropertyDescriptorMap): SubjectFacts => Object.create(facts, part);
const withDuty = (id: string, value: string) => (facts: SubjectFacts) =>
  replaced(facts, { responsibility: { value: answering(facts.responsibility, id, value) } });

/** What can be done about facts that are worked out and not said, by their path. */
const DOINGS: Readonly<Record<string, Doing>> = {
  'responsibility.assigned': { done: withDuty('assigned', 'customer'), text: () => EXPLAINED.nameParty },
  'responsibility.control_fit': { done: withDuty('control_fit', 'same'), text: () => EXPLAINED.fitControls },
  'asset.owner': {
    done: facts => replaced(facts, { asset: { value: answering(facts.asset, 'owner', 'somebody') } }),
    text: () => EXPLAINED.nameOwner,
  },
  'flow.data.controls': {
    done: facts => replaced(facts, { dataControls: { value: 'ok' } }),
    text: ({ window, rules }, { id }) => {
      const { missing, unknown } = flowDataControls(window, id);
      const ids = new Set([...missing, ...unknown].map(one => one.control));
      return EXPLAINED.putInPlace(
        EXPLAINED.list([...ids].map(control => rules.library.controls.get(control)?.title ?? control)),
      );
    },
  },
};

interface Case {
  readonly condition: Condition;
  readonly facts: SubjectFacts;
  readonly isOut: (now: SubjectFacts) => boolean;
}

function actsOf(given: Given, { condition, facts, isOut }: Case): readonly Act[] {
  const asked = new Set(
    askedLeaves(condition, facts).flatMap(({ test, facts: of }) =>
      'path' in test && of.id === facts.id ? [test.path] : [],
    ),
  );
  const done = Object.entries(DOINGS).flatMap(([path, { done, text }]) =>
    asked.has(path) && isOut(done(facts)) ? [{ subject: facts.id, text: text(given, facts) }] : [],
  );
  return [...done, ...namingOf(given, { condition, facts, isOut }), ...attestingOf(given, { condition, facts, isOut })];
}

/** Before anything can be said of a provider somebody has to say who it is; then these answers rule it out. */
function namingOf({ window, rules }: Given, { condition, facts, isOut }: Case): readonly Act[] {
  return askedLeaves(condition, facts).flatMap(leaf => {
    const { test } = leaf;
    if (!('path' in test) || !test.path.startsWith('provider.')) return [];
    const fact = factBehind(window, leaf);
    if (fact?.fact !== 'provider') return [];
    const values = rules.vocabulary.definition(test.path)?.values ?? [];
    const out = values.filter(value => isOut(changed(facts, leaf.facts.id, { path: test.path, value })));
    if (out.length === 0) return [];
    const text = EXPLAINED.nameProvider(factName(rules.vocabulary, test.path), wordsOf(rules, test, out));
    return [{ subject: fact.subject, text }];
  });
}

/** Saying which service it is or where it runs, or using one that is attested. */
function attestingOf({ window }: Given, { condition, facts, isOut }: Case): readonly Act[] {
  return askedLeaves(condition, facts).flatMap(leaf => {
    const coverage = attestedPart(window, leaf);
    if (!coverage || coverage.state === 'covered') return [];
    if (!isOut(changed(facts, leaf.facts.id, { path: ATTESTATION, value: 'current' }))) return [];
    return [{ subject: leaf.facts.id, text: EXPLAINED.attest[coverage.state][coverage.missing] }];
  });
}

interface Values {
  readonly good: readonly string[];
  /** Each is another finding. */
  readonly wrong: readonly string[];
}

function textOf({ rules }: Given, { test }: Answerable, { good, wrong }: Values): string {
  const name = factName(rules.vocabulary, test.path);
  const [better, worse] = [wordsOf(rules, test, good), wordsOf(rules, test, wrong)];
  if (wrong.length === 0) return EXPLAINED.setOne(name, better);
  return good.length === 0 ? EXPLAINED.setWrong(name, worse) : EXPLAINED.setOneNotOther(name, better, worse);
}

function wordsOf({ library, vocabulary }: RuleSet, test: FactTest, values: readonly string[]): string {
  return EXPLAINED.list(
    values.map(value => valueName(library, vocabulary, test.path, value)),
    'or',
  );
}
