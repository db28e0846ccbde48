import { addDays } from '../../base';
import { choicesOf, type Library, type Register, type RegisterField, type RegisterTest } from '../../library';
import type { RegisterEntry } from '../../model';
import { valuesOf } from './cells';

export interface LineBasis {
  readonly library: Library;
  readonly register: Register;
  /** ISO 8601 day. */
  readonly today: string;
}

type Held<O extends RegisterTest['op']> = (
  values: readonly string[],
  test: Extract<RegisterTest, { op: O }>,
  about: LineBasis & { readonly entry: RegisterEntry; readonly field: RegisterField },
) => boolean;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const day = (values: readonly string[]) => values.find(value => DAY.test(value));
const number = (values: readonly string[]) => (values[0] === undefined ? Number.NaN : Number(values[0]));

const HELD: { readonly [O in RegisterTest['op']]: Held<O> } = {
  is: (values, test) => values.some(value => test.values.includes(value)),
  lacks: (values, test) => values.length > 0 && test.values.some(value => !values.includes(value)),
  only: (values, test) => values.length > 0 && values.every(value => test.values.includes(value)),
  empty: values => values.length === 0,
  filled: values => values.length > 0,
  past: (values, _, { today }) => (day(values) ?? today) < today,
  older: (values, { days }, { today }) => (day(values) ?? today) < addDays(today, -days),
  below: (values, { than }) => number(values) < than,
  above: (values, { than }) => number(values) > than,
  fewer: (values, { than }) => values.length > 0 && values.length < than,
  exceeds: (values, { other }, { library, register, entry, field }) => {
    const order = choicesOf(library, field).map(one => one.id);
    const beside = register.fields.find(one => one.id === other);
    const least = beside ? order.indexOf(valuesOf(entry, beside)[0] ?? '') : -1;
    return least >= 0 && order.indexOf(values[0] ?? '') > least;
  },
};

/** Whether all of the tests hold for a line. */
export function holds(basis: LineBasis, entry: RegisterEntry, tests: readonly RegisterTest[]): boolean {
  return tests.every(test => {
    const field = basis.register.fields.find(one => one.id === test.field);
    if (!field) return false;
    // HELD maps each kind of test to what looks at it; TypeScript cannot correlate the two sides of a lookup.
    const held = HELD[test.op] as Held<RegisterTest['op']>;
    return held(valuesOf(entry, field), test, { ...basis, entry, field });
  });
}
