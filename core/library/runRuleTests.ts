import type { Threat } from './catalogue';
import type { Condition } from './condition';
import { compile, TRUTH_NAMES, type Truth } from './evaluate';
import { givenFacts, inFull } from './givenFacts';
import type { Library } from './library';
import { type Mutant, mutantsOf } from './mutate';
import { type GivenFacts, RULE_ANSWERS, type RuleAnswer, type RuleTests } from './ruleTests';
import type { Vocabulary } from './vocabulary';

const ANSWERS: Readonly<Record<(typeof TRUTH_NAMES)[number], RuleAnswer>> = {
  true: 'match',
  false: 'none',
  unknown: 'unknown',
};

const NO_TESTS: RuleTests = { match: [], none: [], unknown: [] };

/** The tests of a threat's rule: those that it carries, then those that lie beside it. */
export function testsOf(library: Library, threat: Threat): RuleTests {
  const own = threat.tests ?? NO_TESTS;
  const beside = library.ruleTests.get(threat.id) ?? NO_TESTS;
  return {
    match: [...own.match, ...beside.match],
    none: [...own.none, ...beside.none],
    unknown: [...own.unknown, ...beside.unknown],
  };
}

/** The tests of a threat's rule as they are written where the components of the library are not at hand. */
export function testsInFull(library: Library, threat: Threat): RuleTests {
  const { match, none, unknown } = testsOf(library, threat);
  const full = (cases: RuleTests['match']) => cases.map(given => inFull(given, library));
  return { match: full(match), none: full(none), unknown: full(unknown) };
}

/** How many there are. */
export const countOf = (tests: RuleTests): number => RULE_ANSWERS.reduce((sum, one) => sum + tests[one].length, 0);

interface Case {
  readonly expected: RuleAnswer;
  /** From 1, among the tests with this answer. */
  readonly number: number;
  readonly given: GivenFacts;
}

const casesOf = (tests: RuleTests): readonly Case[] =>
  RULE_ANSWERS.flatMap(expected => tests[expected].map((given, at) => ({ expected, number: at + 1, given })));

/** A test whose rule answered otherwise. */
export interface FailedTest {
  readonly threat: string;
  readonly expected: RuleAnswer;
  readonly number: number;
  readonly about: string;
  readonly answer: RuleAnswer;
}

type Asker = (condition: Condition, given: GivenFacts) => RuleAnswer;

function askerOf(library: Library, vocabulary: Vocabulary): Asker {
  const nameOf = (truth: Truth) => ANSWERS[TRUTH_NAMES[truth]];
  return (condition, given) => nameOf(compile(condition, vocabulary)(givenFacts(given, library)));
}

/** The tests of one rule that it does not pass. */
export function failedTests(library: Library, vocabulary: Vocabulary, threat: Threat): readonly FailedTest[] {
  const ask = askerOf(library, vocabulary);
  return casesOf(testsOf(library, threat)).flatMap(({ expected, number, given }) => {
    const answer = ask(threat.when, given);
    const about = given.about ?? given.like ?? given.type ?? '';
    return answer === expected ? [] : [{ threat: threat.id, expected, number, about, answer }];
  });
}

/** How a rule's tests did against its changed versions. */
export interface MutationResult {
  readonly threat: string;
  readonly mutants: number;
  /** Changes that no test noticed. */
  readonly survivors: readonly Mutant[];
}

/**
 * Changes each leaf of a rule in turn and asks whether a test notices; after each it says how much is done, up to 1. What it answers
 * means something only where the tests pass: one that fails anyway notices everything.
 */
export function* mutating(library: Library, vocabulary: Vocabulary, threat: Threat): Generator<number, MutationResult> {
  const ask = askerOf(library, vocabulary);
  const cases = casesOf(testsOf(library, threat));
  const mutants = mutantsOf(threat.when);
  const survivors: Mutant[] = [];
  for (const [at, mutant] of mutants.entries()) {
    if (cases.every(({ expected, given }) => ask(mutant.when, given) === expected)) survivors.push(mutant);
    yield (at + 1) / mutants.length;
  }
  return { threat: threat.id, mutants: mutants.length, survivors };
}

/** The same at once. */
export function mutate(library: Library, vocabulary: Vocabulary, threat: Threat): MutationResult {
  const work = mutating(library, vocabulary, threat);
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value;
}
