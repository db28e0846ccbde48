import { nearestOf } from '../base';
import { type FactTest, type LeafOperator, PATH, type TypedRole, type TypeTest, Unset } from './condition';
import type { Vocabulary } from './vocabulary';

/** How one question about one fact is written in the short notation: `p.mfa!=yes`, `t=@db,vm`, `d>=confidential`. */

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
  ['a.', 'asset.'],
  ['c.', 'control.'],
  ['s.', 'same.'],
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

/** The path that a key stands for; a path may also be written out. */
function pathOf(key: string, operator: LeafSign): string | null {
  const fixed = FIXED_PATHS[key];
  if (fixed) return (operator === '>=' || operator === '<=' ? fixed.order : fixed.list) || null;
  if (PATH.test(key)) return key;
  for (const [short, long] of PREFIXES) if (key.startsWith(short)) return long + key.slice(short.length);
  return null;
}

/** It asks for a type, not for a fact. */
export const isTypeKey = (key: string): boolean => Object.hasOwn(ROLE_KEYS, key);

/** The path whose values can come after `key=`; null for a type and for what is no key. */
export const pathOfKey = (key: string): string | null => (isTypeKey(key) ? null : pathOf(key, '='));

/** What a question about one of these facts, or about a type, can begin with; the shortest first. */
export function shortKeys(paths: readonly string[]): readonly string[] {
  const keys = [...Object.keys(ROLE_KEYS), ...Object.keys(FIXED_PATHS), ...paths.map(path => keyOf(path, '='))];
  return [...new Set(keys)];
}

/** What a fact that nobody has given means, where the notation does not say `?`: its default answers, if it has one. */
function unsetMeaning(path: string, op: 'in' | 'notIn', values: readonly string[], vocabulary: Vocabulary): Unset {
  if (NEVER_UNSET.has(path)) return 'false';
  const standard = vocabulary.definition(path)?.default ?? null;
  if (standard === null) return op === 'in' ? 'false' : 'unknown';
  return values.includes(standard) === (op === 'in') ? 'true' : 'false';
}

/** A leaf as it was written, before it is known what it means. */
export interface WrittenLeaf {
  readonly key: string;
  readonly sign: LeafSign;
  /** `?` stands for a fact that nobody has given; `empty` for nothing written. Neither when it was quoted. */
  readonly values: readonly { readonly text: string; readonly quoted: boolean }[];
  /** What was written after `else`; null for nothing. */
  readonly otherwise: string | null;
}

export const LEAF_SIGNS = ['=', '!=', '>=', '<='] as const;
export type LeafSign = (typeof LEAF_SIGNS)[number];

const OPERATORS = { '=': 'in', '!=': 'notIn', '>=': 'atLeast', '<=': 'atMost' } as const satisfies Record<
  LeafSign,
  LeafOperator
>;

function unsetOf(written: string | null, standard: Unset): Unset | string {
  if (written === null) return standard;
  return Unset.options.find(one => one === written) ?? `After else comes ${Unset.options.join(', ')}`;
}

/** That a key means nothing, with the one that was probably meant: without its first part, or mistyped. */
function noFact(key: string, vocabulary: Vocabulary): string {
  const keys = shortKeys([...vocabulary.paths()]);
  const nearest = keys.find(one => one.endsWith(`.${key}`)) ?? nearestOf(key, keys);
  return `There is no fact called ${key}${nearest === null ? '' : ` (the nearest is ${nearest})`}`;
}

/** What a written leaf means, or why it means nothing. */
export function readLeaf(written: WrittenLeaf, vocabulary: Vocabulary): FactTest | TypeTest | string {
  const { key, sign, values } = written;
  const role = ROLE_KEYS[key];
  if (role) {
    if (sign !== '=') return 'A type can only be compared with =';
    return { isA: values.map(value => value.text), of: role };
  }
  const path = pathOf(key, sign);
  if (!path || !vocabulary.definition(path)) return noFact(key, vocabulary);
  const read = testOf(written, path, vocabulary);
  if (typeof read === 'string') return read;
  const unset = unsetOf(written.otherwise, read.unset);
  const known = Unset.options.find(one => one === unset);
  return known ? { ...read, unset: known } : unset;
}

function testOf({ sign, values }: WrittenLeaf, path: string, vocabulary: Vocabulary): FactTest | string {
  const op = OPERATORS[sign];
  const plain = values.filter(value => value.quoted || value.text !== '?').map(value => value.text);
  const asked = plain.length < values.length;
  if (op === 'atLeast' || op === 'atMost')
    return asked || plain.length !== 1 ? `${sign} takes one value` : { path, op, values: plain, unset: 'false' };
  const [only] = values;
  if (op === 'in' && values.length === 1 && only && !only.quoted && only.text === 'empty')
    return { path, op: 'empty', values: [], unset: 'true' };
  if (asked && op === 'notIn') return '? can only stand after =';
  return { path, op, values: plain, unset: asked ? 'unknown' : unsetMeaning(path, op, plain, vocabulary) };
}

/** The shortest key that leads to a path. */
function keyOf(path: string, sign: LeafSign): string {
  const fixed = Object.keys(FIXED_PATHS).find(key => pathOf(key, sign) === path);
  if (fixed) return fixed;
  for (const [short, long] of PREFIXES) {
    const key = path.startsWith(long) ? short + path.slice(long.length) : null;
    if (key !== null && pathOf(key, sign) === path && !ROLE_KEYS[key]) return key;
  }
  return path;
}

const PLAIN_VALUE = /^(?:[^\s&|!(),="<>?]|[<>](?!=))+$/;

/** A value as it is written: in quotes where it would mean something else without. */
export function valueText(value: string): string {
  const isPlain = PLAIN_VALUE.test(value) && value !== 'empty';
  return isPlain ? value : `"${value.replace(/["\\]/g, sign => `\\${sign}`)}"`;
}

const SIGN_OF = { in: '=', notIn: '!=', atLeast: '>=', atMost: '<=', empty: '=' } as const satisfies Record<
  LeafOperator,
  LeafSign
>;

function factText(test: FactTest, vocabulary: Vocabulary): string {
  const { path, op, values, unset } = test;
  const sign = SIGN_OF[op];
  const start = `${keyOf(path, sign)}${sign}`;
  const listed = values.map(valueText);
  const asks = op === 'in' && unset === 'unknown';
  if (asks) return `${start}${[...listed, '?'].join(',')}`;
  const list = op === 'empty' ? 'empty' : listed.length === 0 ? '()' : listed.join(',');
  const standard =
    op === 'empty' ? 'true' : op === 'in' || op === 'notIn' ? unsetMeaning(path, op, values, vocabulary) : 'false';
  return `${start}${list}${unset === standard ? '' : ` else ${unset}`}`;
}

/** A leaf as it is written. */
export function leafText(leaf: FactTest | TypeTest, vocabulary: Vocabulary): string {
  return 'isA' in leaf ? `${ROLE_NAMES[leaf.of]}=${leaf.isA.map(valueText).join(',')}` : factText(leaf, vocabulary);
}
