import {
  type Condition,
  compile,
  type Evaluator,
  FALSE,
  type FactTest,
  propertiesOf,
  type Quantified,
  relationOf,
  soughtTypes,
  TRUE,
  type Truth,
  type TypeTest,
  UNKNOWN,
  type Vocabulary,
} from '../library';
import type { SubjectId } from '../model';
import { attestationOf, providerOf } from '../responsibility';
import type { SubjectFacts } from './facts';
import type { OpenFact } from './finding';
import type { CompiledRule } from './ruleSet';
import type { Window } from './window';

/** One leaf of a rule as it was asked of one subject. */
export interface AskedLeaf {
  readonly test: FactTest | TypeTest;
  readonly facts: SubjectFacts;
}

const evaluators = new WeakMap<Condition, Evaluator>();

/** A part of a condition compiled, once. */
export function evaluatorOf(condition: Condition, vocabulary: Vocabulary): Evaluator {
  const known = evaluators.get(condition);
  if (known) return known;
  const made = compile(condition, vocabulary);
  evaluators.set(condition, made);
  return made;
}

/** The leaves because of which a condition is neither met nor ruled out. */
export function unknownLeaves(condition: Condition, facts: SubjectFacts, vocabulary: Vocabulary): readonly AskedLeaf[] {
  if (evaluatorOf(condition, vocabulary)(facts) !== UNKNOWN) return [];
  if ('path' in condition || 'isA' in condition) return [{ test: condition, facts }];
  if ('not' in condition) return unknownLeaves(condition.not, facts, vocabulary);
  if ('all' in condition) return condition.all.flatMap(part => unknownLeaves(part, facts, vocabulary));
  if ('any' in condition) return condition.any.flatMap(part => unknownLeaves(part, facts, vocabulary));
  return around(condition, facts).flatMap(other => unknownLeaves(condition.where, other, vocabulary));
}

/** What the quantifier of a condition looks at. */
export function around(condition: Quantified, facts: SubjectFacts): readonly SubjectFacts[] {
  return facts.related(relationOf(condition), condition.within, soughtTypes(condition));
}

type Place = (window: Window, facts: SubjectFacts, id: string) => OpenFact | null;

const onSubject: Place = (_, facts, fact) => ({ subject: facts.id, fact });

/** The element at an end of a flow, as the flow is seen, or of a pair. */
export function endOf({ reader }: Window, facts: SubjectFacts, end: 'source' | 'target'): SubjectId | null {
  if (facts.second) return end === 'source' ? facts.id : facts.second.id;
  const flow = reader.row('flows', facts.id);
  return (facts.turned === (end === 'target') ? flow?.source : flow?.target) ?? null;
}

function onEnd(end: 'source' | 'target'): Place {
  return (window, facts, fact) => {
    const subject = endOf(window, facts, end);
    return subject === null ? null : { subject, fact };
  };
}

/** A control that a property of the thing speaks of is asked about by that property. */
const onImplying: Place = ({ library }, facts, control) => {
  const own = propertiesOf(library, facts.type);
  const row = library.impliedControls.find(
    one => one.control === control && own.some(property => property.id === one.property),
  );
  return row ? { subject: facts.id, fact: row.property } : null;
};

/** What both of a pair are compared by is asked of the one that has not said it. */
const onSilent: Place = (_, facts, fact) => {
  const { second } = facts;
  const said = facts.property(fact) !== null && facts.property(fact) !== '?';
  return second ? { subject: said ? second.id : facts.id, fact } : null;
};

/** Where the fact behind a path is kept, by what the path begins with. What is drawn or worked out is kept nowhere. */
const PLACES: Readonly<Record<string, Place>> = {
  property: onSubject,
  'source.property': onEnd('source'),
  'target.property': onEnd('target'),
  flow: onSubject,
  asset: onSubject,
  responsibility: onSubject,
  project: (_, __, fact) => ({ subject: 'project', fact }),
  boundary: onSubject,
  control: onImplying,
  same: onSilent,
  provider: (window, facts, fact) => {
    const provider = providerOf(window.reader, facts.id)?.provider;
    // Before anything can be said of the provider somebody has to say who it is.
    if (!provider) return { subject: facts.id, fact: 'provider' };
    // Where it is known what is attested, the thing itself has to say which service it is and where.
    const coverage = fact === 'attestation' ? attestationOf(window, facts.id).coverage : null;
    return coverage?.state === 'unknown'
      ? { subject: facts.id, fact: coverage.missing }
      : { subject: provider.id, fact };
  },
};

const DERIVED = new Set([
  'flow.crosses',
  'flow.data.type',
  'flow.data.class',
  'flow.data.controls',
  'data.type',
  'data.class',
]);

/** The fact that a leaf waits for; null where nobody can simply say it. */
export function factBehind(window: Window, { test, facts }: AskedLeaf): OpenFact | null {
  if (!('path' in test) || DERIVED.has(test.path)) return null;
  const cut = test.path.lastIndexOf('.');
  return PLACES[test.path.slice(0, cut)]?.(window, facts, test.path.slice(cut + 1)) ?? null;
}

/** How a rule came out on a subject. */
export interface Outcome {
  readonly truth: Truth;
  /** The leaves that nobody has answered, unless it is ruled out. */
  readonly unknown: readonly AskedLeaf[];
  /** How many leaves hold by something that somebody said or drew. */
  readonly support: number;
}

const RULED_OUT: Outcome = { truth: FALSE, unknown: [], support: 0 };

/** Asks a rule of a subject. */
export function outcomeOf(rule: CompiledRule, facts: SubjectFacts, vocabulary: Vocabulary): Outcome {
  if (rule.flat === null) {
    const truth = rule.evaluate(facts);
    if (truth === FALSE) return RULED_OUT;
    return { truth, unknown: unknownLeaves(rule.condition, facts, vocabulary), support: 0 };
  }
  let unknown: AskedLeaf[] | null = null;
  let support = 0;
  for (const { test, evaluate, shows } of rule.flat) {
    const truth = evaluate(facts);
    if (truth === FALSE) return RULED_OUT;
    if (truth === UNKNOWN) {
      unknown ??= [];
      unknown.push({ test, facts });
    } else if (shows) support += 1;
  }
  return { truth: unknown === null ? TRUE : UNKNOWN, unknown: unknown ?? [], support };
}
