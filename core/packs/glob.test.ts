import { expect, it } from 'vitest';
import { matchesGlob } from './glob';

it.each([
  ['*.yaml', 'threats.yaml', true],
  ['*.yaml', 'more/threats.yaml', false],
  ['**/*.yaml', 'threats.yaml', true],
  ['**/*.yaml', 'a/b/threats.yaml', true],
  ['rules/**', 'rules/a/b.json', true],
  ['rules/**', 'other/a.json', false],
  ['t?reats.yaml', 'threats.yaml', true],
  ['t?reats.yaml', 'treats.yaml', false],
  ['(a+)+.yaml', 'aaaa.yaml', false],
  ['', 'a.yaml', false],
])('%s matches %s: %s', (pattern, path, matches) => {
  expect(matchesGlob(pattern, path)).toBe(matches);
});

it('answers a pattern made to be slow like any other', () => {
  expect(matchesGlob(`${'*a'.repeat(100)}b`, 'a'.repeat(250))).toBe(false);
  expect(matchesGlob(`${'**/'.repeat(90)}x`, 'a/'.repeat(120))).toBe(false);
  expect(matchesGlob('*'.repeat(400), 'a')).toBe(false);
});
