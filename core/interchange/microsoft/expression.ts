import { fail, ok, type Problem, type Result } from '../../base';

export type Role = 'source' | 'flow' | 'target';

/** When a threat is generated for an interaction, as templates write it. */
export type Expression =
  | { readonly all: readonly Expression[] }
  | { readonly any: readonly Expression[] }
  | { readonly not: Expression }
  /** A stencil or a kind of it. */
  | { readonly role: Role; readonly is: string }
  | { readonly role: Role; readonly attribute: string; readonly is: string }
  | { readonly crosses: string };

/** A text in quotes, or the one word that the tool itself writes in brackets: `[root]`. */
function quotedText(token: string): string | null {
  if (token.startsWith("'")) return token.slice(1, -1).replace(/\\(.)/g, '$1');
  return token.toLowerCase() === '[root]' ? 'ROOT' : null;
}

const DEEPEST = 60;
const LONGEST = 20_000;

/** Words, quoted texts and brackets; a dot belongs to the word before and after it. */
const TOKEN = /\s*(?:('(?:[^'\\]|\\.)*')|([()])|([^\s()']+))/y;

/**
 * Reads `source is 'GE.P' and (not flow.X is 'Yes' or flow crosses 'GE.TB.B')`; words in any case, `and` before `or`.
 * Null: an empty expression. A problem has no file; whoever knows it adds it.
 */
export function parseExpression(text: string): Result<Expression | null> {
  if (text.trim() === '') return ok(null);
  if (text.length > LONGEST) return fail(wrong(`it is longer than ${LONGEST} characters`));
  const tokens = tokensOf(text);
  if (!tokens) return fail(wrong('a quote is not closed'));
  const reader = new Reader(tokens);
  const expression = reader.any(0);
  const rest = reader.rest();
  if (expression && rest === undefined) return ok(expression);
  return fail(wrong(rest === undefined ? 'it ends too early' : `something else is expected at ${rest.slice(0, 60)}`));
}

function wrong(reason: string): Problem {
  return { code: 'library/rule-syntax', facts: { reason } };
}

function tokensOf(text: string): readonly string[] | null {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  for (let end = 0; end < text.trimEnd().length; end = TOKEN.lastIndex) {
    const match = TOKEN.exec(text);
    const token = match?.[1] ?? match?.[2] ?? match?.[3];
    if (token === undefined) return null;
    tokens.push(token);
  }
  return tokens;
}

/** Reads tokens from left to right; null from any part means that the text does not fit there. */
class Reader {
  private at = 0;
  private readonly tokens: readonly string[];

  constructor(tokens: readonly string[]) {
    this.tokens = tokens;
  }

  /** The first token that was not read. */
  rest(): string | undefined {
    return this.tokens[this.at];
  }

  any(depth: number): Expression | null {
    const parts = this.list('or', () => this.all(depth));
    if (!parts) return null;
    return parts.length === 1 ? (parts[0] ?? null) : { any: parts };
  }

  private all(depth: number): Expression | null {
    const parts = this.list('and', () => this.single(depth));
    if (!parts) return null;
    return parts.length === 1 ? (parts[0] ?? null) : { all: parts };
  }

  private list(word: string, part: () => Expression | null): readonly Expression[] | null {
    const parts: Expression[] = [];
    do {
      const one = part();
      if (!one) return null;
      parts.push(one);
    } while (this.take(word));
    return parts;
  }

  private single(depth: number): Expression | null {
    if (depth > DEEPEST) return null;
    if (this.take('not')) {
      const inner = this.single(depth + 1);
      return inner && { not: inner };
    }
    if (this.take('(')) {
      const inner = this.any(depth + 1);
      return inner && this.take(')') ? inner : null;
    }
    return this.leaf();
  }

  private leaf(): Expression | null {
    const [subject = '', verb = '', quoted = ''] = this.tokens.slice(this.at, this.at + 3);
    const value = quotedText(quoted);
    const dot = subject.indexOf('.');
    const role = roleOf(dot < 0 ? subject : subject.slice(0, dot));
    if (!role || value === null) return null;
    const attribute = dot < 0 ? null : subject.slice(dot + 1);
    const is = verb.toLowerCase() === 'is';
    const crosses = verb.toLowerCase() === 'crosses' && role === 'flow' && attribute === null;
    if (!is && !crosses) return null;
    this.at += 3;
    if (crosses) return { crosses: value };
    return attribute === null ? { role, is: value } : { role, attribute, is: value };
  }

  private take(word: string): boolean {
    if (this.tokens[this.at]?.toLowerCase() !== word) return false;
    this.at += 1;
    return true;
  }
}

function roleOf(word: string): Role | null {
  const roles = ['source', 'flow', 'target'] as const;
  return roles.find(role => role === word.toLowerCase()) ?? null;
}
