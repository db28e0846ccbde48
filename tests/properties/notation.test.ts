import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Condition, createVocabulary, parseCondition, printCondition, Relation } from '../../core/library';
import { libraryWithTests } from '../support/templates';

const library = libraryWithTests();
const vocabulary = createVocabulary(library);

it('every shipped rule is the same after it was written as text and read', () => {
  expect(library.threats.size).toBeGreaterThan(200);
  for (const { id, when } of library.threats.values())
    expect(parseCondition(printCondition(when, vocabulary), vocabulary), id).toEqual({ ok: true, value: when });
});

const paths = [...library.properties.keys()].flatMap(id => [
  `property.${id}`,
  `source.property.${id}`,
  `target.property.${id}`,
]);
const path = fc.constantFrom(
  ...paths,
  ...[...library.flowProperties.keys()].map(id => `flow.${id}`),
  ...[...library.projectFacts.keys()].map(id => `project.${id}`),
  ...[
    'data.type',
    'data.class',
    'flow.data.type',
    'flow.data.class',
    'flow.data.controls',
    'flow.crosses',
    'boundary.kind',
    'asset.owner',
    'asset.records',
    'same.environment',
    'control.ctl-bcp-backup',
  ],
);
const value = fc.oneof(
  fc.constantFrom('yes', 'no', 'empty', '?', 'else', 'two words', 'a"b\\c', '(', '@db'),
  fc.string({ minLength: 1, maxLength: 12 }),
);
const unset = fc.constantFrom('unknown' as const, 'false' as const, 'true' as const);
const values = fc.array(value, { maxLength: 4 });
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ path, op: fc.constantFrom('in' as const, 'notIn' as const), values, unset }),
  fc
    .record({
      path,
      op: fc.constantFrom('atLeast' as const, 'atMost' as const),
      values: value.map(one => [one]),
      unset,
    })
    .filter(
      // A class and its order share a short key; whether a value is one or the other is seen from the path alone.
      one => one.values[0] !== '?',
    ),
  fc.record({ path, op: fc.constant('empty' as const), values: fc.constant([]), unset }),
  fc.record({
    isA: fc.array(value, { minLength: 1, maxLength: 4 }),
    of: fc.constantFrom('element' as const, 'source' as const, 'target' as const),
  }),
);
const relation = fc.constantFrom(...Relation.options);
const far = fc.record({ within: fc.integer({ min: 1, max: 5 }) }, { requiredKeys: [] });
const quantified = (of: fc.Arbitrary<object>): fc.Arbitrary<Condition> =>
  fc.tuple(of, far).map(([one, within]) => ({ ...one, ...within }) as Condition);
const { condition } = fc.letrec<{ condition: Condition }>(tie => {
  const parts = fc.array(tie('condition'), { minLength: 1, maxLength: 3 });
  return {
    condition: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      leaf,
      fc.record({ all: parts }),
      fc.record({ any: parts }),
      fc.record({ not: tie('condition') }),
      quantified(fc.record({ some: relation, where: tie('condition') })),
      quantified(fc.record({ every: relation, where: tie('condition') })),
      quantified(fc.record({ none: relation, where: tie('condition') })),
      quantified(fc.record({ count: relation, atLeast: fc.integer({ min: 1, max: 1000 }), where: tie('condition') })),
    ),
  };
});

it('every condition that can be written down is the same after it was read', () => {
  fc.assert(
    fc.property(condition, one => {
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
        condition.map(one => printCondition(one, vocabulary).slice(1)),
      ),
      text => {
        const read = parseCondition(text, vocabulary);
        if (!read.ok) expect(read.problems[0].place).toMatch(/^column \d+$/);
      },
    ),
    { numRuns: 1000 },
  );
});
