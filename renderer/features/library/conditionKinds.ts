import { type Condition, partsOf } from '../../../core/library';

export const KINDS = ['fact', 'type', 'all', 'any', 'not', 'some', 'every', 'none', 'count'] as const;
export type Kind = (typeof KINDS)[number];

/** What a condition asks. */
export function kindOf(condition: Condition): Kind {
  if ('path' in condition) return 'fact';
  if ('isA' in condition) return 'type';
  return KINDS.find(kind => kind in condition) ?? 'all';
}

/** What a new condition begins as. */
export const NEW_CONDITION: Condition = { path: 'property.mfa', op: 'in', values: ['no'], unset: 'unknown' };

const NEW_TYPE: Condition = { isA: ['web-app'], of: 'element' };

const isLeaf = (condition: Condition) => 'path' in condition || 'isA' in condition;

/** A condition made another kind, with what was in it as far as there is room. */
export function madeOf(kind: Kind, from: Condition): Condition {
  const parts = isLeaf(from) ? [from] : partsOf(from);
  const [first = NEW_CONDITION] = parts;
  const inner: Condition = isLeaf(from) || parts.length === 1 ? first : from;
  const made: Readonly<Record<Kind, () => Condition>> = {
    fact: () => ('path' in first && !('path' in from) ? first : NEW_CONDITION),
    type: () => ('isA' in first && !('isA' in from) ? first : NEW_TYPE),
    all: () => ({ all: parts }),
    any: () => ({ any: parts }),
    not: () => ({ not: inner }),
    some: () => ({ some: 'incoming', where: inner }),
    every: () => ({ every: 'incoming', where: inner }),
    none: () => ({ none: 'incoming', where: inner }),
    count: () => ({ count: 'incoming', atLeast: 2, where: inner }),
  };
  return made[kind]();
}
