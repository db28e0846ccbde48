import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createVocabulary, parseCondition, printCondition } from '../../core/library';
import { anyCondition } from '../support/anyCondition';
import { libraryWithTests } from '../support/templates';

const library = libraryWithTests();
const vocabulary = createVocabulary(library);

it('every shipped rule is the same after it was written as text and read', () => {
  expect(library.threats.size).toBeGreaterThan(200);
  for (const { id, when } of library.threats.values())
    expect(parseCondition(printCondition(when, vocabulary), vocabulary), id).toEqual({ ok: true, value: when });
});

it('every condition that can be written down is the same after it was read', () => {
  fc.assert(
    fc.property(anyCondition, one => {
      expect(parseCondition(printCondition(one, vocabulary), vocabulary)).toEqual({ ok: true, value: one });
    }),
    { numRuns: 2000 },
  );
});

it('whatever is typed is read or refused with a column', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        anyCondition.map(one => printCondition(one, vocabulary).slice(1)),
      ),
      text => {
        const read = parseCondition(text, vocabulary);
        if (!read.ok) expect(read.problems[0].place).toMatch(/^column \d+$/);
      },
    ),
    { numRuns: 1000 },
  );
});
