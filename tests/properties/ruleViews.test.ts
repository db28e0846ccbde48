import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  Condition,
  conditionSize,
  createVocabulary,
  LeafOperator,
  parseCondition,
  printCondition,
  RELATIONS,
  Relation,
  RuleScope,
  Threat,
} from '../../core/library';
import { entryOf, entryText } from '../../core/packs';
import { along, asked, counting, reaching, replaced, saying } from '../../renderer/features/library/conditionEdits';
import { KINDS, kindOf, madeOf } from '../../renderer/features/library/conditionKinds';
import { anyCondition } from '../support/anyCondition';
import { libraryWithTests } from '../support/templates';

/** Form, text and YAML are three views of one tree: whatever it is, none of them loses anything of it. */

const library = libraryWithTests();
const vocabulary = createVocabulary(library);
const [first] = library.threats.values();
if (!first) throw new Error('the library has threats');
const { tests: _, ...shipped } = first;

/** A threat with this rule, written as YAML and read again. */
function throughYaml(when: Condition): Condition {
  const read = entryOf('threats', entryText({ ...shipped, when }));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return Threat.parse(read.value).when;
}

function throughText(when: Condition): Condition {
  const read = parseCondition(printCondition(when, vocabulary), vocabulary);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

/** All that the form can do to one condition at its top, with whatever somebody types. */
function* formEdits(of: Condition, { scope, relation, op, number, values }: FormChoice): Generator<Condition> {
  for (const kind of KINDS) if (kind !== kindOf(of)) yield madeOf(kind, of, scope);
  if ('path' in of) {
    yield asked(of, op, vocabulary.definition(of.path)?.values?.[0]);
    yield saying(of, values);
  }
  if ('all' in of) yield { all: replaced(of.all, 0, madeOf('not', of.all[0] ?? of, scope)) };
  if ('any' in of) yield { any: replaced(of.any, 0, madeOf('not', of.any[0] ?? of, scope)) };
  if ('where' in of) {
    yield along(of, relation);
    yield reaching(of, number);
    if ('count' in of) yield counting(of, number);
  }
}

interface FormChoice {
  readonly scope: RuleScope;
  readonly relation: Relation;
  readonly op: LeafOperator;
  readonly number: number;
  readonly values: readonly string[];
}
const choice: fc.Arbitrary<FormChoice> = fc.record({
  scope: fc.constantFrom(...RuleScope.options),
  relation: fc.constantFrom(...Relation.options),
  op: fc.constantFrom(...LeafOperator.options),
  number: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  values: fc.array(fc.string({ minLength: 1, maxLength: 60 }), { maxLength: 40 }),
});

describe('any rule', () => {
  it('is the same after it was written as YAML and read', () => {
    fc.assert(
      fc.property(anyCondition, one => {
        expect(throughYaml(one)).toEqual(one);
      }),
      { numRuns: 100 },
    );
  });

  it('is the same after it went through all views, one after the other', () => {
    fc.assert(
      fc.property(anyCondition, one => {
        expect(throughText(throughYaml(throughText(one)))).toEqual(one);
      }),
      { numRuns: 60 },
    );
  });

  it('can be read in every view after anything that the form does to it', () => {
    fc.assert(
      fc.property(anyCondition, choice, (one, chosen) => {
        for (const edited of formEdits(one, chosen)) {
          expect(Condition.safeParse(edited)).toEqual({ success: true, data: edited });
          expect(throughText(edited)).toEqual(edited);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('is the same in the form when somebody chooses what is chosen', () => {
    fc.assert(
      fc.property(anyCondition, one => {
        if ('path' in one) {
          expect(asked(one, one.op, undefined)).toEqual(one);
          expect(saying(one, one.values)).toEqual(one);
        }
        if ('all' in one)
          for (const [at, part] of one.all.entries()) expect(replaced(one.all, at, part)).toEqual(one.all);
        if ('where' in one) {
          const relation = 'some' in one ? one.some : 'every' in one ? one.every : 'none' in one ? one.none : one.count;
          if (RELATIONS[relation].far || one.within === undefined) expect(along(one, relation)).toEqual(one);
          if (one.within !== undefined) expect(reaching(one, one.within)).toEqual(one);
          if ('count' in one) expect(counting(one, one.atLeast)).toEqual(one);
        }
        expect(conditionSize(one).nodes).toBeGreaterThan(0);
      }),
      { numRuns: 400 },
    );
  });
});
