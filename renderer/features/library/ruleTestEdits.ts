import {
  type Condition,
  type GivenFacts,
  leavesOf,
  type RuleAnswer,
  type RuleScope,
  type RuleTests,
} from '../../../core/library';

/** One test of a rule: what the rule must answer, and the how-manieth of those it is. */
export interface TestPlace {
  readonly expected: RuleAnswer;
  readonly at: number;
}

/** What came of a test: the expected, another answer, or nothing yet. */
export type TestResult = 'passed' | RuleAnswer | null;

export const NO_TESTS: RuleTests = { match: [], none: [], unknown: [] };

export const withTest = (tests: RuleTests, { expected, at }: TestPlace, given: GivenFacts): RuleTests => ({
  ...tests,
  [expected]: tests[expected].map((one, index) => (index === at ? given : one)),
});

export const withoutTest = (tests: RuleTests, { expected, at }: TestPlace): RuleTests => ({
  ...tests,
  [expected]: tests[expected].filter((_, index) => index !== at),
});

/** The test at the end of another list. */
export function movedTo(tests: RuleTests, place: TestPlace, expected: RuleAnswer): RuleTests {
  const given = tests[place.expected][place.at];
  if (!given || expected === place.expected) return tests;
  return withNewTest(withoutTest(tests, place), expected, given);
}

export const withNewTest = (tests: RuleTests, expected: RuleAnswer, given: GivenFacts): RuleTests => ({
  ...tests,
  [expected]: [...tests[expected], given],
});

/** What a new test begins as: a thing of the first type that the rule asks about, of which nobody has said anything. */
export function newTest(when: Condition, scope: RuleScope): GivenFacts {
  const typeOf = (role: 'element' | 'source' | 'target') =>
    leavesOf(when)
      .flatMap(leaf => ('isA' in leaf && leaf.of === role ? leaf.isA : []))
      .find(name => !name.startsWith('@'));
  if (scope === 'element') return { about: '', type: typeOf('element') ?? 'web-app' };
  if (scope !== 'flow') return { about: '' };
  return { about: '', source: typeOf('source') ?? 'web-app', target: typeOf('target') ?? 'rdbms' };
}

/** A test without what is empty, as somebody would write it. */
export function tidied(given: GivenFacts): GivenFacts {
  const { data, facts, ...rest } = given;
  return {
    ...rest,
    ...(data && data.length > 0 ? { data } : {}),
    ...(facts && Object.keys(facts).length > 0 ? { facts } : {}),
  };
}

/** The fact that the rule asks about and the test says nothing of yet; else any other of the paths. */
export function nextFact(when: Condition, given: GivenFacts, paths: readonly string[]): string | null {
  const said = given.facts ?? {};
  const asked = leavesOf(when).flatMap(leaf => ('path' in leaf ? [leaf.path] : []));
  return [...asked, ...paths].find(path => !(path in said)) ?? null;
}

/** Facts with one of them under another path, and with another value, where it stood. */
export function renamedFact(
  facts: NonNullable<GivenFacts['facts']>,
  from: string,
  to: { readonly path: string; readonly value: string },
) {
  return Object.fromEntries(
    Object.entries(facts).map(([path, said]) => (path === from ? [to.path, to.value] : [path, said])),
  );
}
