import {
  type Condition,
  misplacedIn,
  partsOf,
  RELATIONS,
  relationsOf,
  rolesOf,
  type SubjectKind,
} from '../../../core/library';

export const KINDS = ['fact', 'type', 'all', 'any', 'not', 'some', 'every', 'none', 'count'] as const;
export type Kind = (typeof KINDS)[number];

/** What a condition asks. */
export function kindOf(condition: Condition): Kind {
  if ('path' in condition) return 'fact';
  if ('isA' in condition) return 'type';
  return KINDS.find(kind => kind in condition) ?? 'all';
}

/** What a new condition begins as, for each subject something that it has. */
const FIRST: Readonly<Record<SubjectKind, Condition>> = {
  element: { path: 'property.mfa', op: 'in', values: ['no'], unset: 'unknown' },
  boundary: { path: 'boundary.kind', op: 'in', values: ['internet'], unset: 'false' },
  pair: { path: 'property.mfa', op: 'in', values: ['no'], unset: 'unknown' },
  flow: { path: 'flow.enc', op: 'in', values: ['none'], unset: 'unknown' },
  asset: { path: 'asset.owner', op: 'empty', values: [], unset: 'unknown' },
  provider: { path: 'control.ctl-log-siem', op: 'in', values: ['missing'], unset: 'unknown' },
  project: { path: 'control.ctl-log-siem', op: 'in', values: ['missing'], unset: 'unknown' },
};

export const newCondition = (of: SubjectKind): Condition => FIRST[of];

const newType = (of: SubjectKind): Condition => ({ isA: ['web-app'], of: rolesOf(of)[0] ?? 'element' });

const isLeaf = (condition: Condition) => 'path' in condition || 'isA' in condition;

/** A condition of a subject made another kind, with what was in it as far as there is room. */
export function madeOf(kind: Kind, from: Condition, of: SubjectKind): Condition {
  const parts = isLeaf(from) ? [from] : partsOf(from);
  const [first = newCondition(of)] = parts;
  const inner: Condition = isLeaf(from) || parts.length === 1 ? first : from;
  const relation = relationsOf(of)[0] ?? 'incoming';
  // What is asked of the thing itself cannot be asked of what stands around it, unless that is of the same kind.
  const to = RELATIONS[relation].to;
  const where = misplacedIn({ part: inner, at: [] }, to).length === 0 ? inner : newCondition(to);
  const made: Readonly<Record<Kind, () => Condition>> = {
    fact: () => ('path' in first && !('path' in from) ? first : newCondition(of)),
    type: () => ('isA' in first && !('isA' in from) ? first : newType(of)),
    all: () => ({ all: parts }),
    any: () => ({ any: parts }),
    not: () => ({ not: inner }),
    some: () => ({ some: relation, where }),
    every: () => ({ every: relation, where }),
    none: () => ({ none: relation, where }),
    count: () => ({ count: relation, atLeast: 2, where }),
  };
  return made[kind]();
}
