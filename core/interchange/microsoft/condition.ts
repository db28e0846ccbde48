import { CONDITION_LIMITS, type Condition, conditionSize } from '../../library';
import type { Expression, Role } from './expression';

/** How the words of a template are called in the rule language. */
export interface Dictionary {
  /** Types and `@tags` that are of a stencil or a kind of it; empty for a stencil that nobody knows. */
  selectors(stencil: string): readonly string[];
  /** Kinds of flow that are of a stencil or a kind of it. */
  flowKinds(stencil: string): readonly string[];
  /** Kinds of crossing that a boundary stencil or a kind of it stands for. */
  crossings(stencil: string): readonly string[];
  /** The path of an attribute with its answers; null for one that the template does not declare for such things. */
  asked(role: Role, attribute: string): { readonly path: string; readonly answers: readonly string[] } | null;
  /** The property of a flow that says of which kind it is. */
  readonly flowKind: string;
}

const MOST = 40;

/**
 * An include and an exclude expression as one condition of the rule language, or why they cannot be one. What the template takes
 * for "no" because nobody said it stays open here: an attribute that is not set makes the threat one to verify.
 */
export function conditionOf(
  include: Expression,
  exclude: Expression | null,
  words: Dictionary,
): { readonly condition: Condition } | { readonly reason: string } {
  try {
    const parts = [translated(include, words), ...(exclude ? [negated(translated(exclude, words))] : [])];
    const whole = together('all', parts);
    if (isConstant(whole)) return { reason: whole.holds ? 'it holds for everything' : whole.because };
    const condition = merged(whole);
    const { nodes, depth } = conditionSize(condition);
    if (depth > CONDITION_LIMITS.depth)
      return { reason: `it is nested more than ${CONDITION_LIMITS.depth} levels deep` };
    if (nodes > CONDITION_LIMITS.nodes) return { reason: `it has more than ${CONDITION_LIMITS.nodes} parts` };
    return { condition };
  } catch (error) {
    if (error instanceof Untranslatable) return { reason: error.message };
    throw error;
  }
}

/** A part that does not depend on the drawing: it asks for something that is not in the template, and so is never true there. */
interface Constant {
  readonly holds: boolean;
  readonly because: string;
}
type Part = Condition | Constant;

const isConstant = (part: Part): part is Constant => 'holds' in part;
const never = (because: string): Constant => ({ holds: false, because });
const negated = (part: Part): Part => (isConstant(part) ? { ...part, holds: !part.holds } : { not: part });

/** Parts in a row, without those that change nothing; one that decides alone is the whole. */
function together(kind: 'all' | 'any', parts: readonly Part[]): Part {
  const constants = parts.filter(isConstant);
  const deciding = constants.find(part => part.holds === (kind === 'any'));
  if (deciding) return deciding;
  const open = parts.flatMap(part => (isConstant(part) ? [] : [part]));
  const [only] = open;
  if (!only) return constants[0] ?? never('it is empty');
  if (open.length === 1) return only;
  return kind === 'all' ? { all: open } : { any: open };
}

/** Never leaves this file: it unwinds a translation that has met something without a word. */
class Untranslatable extends Error {}

function translated(expression: Expression, words: Dictionary): Part {
  if ('all' in expression) return group('all', expression.all, words);
  if ('any' in expression) return group('any', expression.any, words);
  if ('not' in expression) return negated(translated(expression.not, words));
  if ('crosses' in expression) {
    const kinds = words.crossings(expression.crosses);
    return kinds.length === 0
      ? missing(expression.crosses)
      : leaf('flow.crosses', few(kinds, expression.crosses), 'false');
  }
  if ('attribute' in expression) return attributeIs(expression, words);
  if (expression.role === 'flow') {
    const kinds = words.flowKinds(expression.is);
    if (kinds.length === 0) return missing(expression.is);
    return leaf(`flow.${words.flowKind}`, few(kinds, expression.is), 'unknown');
  }
  const kinds = words.selectors(expression.is);
  return kinds.length === 0 ? missing(expression.is) : { isA: few(kinds, expression.is), of: expression.role };
}

function attributeIs({ role, attribute, is }: Extract<Expression, { attribute: string }>, words: Dictionary): Part {
  const asked = words.asked(role, attribute);
  if (!asked) return never(`the template declares no attribute ${attribute.slice(0, 60)}`);
  const value = is.trim();
  if (!asked.answers.includes(value))
    return never(`the attribute ${attribute.slice(0, 60)} has no answer ${value.slice(0, 60)}`);
  return leaf(asked.path, [value], 'unknown');
}

function group(kind: 'all' | 'any', parts: readonly Expression[], words: Dictionary): Part {
  return together(
    kind,
    parts.map(part => translated(part, words)),
  );
}

const missing = (stencil: string): Constant => never(`the template has no stencil ${stencil.slice(0, 60)}`);

function few(list: readonly string[], stencil: string): readonly string[] {
  if (list.length > MOST) throw new Untranslatable(`${stencil.slice(0, 60)} stands for more than ${MOST} kinds`);
  return list;
}

function leaf(path: string, values: readonly string[], unset: 'unknown' | 'false'): Condition {
  if (values.some(value => value === '' || value.length > 60)) throw new Untranslatable('a value is empty or too long');
  return { path, op: 'in', values, unset };
}

/** Groups in groups of their own kind flattened, and alternatives of one question asked at once. */
function merged(condition: Condition): Condition {
  if ('not' in condition) return { not: merged(condition.not) };
  if ('all' in condition)
    return wrapped(
      'all',
      condition.all.map(merged).flatMap(one => ('all' in one ? one.all : [one])),
    );
  if ('any' in condition) {
    return wrapped('any', joined(condition.any.map(merged).flatMap(one => ('any' in one ? one.any : [one]))));
  }
  return condition;
}

function wrapped(kind: 'all' | 'any', parts: readonly Condition[]): Condition {
  const [only] = parts;
  if (parts.length > MOST) throw new Untranslatable(`it has more than ${MOST} parts in a row`);
  if (parts.length === 1 && only) return only;
  return kind === 'all' ? { all: parts } : { any: parts };
}

function joined(parts: readonly Condition[]): readonly Condition[] {
  const rest: Condition[] = [];
  const asked = new Map<string, Condition>();
  for (const part of parts) {
    const key = 'isA' in part ? part.of : 'path' in part ? `${part.path} ${part.unset}` : null;
    const before = key === null ? undefined : asked.get(key);
    const both = before ? united(before, part) : null;
    if (key === null || (before && !both)) rest.push(part);
    else asked.set(key, both ?? part);
  }
  return [...asked.values(), ...rest];
}

function united(a: Condition, b: Condition): Condition | null {
  if ('isA' in a && 'isA' in b) {
    const isA = [...new Set([...a.isA, ...b.isA])];
    return isA.length > MOST ? null : { ...a, isA };
  }
  if ('path' in a && 'path' in b) {
    const values = [...new Set([...a.values, ...b.values])];
    return values.length > MOST ? null : { ...a, values };
  }
  return null;
}
