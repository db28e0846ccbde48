import { expect, it } from 'vitest';
import {
  Condition,
  createVocabulary,
  leavesOf,
  misplacedIn,
  parseCondition,
  relationsOf,
  SUBJECT_KINDS,
} from '../../../core/library';
import { shippedLibrary } from '../../../tests/support/templates';
import { KINDS, kindOf, madeOf, newCondition } from './conditionKinds';
import { textOffers } from './offers';

const library = shippedLibrary();

it('a condition of any kind becomes one of any other, and keeps what was in it where there is room', () => {
  const read = parseCondition('t=idp & (p.mfa=no | some incoming (f.enc=none))', createVocabulary(library));
  if (!read.ok) throw new Error('unreadable');
  for (const from of KINDS.map(kind => madeOf(kind, read.value, 'element')))
    for (const kind of KINDS) {
      const made = madeOf(kind, from, 'element');
      expect(kindOf(made)).toBe(kind);
      expect(Condition.safeParse(made).success).toBe(true);
    }
  expect(leavesOf(madeOf('any', read.value, 'element'))).toEqual(leavesOf(read.value));
  expect(leavesOf(madeOf('not', read.value, 'element'))).toEqual(leavesOf(read.value));
});

it.each(SUBJECT_KINDS)('a new condition about a %s asks for something that it has, around it too', of => {
  const vocabulary = createVocabulary(library);
  const first = newCondition(of);
  for (const made of [first, ...(['some', 'count'] as const).map(kind => madeOf(kind, first, of))]) {
    if (relationsOf(of).length === 0 && 'where' in made) continue;
    expect(misplacedIn({ part: made, at: [] }, of)).toEqual([]);
    for (const leaf of leavesOf(made)) {
      if (!('path' in leaf)) continue;
      const known = vocabulary.definition(leaf.path);
      expect(known, leaf.path).not.toBeNull();
      expect(leaf.values.filter(value => known?.values?.includes(value) === false)).toEqual([]);
    }
  }
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
