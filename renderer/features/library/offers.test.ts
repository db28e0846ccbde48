import { expect, it } from 'vitest';
import { createVocabulary, parseCondition } from '../../../core/library';
import { libraryWithTests } from '../../../tests/support/templates';
import { textOffers } from './offers';

const library = libraryWithTests();
const offered = (before: string) => textOffers(library, before).map(({ text }) => text);

it('an empty rule begins with types and data, then with facts', () => {
  expect(offered('').slice(0, 6)).toEqual(['t', 'f.from', 'f.to', 'd', 'f.d', 'f.d.controls']);
});

it.each(['t', 'p.', 'f.from.', 'f.to.', 'f.', 'm.', 'v.', 'r.', 'a.', 'c.', 's.'])(
  'what is offered after %s can be read with a value that is offered for it',
  begun => {
    const keys = offered(begun).filter(text => !text.includes('('));
    expect(keys.length).toBeGreaterThan(0);
    for (const key of keys) {
      const value = offered(`${key}=`).at(0) ?? 'anything';
      const read = parseCondition(`${key}=${value}`, createVocabulary(library));
      expect(read.ok, `${key}=${value}`).toBe(true);
    }
  },
);

it('the values of a key that is written out are offered as well', () => {
  expect(offered('property.mfa=')).toEqual(offered('p.mfa='));
});
