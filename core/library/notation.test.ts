import { describe, expect, it } from 'vitest';
import { shippedLibrary } from '../../tests/support/templates';
import { createVocabulary, parseCondition } from './index';

const vocabulary = createVocabulary(shippedLibrary());

describe('a fact that there is not', () => {
  it.each([
    ['t=@web & mfa=no', 'There is no fact called mfa (the nearest is p.mfa)'],
    ['p.encryption_at_rset=no', 'There is no fact called p.encryption_at_rset (the nearest is p.encryption_at_rest)'],
    ['f.encc=none', 'There is no fact called f.encc (the nearest is f.enc)'],
    ['p.something_else_altogether=1', 'There is no fact called p.something_else_altogether'],
  ])('in %s is told with the one that was probably meant', (text, reason) => {
    expect(parseCondition(text, vocabulary)).toMatchObject({ ok: false, problems: [{ facts: { reason } }] });
  });
});
