import type { Library } from './library';
import { choicesOf } from './registerChoices';
import type { Register, RegisterField, RegisterTest } from './registers';

type Report = (place: string, id: string, what: string) => void;

/** Kinds that a test of a kind can be asked of; a test of another kind would silently never hold. */
const DATED: ReadonlySet<RegisterTest['op']> = new Set<RegisterTest['op']>(['past', 'older']);
const COUNTED: ReadonlySet<RegisterTest['op']> = new Set<RegisterTest['op']>(['below', 'above']);

function checkValues(
  library: Library,
  report: Report,
  place: string,
  { field, values }: { readonly field: RegisterField; readonly values: readonly string[] },
): void {
  const known = new Set(choicesOf(library, field).map(one => one.id));
  if (known.size === 0 && values.length === 0) report(place, field.id, 'field with choices');
  for (const value of values) if (!known.has(value)) report(place, value, `choice of ${field.id}`);
}

function checkTest(
  library: Library,
  report: Report,
  place: string,
  { register, test }: { readonly register: Register; readonly test: RegisterTest },
): void {
  const field = register.fields.find(one => one.id === test.field);
  if (!field) {
    report(place, test.field, 'field');
    return;
  }
  if (DATED.has(test.op) && field.kind !== 'date') report(place, field.id, 'field with a day');
  if (COUNTED.has(test.op) && field.kind !== 'number') report(place, field.id, 'field with a number');
  if ('values' in test) checkValues(library, report, place, { field, values: test.values });
  if (test.op === 'exceeds' && !register.fields.some(one => one.id === test.other)) report(place, test.other, 'field');
}

function checkFields(library: Library, report: Report, register: Register): void {
  const place = `register ${register.id}`;
  const ids = register.fields.map(one => one.id);
  for (const id of ids.filter((one, at) => ids.indexOf(one) !== at)) report(place, id, 'second field of that name');
  if (register.fields[0]?.id !== 'title' || register.fields[0].kind !== 'text') report(place, 'title', 'first field');
  for (const field of register.fields) {
    const at = `${place} › ${field.id}`;
    if (field.kind === 'choice' && choicesOf(library, field).length === 0) report(at, field.id, 'choice');
    if ((field.kind === 'entry') !== (field.of !== null)) report(at, field.of ?? '', 'register');
    if (field.of !== null && !library.registers.has(field.of)) report(at, field.of, 'register');
    if (field.id === 'owner' && (field.kind !== 'person' || field.many)) report(at, 'owner', 'single person');
    if (field.id === 'due' && field.kind !== 'date') report(at, 'due', 'day');
  }
}

function checkWhole(library: Library, report: Report, register: Register): void {
  for (const rule of register.whole) {
    const place = `register ${register.id} › ${rule.id}`;
    for (const test of rule.where) checkTest(library, report, place, { register, test });
    if (rule.look === 'named') {
      const other = library.registers.get(rule.by.register);
      if (!other?.fields.some(one => one.id === rule.by.field && one.of === register.id))
        report(place, rule.by.field, `field of ${rule.by.register} that names a ${register.line}`);
      if (other) for (const test of rule.by.where) checkTest(library, report, place, { register: other, test });
      continue;
    }
    const looks = rule.look === 'covers' && rule.by ? [rule, rule.by] : [rule];
    for (const look of looks) {
      const field = register.fields.find(one => one.id === look.field);
      if (!field) report(place, look.field, 'field');
      else if (rule.look === 'threats' && field.kind !== 'threat') report(place, look.field, 'field with threats');
      else if (rule.look === 'elements' && field.kind !== 'element') report(place, look.field, 'field with elements');
      else if (rule.look === 'covers')
        checkValues(library, report, place, { field, values: 'values' in look ? look.values : [] });
    }
  }
}

/** Everything in the registers that names a field, a choice or a register that is not there. */
export function checkRegisters(library: Library, report: Report): void {
  for (const register of library.registers.values()) {
    const place = `register ${register.id}`;
    checkFields(library, report, register);
    for (const rule of register.rules)
      for (const test of rule.when) checkTest(library, report, `${place} › ${rule.id}`, { register, test });
    checkWhole(library, report, register);
    const named = [...register.key, ...register.matrices.flatMap(one => [one.rows, one.columns])];
    for (const id of named) if (!register.fields.some(one => one.id === id)) report(place, id, 'field');
    const { whenAbsent } = register;
    const absent = register.fields.find(one => one.id === whenAbsent?.field);
    if (whenAbsent && !absent) report(place, whenAbsent.field, 'field');
    if (whenAbsent && absent) checkValues(library, report, place, { field: absent, values: [whenAbsent.value] });
    const rules = [...register.rules, ...register.whole].map(one => one.id);
    for (const id of rules.filter((one, at) => rules.indexOf(one) !== at))
      report(place, id, 'second rule of that name');
  }
}
