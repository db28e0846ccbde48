import {
  type Condition,
  type GivenFacts,
  type GivenThing,
  type Library,
  leavesOf,
  type RuleAnswer,
  type RuleScope,
  type RuleTests,
  type SubjectKind,
  typesOfThreat,
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

/** Whose types are said of a thing: its own, or those of its two ends. */
export function testRoles(of: SubjectKind): readonly ('type' | 'source' | 'target')[] {
  if (of === 'flow') return ['source', 'target'];
  return of === 'element' || of === 'pair' ? ['type'] : [];
}

/** What a thing in a test begins as: of the first type that the rule asks about, else of one that it can be about; nobody has said anything of it. */
export function newThing(when: Condition, of: SubjectKind, fitting = 'web-app'): GivenThing {
  const typeOf = (role: 'element' | 'source' | 'target') =>
    leavesOf(when)
      .flatMap(leaf => ('isA' in leaf && leaf.of === role ? leaf.isA : []))
      .find(name => !name.startsWith('@'));
  if (of === 'element') return { type: typeOf('element') ?? fitting };
  if (of === 'pair')
    return { type: typeOf('element') ?? 'web-app', around: { target: [{ type: typeOf('target') ?? 'rdbms' }] } };
  return of === 'flow' ? { source: typeOf('source') ?? 'web-app', target: typeOf('target') ?? 'rdbms' } : {};
}

/** What a new test begins as. */
export function newTest(library: Library, when: Condition, scope: RuleScope): GivenFacts {
  const [fitting] = typesOfThreat(library, { scope, when });
  return { about: '', ...newThing(when, scope, fitting?.id) };
}

/** A test without what is empty, as somebody would write it. */
export function tidied(given: GivenFacts): GivenFacts {
  const { data, facts, around, ...rest } = given;
  const kept = Object.entries(around ?? {}).flatMap(([relation, things]) =>
    things.length > 0 ? [[relation, things.map(one => tidied(one))] as const] : [],
  );
  return {
    ...rest,
    ...(data && data.length > 0 ? { data } : {}),
    ...(facts && Object.keys(facts).length > 0 ? { facts } : {}),
    ...(kept.length > 0 ? { around: Object.fromEntries(kept) } : {}),
  };
}

/** The fact that the rule asks about and of which nothing is said yet; else any other of the paths that can be said. */
export function nextFact(
  when: Condition,
  said: NonNullable<GivenFacts['facts']>,
  paths: readonly string[],
): string | null {
  const known = new Set(paths);
  const asked = leavesOf(when).flatMap(leaf => ('path' in leaf && known.has(leaf.path) ? [leaf.path] : []));
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
