import { fail, ok, type Problem, type Result } from '../base';
import type { Condition, FactTest, TypedRole, TypeTest, Unset } from './condition';
import type { Vocabulary } from './vocabulary';

/**
 * The compact way to write a rule: `t=@db,vm & p.mfa!=yes & d>=confidential`. Values after a comma mean "or", `&` means "and",
 * `?` in a list says that a fact nobody has given counts as unknown. It writes conjunctions of leaves; what else a condition can
 * say (`any`, `not`, quantifiers) has no short form.
 */

const ATOM = /^([a-z][a-z0-9_.]*)(!=|>=|=)(.+)$/;
const ROLE_KEYS: Readonly<Record<string, TypedRole>> = { t: 'element', 'f.from': 'source', 'f.to': 'target' };
const ROLE_NAMES: Readonly<Record<TypedRole, string>> = { element: 't', source: 'f.from', target: 'f.to' };
const FIXED_PATHS: Readonly<Record<string, { readonly list: string; readonly order: string }>> = {
  d: { list: 'data.type', order: 'data.class' },
  'f.d': { list: 'flow.data.type', order: 'flow.data.class' },
  'f.d.controls': { list: 'flow.data.controls', order: '' },
  'f.cross': { list: 'flow.crosses', order: '' },
  'b.kind': { list: 'boundary.kind', order: '' },
};
/** Longest first, because `f.to.` also begins with `f.`. */
const PREFIXES = [
  ['f.from.', 'source.property.'],
  ['f.to.', 'target.property.'],
  ['p.', 'property.'],
  ['f.', 'flow.'],
  ['m.', 'project.'],
  ['v.', 'provider.'],
  ['r.', 'responsibility.'],
] as const;
/** These are worked out from the drawing: nothing there means nothing there. */
const NEVER_UNSET = new Set([
  'data.type',
  'data.class',
  'flow.data.type',
  'flow.data.class',
  'flow.data.controls',
  'flow.crosses',
]);

function syntax(column: number, reason: string): Problem {
  return { code: 'library/rule-syntax', place: `column ${column}`, facts: { column, reason } };
}

function pathOf(key: string, operator: string): string | null {
  const fixed = FIXED_PATHS[key];
  if (fixed) return (operator === '>=' ? fixed.order : fixed.list) || null;
  for (const [short, long] of PREFIXES) if (key.startsWith(short)) return long + key.slice(short.length);
  return null;
}

/** What a fact that nobody has given means, where the notation does not say `?`: its default answers, if it has one. */
function unsetMeaning(path: string, op: 'in' | 'notIn', values: readonly string[], vocabulary: Vocabulary): Unset {
  if (NEVER_UNSET.has(path)) return 'false';
  const standard = vocabulary.definition(path)?.default ?? null;
  if (standard === null) return op === 'in' ? 'false' : 'unknown';
  return values.includes(standard) === (op === 'in') ? 'true' : 'false';
}

function readLeaf(
  key: string,
  operator: string,
  listed: readonly string[],
  vocabulary: Vocabulary,
): FactTest | TypeTest | string {
  const role = ROLE_KEYS[key];
  if (role) return operator === '=' ? { isA: listed, of: role } : 'A type can only be compared with =';
  const path = pathOf(key, operator);
  if (!path || !vocabulary.definition(path)) return `There is no fact called ${key}`;
  if (operator === '>=') return readOrder(path, listed);
  if (listed.length === 1 && listed[0] === 'empty' && operator === '=')
    return { path, op: 'empty', values: [], unset: 'true' };
  const values = listed.filter(value => value !== '?');
  const op = operator === '=' ? 'in' : 'notIn';
  const asked = values.length < listed.length;
  if (asked && op === 'notIn') return '? can only stand after =';
  return { path, op, values, unset: asked ? 'unknown' : unsetMeaning(path, op, values, vocabulary) };
}

function readOrder(path: string, listed: readonly string[]): FactTest | string {
  if (listed.length !== 1) return '>= takes one value';
  return { path, op: 'atLeast', values: listed, unset: 'false' };
}

function readAtom(text: string, column: number, vocabulary: Vocabulary): FactTest | TypeTest | Problem {
  const match = ATOM.exec(text);
  const [, key = '', operator = '', list = ''] = match ?? [];
  if (!match) return syntax(column, `“${text}” is not of the form name=value, name!=value or name>=value`);
  const listed = list.split(',').map(value => value.trim());
  if (listed.some(value => value === '')) return syntax(column + key.length + operator.length, 'A value is missing');
  const leaf = readLeaf(key, operator, listed, vocabulary);
  return typeof leaf === 'string' ? syntax(column, leaf) : leaf;
}

/** Reads the compact notation. The problem's `column` counts from 1. One atom gives a leaf, several give an `all`. */
export function parseCondition(text: string, vocabulary: Vocabulary): Result<Condition> {
  const leaves: (FactTest | TypeTest)[] = [];
  let start = 0;
  for (const piece of text.split('&')) {
    const atom = piece.trim();
    const column = start + piece.length - piece.trimStart().length + 1;
    start += piece.length + 1;
    if (atom === '') return fail(syntax(column, 'Something is missing here'));
    const leaf = readAtom(atom, column, vocabulary);
    if ('code' in leaf) return fail(leaf);
    leaves.push(leaf);
  }
  const [only] = leaves;
  return ok(leaves.length === 1 && only ? only : { all: leaves });
}

function keyOf(path: string): string | null {
  for (const [key, { list, order }] of Object.entries(FIXED_PATHS)) if (path === list || path === order) return key;
  for (const [short, long] of PREFIXES) if (path.startsWith(long)) return short + path.slice(long.length);
  return null;
}

function printFact(test: FactTest, vocabulary: Vocabulary): string | null {
  const key = keyOf(test.path);
  if (!key) return null;
  if (test.op === 'empty') return `${key}=empty`;
  if (test.op === 'atMost') return null;
  if (test.op === 'atLeast') return `${key}>=${test.values.join(',')}`;
  const asks = test.op === 'in' && test.unset === 'unknown';
  if (!asks && test.unset !== unsetMeaning(test.path, test.op, test.values, vocabulary)) return null;
  return `${key}${test.op === 'in' ? '=' : '!='}${[...test.values, ...(asks ? ['?'] : [])].join(',')}`;
}

function printLeaf(leaf: Condition, vocabulary: Vocabulary): string | null {
  if ('isA' in leaf) return `${ROLE_NAMES[leaf.of]}=${leaf.isA.join(',')}`;
  return 'path' in leaf ? printFact(leaf, vocabulary) : null;
}

/** Writes a condition in the compact notation; null where it says more than the notation can. `?` comes last in its list. */
export function printCondition(condition: Condition, vocabulary: Vocabulary): string | null {
  const leaves = 'all' in condition ? condition.all : [condition];
  const texts = leaves.map(leaf => printLeaf(leaf, vocabulary));
  return texts.every(text => text !== null) ? texts.join(' & ') : null;
}
