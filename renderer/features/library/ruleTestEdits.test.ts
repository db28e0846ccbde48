import { expect, it } from 'vitest';
import { Condition, propertiesOf, RuleTests } from '../../../core/library';
import { shippedLibrary } from '../../../tests/support/templates';
import {
  movedTo,
  NO_TESTS,
  newTest,
  nextFact,
  renamedFact,
  tidied,
  withNewTest,
  withoutTest,
  withTest,
} from './ruleTestEdits';

const library = shippedLibrary();
const when = Condition.parse({
  all: [
    { isA: ['@db', 'idp'], of: 'element' },
    { path: 'property.mfa', op: 'in', values: ['no'], unset: 'unknown' },
    { path: 'property.owner', op: 'empty', values: [], unset: 'false' },
  ],
});

it('tests are added, changed, moved to another answer and taken out, and stay what a pack may hold', () => {
  const two = withNewTest(withNewTest(NO_TESTS, 'match', { about: 'a' }), 'match', { about: 'b' });
  const moved = movedTo(two, { expected: 'match', at: 0 }, 'unknown');
  expect(moved).toEqual({ match: [{ about: 'b' }], none: [], unknown: [{ about: 'a' }] });
  expect(movedTo(two, { expected: 'none', at: 0 }, 'match')).toBe(two);
  const changed = withTest(moved, { expected: 'unknown', at: 0 }, { about: 'c', type: 'idp' });
  expect(RuleTests.parse(changed)).toEqual(changed);
  expect(withoutTest(changed, { expected: 'match', at: 0 })).toEqual({
    ...NO_TESTS,
    unknown: [{ about: 'c', type: 'idp' }],
  });
});

it('a new test begins with what the rule asks about', () => {
  expect(newTest(library, when, 'element')).toEqual({ about: '', type: 'idp' });
  expect(newTest(library, when, 'flow')).toEqual({ about: '', source: 'web-app', target: 'rdbms' });
  expect(newTest(library, when, 'project')).toEqual({ about: '' });
  expect(newTest(library, when, 'pair')).toEqual({ about: '', type: 'idp', around: { target: [{ type: 'rdbms' }] } });
  // Of a rule that names no type, one that can have what it asks for.
  const asking = Condition.parse({ path: 'property.mfa', op: 'in', values: ['no'], unset: 'unknown' });
  const { type = '' } = newTest(library, asking, 'element');
  expect(propertiesOf(library, type).map(one => one.id)).toContain('mfa');
  const sayable = ['property.waf', 'property.mfa', 'property.owner'];
  expect(nextFact(when, {}, sayable)).toBe('property.mfa');
  expect(nextFact(when, { 'property.mfa': 'no' }, sayable)).toBe('property.owner');
  expect(nextFact(when, { 'property.mfa': 'no', 'property.owner': 'x' }, sayable)).toBe('property.waf');
  expect(nextFact(when, {}, ['asset.owner'])).toBe('asset.owner');
});

it('what is empty is left out, and a fact under another path stays where it stands', () => {
  expect(tidied({ about: 'x', data: [], facts: {} })).toEqual({ about: 'x' });
  expect(tidied({ about: 'x', around: { incoming: [], target: [{ type: 'idp', data: [] }] } })).toEqual({
    about: 'x',
    around: { target: [{ type: 'idp' }] },
  });
  expect(Object.entries(renamedFact({ a: '1', b: '2', c: '3' }, 'b', { path: 'd', value: '4' }))).toEqual([
    ['a', '1'],
    ['d', '4'],
    ['c', '3'],
  ]);
});
