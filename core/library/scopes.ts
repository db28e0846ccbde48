import { type Condition, type PlacedPart, placedPartsOf, Relation, relationOf, TypedRole } from './condition';

/** What a rule, or the inside of a quantifier, can be asked of. */
export const SUBJECT_KINDS = ['element', 'flow', 'boundary', 'asset', 'provider', 'project', 'pair'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

interface Way {
  readonly from: readonly SubjectKind[];
  readonly to: SubjectKind;
  /** It leads from element to element along flows, so that it can be followed further. */
  readonly far: boolean;
}

const ELEMENT = ['element', 'pair'] as const;
const ENDS = ['flow', 'pair'] as const;
const near = (from: readonly SubjectKind[], to: SubjectKind): Way => ({ from, to, far: false });
const far: Way = { from: ELEMENT, to: 'element', far: true };

/** Where each relation begins and what it leads to. */
export const RELATIONS = {
  incoming: near(ELEMENT, 'flow'),
  outgoing: near(ELEMENT, 'flow'),
  neighbours: far,
  upstream: far,
  downstream: far,
  siblings: near(ELEMENT, 'element'),
  sharers: near(ELEMENT, 'element'),
  zones: near(['element', 'pair', 'flow', 'boundary'], 'boundary'),
  data: near(['element', 'pair', 'flow', 'boundary'], 'asset'),
  source: near(ENDS, 'element'),
  target: near(ENDS, 'element'),
  members: near(['boundary'], 'element'),
  contents: near(['boundary'], 'element'),
  inner: near(['boundary'], 'boundary'),
  crossings: near(['boundary'], 'flow'),
  holders: near(['asset'], 'element'),
  handlers: near(['asset'], 'element'),
  carriers: near(['asset'], 'flow'),
  elements: near(['project'], 'element'),
  drawn: near(['project'], 'element'),
} as const satisfies Record<Relation, Way>;

/** Relations by which a pair can be formed: from an element to elements. */
export const PAIR_RELATIONS = ['neighbours', 'upstream', 'downstream', 'siblings', 'sharers'] as const;

/** Which subjects have the facts of a path, by what it begins with; the longest beginning counts. */
const FACTS: readonly (readonly [start: string, kinds: readonly SubjectKind[]])[] = [
  ['property.', ['element', 'boundary', 'pair']],
  ['source.property.', ENDS],
  ['target.property.', ENDS],
  ['same.', ['pair']],
  ['flow.', ['flow']],
  ['data.', ['element', 'flow', 'boundary', 'asset', 'pair']],
  ['boundary.', ['boundary']],
  ['asset.', ['asset']],
  ['control.', SUBJECT_KINDS],
  ['project.', SUBJECT_KINDS],
  ['provider.', ['element', 'boundary', 'provider', 'pair']],
  ['responsibility.', ['element', 'boundary', 'pair']],
];

const TYPED: Readonly<Record<TypedRole, readonly SubjectKind[]>> = {
  element: ['element', 'boundary', 'pair'],
  source: ENDS,
  target: ENDS,
};

const subjectsOfPath = (path: string): readonly SubjectKind[] =>
  FACTS.find(([start]) => path.startsWith(start))?.[1] ?? [];

/** Whether a subject has the fact of a path. */
export const hasFact = (of: SubjectKind, path: string): boolean => subjectsOfPath(path).includes(of);

/** Whose types can be asked about at a subject. */
export const rolesOf = (of: SubjectKind): readonly TypedRole[] =>
  TypedRole.options.filter(role => TYPED[role].includes(of));

/** What stands around a subject. */
export const relationsOf = (of: SubjectKind): readonly Relation[] =>
  Relation.options.filter(relation => RELATIONS[relation].from.some(one => one === of));

/** Something that a condition asks of a subject that cannot have it. */
export interface Misplaced {
  /** Where it stands. */
  readonly at: PlacedPart['at'];
  /** The path, relation or role that is asked. */
  readonly asked: string;
  readonly of: SubjectKind;
  /** What could be asked for it. */
  readonly kinds: readonly SubjectKind[];
}

function kindsOf(condition: Condition): readonly SubjectKind[] {
  if ('isA' in condition) return TYPED[condition.of];
  if ('path' in condition) return subjectsOfPath(condition.path);
  return 'where' in condition ? RELATIONS[relationOf(condition)].from : SUBJECT_KINDS;
}

function askedIn(condition: Condition): string {
  if ('isA' in condition) return `type of the ${condition.of}`;
  if ('path' in condition) return condition.path;
  return 'where' in condition ? relationOf(condition) : '';
}

/** Whatever a condition asks of a subject that does not have it: it could never hold, and nobody would notice. */
export function misplacedIn(placed: PlacedPart, of: SubjectKind): readonly Misplaced[] {
  const { part, at } = placed;
  const kinds = kindsOf(part);
  if (!kinds.includes(of)) return [{ at, asked: askedIn(part), of, kinds }];
  const inside = 'where' in part ? RELATIONS[relationOf(part)].to : of;
  return placedPartsOf(placed).flatMap(one => misplacedIn(one, inside));
}

/** The relation of a quantifier that says how far, though it cannot be followed further; null for anything else. */
export function tooFar(condition: Condition): Relation | null {
  if (!('where' in condition) || condition.within === undefined) return null;
  const relation = relationOf(condition);
  return RELATIONS[relation].far ? null : relation;
}
