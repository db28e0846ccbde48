import { beforeAll, describe, expect, it } from 'vitest';
import { libraryWithTests } from '../../tests/support/templates';
import type { Threat } from './catalogue';
import { checkLibrary, passes } from './check';
import { type Condition, leavesOf } from './condition';
import { filledIn } from './givenFacts';
import type { Library } from './library';
import { lintRule, lintTwins } from './lint';
import { mutantsOf, onlyAsks } from './mutate';
import { countOf, failedTests, mutate, testsOf } from './runRuleTests';
import { createVocabulary } from './vocabulary';

let library: Library;
beforeAll(() => {
  library = libraryWithTests();
});

const threats = () => [...library.threats.values()];
const vocabulary = () => createVocabulary(library);

describe('the tests of the shipped rules', () => {
  it('are at least three for each: one where it holds, one where it does not', () => {
    for (const threat of threats()) {
      const tests = testsOf(library, threat);
      expect(countOf(tests), threat.id).toBeGreaterThanOrEqual(3);
      expect(tests.none.length, `${threat.id} none`).toBeGreaterThan(0);
      const holds = onlyAsks(threat.when) ? tests.unknown : tests.match;
      expect(holds.length, `${threat.id} match`).toBeGreaterThan(0);
    }
  });

  it('start from things as they are met, with far more known about them or around them than the rule asks', () => {
    for (const threat of threats().filter(one => one.scope === 'element')) {
      const asked = new Set(leavesOf(threat.when).map(leaf => ('path' in leaf ? leaf.path : 'type')));
      for (const answer of ['match', 'none'] as const) {
        const rich = testsOf(library, threat)
          [answer].map(given => filledIn(given, library))
          .filter(given => {
            const beyond = Object.keys(given.facts ?? {}).filter(path => !asked.has(path));
            return (
              given.type !== undefined &&
              given.about !== undefined &&
              (beyond.length >= 8 || given.around !== undefined)
            );
          });
        expect(rich.length, `${threat.id} ${answer}`).toBeGreaterThan(0);
      }
    }
  });

  it('pass, and notice every change of a leaf', () => {
    const check = checkLibrary(library, { mutate: true });
    expect(check.failed).toEqual([]);
    expect(check.lint).toEqual([]);
    expect(check.mutation?.flatMap(one => one.survivors.map(({ at, change }) => [one.threat, at, change]))).toEqual([]);
    expect(check.mutation?.reduce((sum, one) => sum + one.mutants, 0)).toBeGreaterThan(1000);
    expect(passes(check)).toBe(true);
  });
});

const mfa = { path: 'property.mfa', op: 'in', values: ['no'], unset: 'unknown' } as const;
const identity = { isA: ['@identity'], of: 'element' } as const;

function ruleWith(when: Condition, tests?: Threat['tests']): Threat {
  const [first] = threats();
  if (!first) throw new Error('No threats');
  return { ...first, id: 'th-own', when, tests };
}

const idp = (answer: string | null) => ({ type: 'idp', facts: { 'property.mfa': answer } });

describe('a rule that a test contradicts', () => {
  it('is named with the test, what was expected and what it answered', () => {
    const rule = ruleWith({ all: [identity, mfa] }, { match: [idp('yes')], none: [idp('no')], unknown: [idp(null)] });
    expect(failedTests(library, vocabulary(), rule)).toMatchObject([
      { expected: 'match', number: 1, answer: 'none', about: 'idp' },
      { expected: 'none', number: 1, answer: 'match' },
    ]);
  });

  it('is changed leaf by leaf, and what no test notices survives', () => {
    const when: Condition = { all: [identity, mfa] };
    expect(mutantsOf(when).map(one => [one.leaf, one.change])).toEqual([
      [identity, 'turned'],
      [mfa, 'turned'],
      [mfa, 'false'],
      [mfa, 'true'],
    ]);
    const lazy = ruleWith(when, { match: [], none: [{ type: 'rdbms' }], unknown: [] });
    expect(mutate(library, vocabulary(), lazy).survivors).toHaveLength(4);
    const keen = ruleWith(when, { match: [idp('no')], none: [{ type: 'rdbms' }], unknown: [idp(null)] });
    expect(mutate(library, vocabulary(), keen).survivors).toEqual([]);
  });

  it('is changed inside groups, negations and quantifiers, too', () => {
    const where: Condition = { any: [{ not: mfa }, { isA: ['browser'], of: 'source' }] };
    const changed = mutantsOf({ some: 'incoming', where }).filter(one => one.change === 'turned');
    expect(changed.map(one => one.when)).toEqual([
      { some: 'incoming', where: { any: [{ not: { not: mfa } }, { isA: ['browser'], of: 'source' }] } },
      { some: 'incoming', where: { any: [{ not: mfa }, { not: { isA: ['browser'], of: 'source' } }] } },
    ]);
  });
});

describe('lint', () => {
  it.each<[string, Condition, string]>([
    ['tests that exclude each other', { all: [identity, mfa, { ...mfa, values: ['yes'] }] }, 'contradiction'],
    ['a value wanted and refused', { all: [identity, mfa, { ...mfa, op: 'notIn' }] }, 'contradiction'],
    ['every value refused', { ...mfa, op: 'notIn', values: ['no', 'yes', 'phishing-resistant'] }, 'never matches'],
    ['two types at once', { all: [identity, { isA: ['rdbms'], of: 'element' }] }, 'never matches'],
    [
      'a contradiction inside a quantifier',
      { some: 'incoming', where: { all: [mfa, { ...mfa, op: 'notIn' }] } },
      'contradiction',
    ],
    ['an order that the values of a fact do not have', { ...mfa, op: 'atLeast' }, 'never matches'],
    [
      'a word where a number has its place',
      { path: 'asset.records', op: 'atMost', values: ['many'], unset: 'false' },
      'never matches',
    ],
    ['a test that stands there twice', { all: [identity, mfa, mfa] }, 'duplicate condition'],
  ])('finds %s', (_, when, kind) => {
    expect(lintRule(ruleWith(when), library, vocabulary()).map(one => one.kind)).toEqual([kind]);
  });

  it.each<Condition>([
    { path: 'property.criticality', op: 'atLeast', values: ['3'], unset: 'false' },
    { path: 'data.class', op: 'atMost', values: ['confidential'], unset: 'false' },
    { path: 'asset.records', op: 'atLeast', values: ['1000000'], unset: 'false' },
  ])('lets %j be, which has an order', when => {
    expect(lintRule(ruleWith(when), library, vocabulary())).toEqual([]);
  });

  it('finds a fact that is waited for and has no question', () => {
    const known = vocabulary();
    const mute = {
      ...known,
      definition: (path: string) => {
        const found = known.definition(path);
        return found && { ...found, question: '' };
      },
    };
    expect(lintRule(ruleWith({ all: [identity, mfa] }), library, mute)).toMatchObject([{ kind: 'missing question' }]);
  });

  it('finds a rule that says what another one says, and leaves the rest alone', () => {
    expect(lintTwins([...threats(), ruleWith(threats()[0]?.when ?? mfa)])).toMatchObject([
      { threat: 'th-own', kind: 'duplicate condition' },
    ]);
    const apart: Condition = { any: [mfa, { ...mfa, values: ['yes'] }] };
    expect(lintRule(ruleWith({ all: [identity, apart] }), library, vocabulary())).toEqual([]);
  });
});
