import fc from 'fast-check';
import { type Condition, Relation } from '../../core/library';
import { libraryWithTests } from './templates';

/** Every sort of condition that the rule language has, with facts of the shipped library and values of any kind. */

const library = libraryWithTests();

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
  // Line ends, signs of control, other alphabets.
  fc.string({ minLength: 1, maxLength: 6, unit: 'binary' }),
  fc.constantFrom('true', 'null', '1.0', '~', '- a', 'a: b', '# a', ' a ', '\n', '\u2028', '\ufeffx', 'else true'),
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
export const { condition: anyCondition } = fc.letrec<{ condition: Condition }>(tie => {
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
