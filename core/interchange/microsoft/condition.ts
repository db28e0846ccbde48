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
  /** The path of an attribute; null for one that the template does not declare. */
  path(role: Role, attribute: string): string | null;
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
    const parts = [translated(include, words), ...(exclude ? [{ not: translated(exclude, words) }] : [])];
    const condition = merged(parts.length === 1 && parts[0] ? parts[0] : { all: parts });
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

/** Never leaves this file: it unwinds a translation that has met something without a word. */
class Untranslatable extends Error {}

function translated(expression: Expression, words: Dictionary): Condition {
  if ('all' in expression) return group('all', expression.all, words);
  if ('any' in expression) return group('any', expression.any, words);
  if ('not' in expression) return { not: translated(expression.not, words) };
  if ('crosses' in expression) {
    return leaf('flow.crosses', needed(words.crossings(expression.crosses), expression.crosses), 'false');
  }
  if ('attribute' in expression) {
    const path = words.path(expression.role, expression.attribute);
    if (path === null)
      throw new Untranslatable(`the template declares no attribute ${expression.attribute.slice(0, 60)}`);
    return leaf(path, [expression.is.trim()], 'unknown');
  }
  if (expression.role === 'flow') {
    return leaf(`flow.${words.flowKind}`, needed(words.flowKinds(expression.is), expression.is), 'unknown');
  }
  return { isA: needed(words.selectors(expression.is), expression.is), of: expression.role };
}

function group(kind: 'all' | 'any', parts: readonly Expression[], words: Dictionary): Condition {
  const list = parts.map(part => translated(part, words));
  return kind === 'all' ? { all: list } : { any: list };
}

function needed(list: readonly string[], stencil: string): readonly string[] {
  if (list.length === 0) throw new Untranslatable(`the template has no stencil ${stencil.slice(0, 60)}`);
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
    const both = before ? together(before, part) : null;
    if (key === null || (before && !both)) rest.push(part);
    else asked.set(key, both ?? part);
  }
  return [...asked.values(), ...rest];
}

function together(a: Condition, b: Condition): Condition | null {
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
