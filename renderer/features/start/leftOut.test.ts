import { expect, it } from 'vitest';
import { leftOutByReason } from './leftOut';

it('says a reason once, with everything that it concerns and how often', () => {
  const dropped = [
    { what: 'attribute “Shared”', count: 1, reason: 'nobody has said it' },
    { what: 'drawing style', count: 2, reason: 'it is drawn anew' },
    { what: 'attribute “Signed”', count: 4, reason: 'nobody has said it' },
  ];
  expect(leftOutByReason(dropped)).toEqual([
    { reason: 'nobody has said it', what: ['attribute “Shared”', '4 × attribute “Signed”'], count: 5 },
    { reason: 'it is drawn anew', what: ['2 × drawing style'], count: 2 },
  ]);
});
