import { expect, it } from 'vitest';
import { Condition, createVocabulary, leavesOf, parseCondition } from '../../../core/library';
import { shippedLibrary } from '../../../tests/support/templates';
import { KINDS, kindOf, madeOf } from './conditionKinds';
import { textOffers } from './offers';

const library = shippedLibrary();

it('a condition of any kind becomes one of any other, and keeps what was in it where there is room', () => {
  const read = parseCondition('t=idp & (p.mfa=no | some incoming (f.enc=none))', createVocabulary(library));
  if (!read.ok) throw new Error('unreadable');
  for (const from of KINDS.map(kind => madeOf(kind, read.value)))
    for (const kind of KINDS) {
      const made = madeOf(kind, from);
      expect(kindOf(made)).toBe(kind);
      expect(Condition.safeParse(made).success).toBe(true);
    }
  expect(leavesOf(madeOf('any', read.value))).toEqual(leavesOf(read.value));
  expect(leavesOf(madeOf('not', read.value))).toEqual(leavesOf(read.value));
});

const texts = (offers: ReturnType<typeof textOffers>) => offers.map(one => one.text);

it('what can come next in a rule is offered: facts, then their values', () => {
  expect(texts(textOffers(library, 't=idp & p.mf'))).toContain('p.mfa');
  expect(texts(textOffers(library, 't=idp & p.mfa='))).toEqual(expect.arrayContaining(['no', '?']));
  expect(texts(textOffers(library, 't=rdb'))).toContain('rdbms');
  expect(texts(textOffers(library, 'so'))).toContain('some incoming (');
});

it('is found by what it is called too, and told what it is', () => {
  expect(textOffers(library, 't=idp & firewall')).toContainEqual(
    expect.objectContaining({ text: 'p.waf', about: library.properties.get('waf')?.name }),
  );
});
