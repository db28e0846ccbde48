import {
  type Condition,
  FALSE,
  leavesOf,
  type Quantified,
  relationOf,
  soughtTypes,
  TRUE,
  TRUTH_NAMES,
  type Truth,
  UNKNOWN,
} from '../library';
import { EXPLAINED, RELATION_LABEL, withinWords } from '../text';
import { becauseOf, nameOf, typesMeant } from './because';
import type { SubjectFacts } from './facts';
import type { Because, FactOrigin } from './finding';
import { around, evaluatorOf } from './openFacts';
import type { RuleSet } from './ruleSet';
import type { Window } from './window';

interface Telling {
  readonly window: Window;
  readonly rules: RuleSet;
}

/** Of many things around one, so many are told. */
const MOST_TOLD = 5;

const DRAWN: FactOrigin = { kind: 'computed', how: 'worked out from the model' };

/** What must all hold, each as it came out for a subject, in the order of the rule. `home` is what the finding is about. */
export function reasonsOf(
  telling: Telling,
  condition: Condition,
  facts: SubjectFacts,
  home: SubjectFacts,
): readonly Because[] {
  if ('path' in condition || 'isA' in condition) return [becauseOf(telling, { test: condition, facts }, home)];
  const inner = (part: Condition) => reasonsOf(telling, part, facts, home);
  if ('all' in condition) return condition.all.flatMap(inner);
  const truth = evaluatorOf(condition, telling.rules.vocabulary)(facts);
  const group = (text: string, parts: readonly Because[], decides: Truth = truth) =>
    above(facts, { text, truth, parts: decidingFirst(parts, decides) });
  if ('any' in condition) {
    const parts = condition.any.map(part => together(facts, inner(part)));
    const deciding = decidingFirst(parts, truth);
    const [only] = deciding;
    if (only && deciding.length === 1) return only.text === EXPLAINED.allOf ? only.parts : [only];
    return [group(EXPLAINED.anyOf, deciding)];
  }
  if ('not' in condition) {
    // That it is none of the things that a rule leaves out is no reason for it.
    const isNone = truth === TRUE && leavesOf(condition.not).every(leaf => 'isA' in leaf);
    if (isNone) return [];
    const parts = inner(condition.not);
    const [only] = parts;
    // A single fact is told as it is, and speaks the other way.
    if (only && parts.length === 1 && only.parts.length === 0) return [{ ...only, outcome: TRUTH_NAMES[truth] }];
    return [group(EXPLAINED.notSo, parts, opposite(truth))];
  }
  return reasonsAround(telling, condition, { facts, home, truth });
}

interface Around {
  readonly facts: SubjectFacts;
  readonly home: SubjectFacts;
  readonly truth: Truth;
}

/** What is asked of the things around one: of a single end directly, of others as a group with those that decide. */
function reasonsAround(telling: Telling, condition: Quantified, { facts, home, truth }: Around): readonly Because[] {
  const relation = relationOf(condition);
  const things = around(condition, facts);
  if ((relation === 'source' || relation === 'target') && 'some' in condition && things.length > 0)
    return things.flatMap(thing => reasonsOf(telling, condition.where, thing, home));
  const asked = askedWords(condition, `${RELATION_LABEL[relation]}${withinWords(condition.within)}`);
  if (things.length === 0) {
    const types = typesMeant(telling.rules, soughtTypes(condition) ?? []);
    return [above(facts, { text: EXPLAINED.noThings(asked, types), truth, parts: [] })];
  }
  const { where } = condition;
  const told = things.map(thing => {
    if ('path' in where || 'isA' in where) return becauseOf(telling, { test: where, facts: thing }, home);
    const one = evaluatorOf(where, telling.rules.vocabulary)(thing);
    const parts = toldFirst(reasonsOf(telling, where, thing, thing), one);
    return above(thing, { text: nameOf(telling.window, thing), truth: one, parts });
  });
  const deciding = decidingFirst(told, 'none' in condition ? opposite(truth) : truth);
  const parts = deciding.slice(0, MOST_TOLD);
  const text = parts.length < deciding.length ? EXPLAINED.firstOf(asked, parts.length, deciding.length) : asked;
  return [above(facts, { text, truth, parts })];
}

function askedWords(condition: Quantified, things: string): string {
  if ('some' in condition) return EXPLAINED.some(things);
  if ('every' in condition) return EXPLAINED.every(things);
  if ('none' in condition) return EXPLAINED.none(things);
  return EXPLAINED.count(things, condition.atLeast);
}

interface Above {
  readonly text: string;
  readonly truth: Truth;
  readonly parts: readonly Because[];
}

function above(facts: SubjectFacts, { text, truth, parts }: Above): Because {
  return { path: '', text, outcome: TRUTH_NAMES[truth], origin: DRAWN, subject: facts.id, parts };
}

/** An alternative of several facts stays together. */
function together(facts: SubjectFacts, parts: readonly Because[]): Because {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const outcomes = new Set(parts.map(part => part.outcome));
  const truth = outcomes.has('false') ? FALSE : outcomes.has('unknown') ? UNKNOWN : TRUE;
  return above(facts, { text: EXPLAINED.allOf, truth, parts: toldFirst(parts, truth) });
}

const opposite = (truth: Truth): Truth => (truth === TRUE ? FALSE : truth === FALSE ? TRUE : truth);

/** Those that decide an outcome first, then what is open, then the rest. */
const ORDER: Readonly<Record<Truth, readonly Because['outcome'][]>> = {
  0: ['false', 'unknown', 'true'],
  1: ['unknown', 'true', 'false'],
  2: ['true', 'unknown', 'false'],
};

/** The same reasons, those that decide an outcome first. */
export function toldFirst(reasons: readonly Because[], decided: Truth): readonly Because[] {
  const order = ORDER[decided];
  return reasons.toSorted((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome));
}

/** Those that decide an outcome, alone; all of them where none does by itself. */
function decidingFirst(reasons: readonly Because[], decided: Truth): readonly Because[] {
  const deciding = reasons.filter(reason => reason.outcome === TRUTH_NAMES[decided]);
  return deciding.length > 0 ? deciding : toldFirst(reasons, decided);
}
