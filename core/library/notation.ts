import { fail, ok, type Problem, type Result } from '../base';
import { type Condition, Hops, Relation } from './condition';
import { LEAF_SIGNS, leafText, readLeaf, type WrittenLeaf } from './leafNotation';
import type { Vocabulary } from './vocabulary';

/**
 * The compact way to write a rule: `t=@db,vm & p.mfa!=yes & d>=confidential`. Values after a comma mean "or", `&` means "and", `|` "or",
 * `!` "not"; brackets hold together. `?` in a list says that a fact nobody has given counts as unknown, `else true` (`false`, `unknown`)
 * says what else it counts as. `some incoming (f.enc=none)` asks what stands around; so do `every`, `none` and `count … >= 2`.
 * `some upstream within 3 (…)` looks up to three flows away.
 */

interface Token {
  readonly kind: 'word' | 'quoted' | 'sign' | 'end';
  readonly text: string;
  /** From 1. */
  readonly column: number;
}

const TOKEN = /\s*(?:(!=|>=|<=|[&|!(),=])|"((?:[^"\\]|\\.)*)"|((?:[^\s&|!(),="<>]|[<>](?!=))+))/y;

class Syntax extends Error {
  readonly problem: Problem;
  constructor(column: number, reason: string) {
    super(reason);
    this.problem = { code: 'library/rule-syntax', place: `column ${column}`, facts: { column, reason } };
  }
}

/** Longest text that is read. */
const LONGEST = 20_000;

function tokensOf(text: string): readonly Token[] {
  if (text.length > LONGEST) throw new Syntax(1, 'It is too long');
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  for (;;) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) {
      const rest = text.slice(at);
      const column = at + rest.length - rest.trimStart().length + 1;
      if (rest.trim() !== '') throw new Syntax(column, `${rest.trim().slice(0, 1)} cannot stand here`);
      tokens.push({ kind: 'end', text: '', column: text.length + 1 });
      return tokens;
    }
    const [whole, sign, quoted, word = ''] = match;
    const column = at + whole.length - whole.trimStart().length + 1;
    if (sign !== undefined) tokens.push({ kind: 'sign', text: sign, column });
    else if (quoted !== undefined) tokens.push({ kind: 'quoted', text: quoted.replace(/\\(.)/g, '$1'), column });
    else tokens.push({ kind: 'word', text: word, column });
  }
}

/** Deeper brackets than a rule may have. */
const DEEPEST = 20;

/** Reads tokens from left to right. Alive: it knows where it is. */
class Reader {
  #at = 0;
  #depth = 0;
  readonly #tokens: readonly Token[];
  readonly #vocabulary: Vocabulary;

  constructor(tokens: readonly Token[], vocabulary: Vocabulary) {
    this.#tokens = tokens;
    this.#vocabulary = vocabulary;
  }

  whole(): Condition {
    const condition = this.#any();
    const left = this.#next();
    if (left.kind !== 'end') throw new Syntax(left.column, `Expected & or | before ${left.text}`);
    return condition;
  }

  #peek(ahead = 0): Token {
    return this.#tokens[this.#at + ahead] ?? { kind: 'end', text: '', column: 1 };
  }

  #next(): Token {
    const token = this.#peek();
    this.#at += 1;
    return token;
  }

  #takes(sign: string): boolean {
    const token = this.#peek();
    if (token.kind !== 'sign' || token.text !== sign) return false;
    this.#at += 1;
    return true;
  }

  #any(): Condition {
    const parts = [this.#all()];
    while (this.#takes('|')) parts.push(this.#all());
    const [only] = parts;
    return parts.length === 1 && only ? only : { any: parts };
  }

  #all(): Condition {
    const parts = [this.#one()];
    while (this.#takes('&')) parts.push(this.#one());
    const [only] = parts;
    return parts.length === 1 && only ? only : { all: parts };
  }

  #one(): Condition {
    if (this.#takes('!')) return { not: this.#one() };
    const token = this.#peek();
    if (token.kind === 'sign' && token.text === '(') return this.#bracket();
    if (token.kind !== 'word') throw new Syntax(token.column, 'Something is missing here');
    const after = this.#peek(1);
    const isOpen = after.kind === 'sign' && after.text === '(';
    if (token.text === 'all' && isOpen) return this.#named(inner => ({ all: [inner] }));
    if (token.text === 'any' && isOpen) return this.#named(inner => ({ any: [inner] }));
    if (after.kind === 'word') return this.#quantified();
    return this.#leaf();
  }

  #named(made: (inner: Condition) => Condition): Condition {
    this.#next();
    return made(this.#bracket());
  }

  #bracket(): Condition {
    const open = this.#next();
    if (open.kind !== 'sign' || open.text !== '(') throw new Syntax(open.column, 'Expected (');
    this.#depth += 1;
    if (this.#depth > DEEPEST) throw new Syntax(open.column, 'The brackets are nested too deep');
    const inner = this.#any();
    this.#depth -= 1;
    const close = this.#next();
    if (close.kind !== 'sign' || close.text !== ')') throw new Syntax(close.column, 'Expected )');
    return inner;
  }

  #quantified(): Condition {
    const quantifier = this.#next();
    const around = this.#next();
    const relation = Relation.options.find(one => one === around.text);
    if (!relation) throw new Syntax(around.column, `Expected one of ${Relation.options.join(', ')}`);
    const far = this.#within();
    if (quantifier.text === 'some') return { some: relation, ...far, where: this.#bracket() };
    if (quantifier.text === 'every') return { every: relation, ...far, where: this.#bracket() };
    if (quantifier.text === 'none') return { none: relation, ...far, where: this.#bracket() };
    if (quantifier.text !== 'count') throw new Syntax(quantifier.column, 'Expected some, every, none or count');
    const sign = this.#next();
    const number = this.#next();
    const atLeast = sign.text === '>=' && /^[1-9]\d{0,2}$|^1000$/.test(number.text) ? Number(number.text) : null;
    if (atLeast === null) throw new Syntax(sign.column, 'Expected >= and a number from 1 to 1000');
    return { count: relation, ...far, atLeast, where: this.#bracket() };
  }

  /** How many flows away: `within 2`. Nothing where it is not said. */
  #within(): { readonly within?: number } {
    const token = this.#peek();
    if (token.kind !== 'word' || token.text !== 'within') return {};
    this.#next();
    const number = this.#next();
    const hops = Hops.safeParse(/^\d$/.test(number.text) ? Number(number.text) : null);
    if (!hops.success) throw new Syntax(number.column, 'After within comes a number from 1 to 5');
    return { within: hops.data };
  }

  #leaf(): Condition {
    const key = this.#next();
    const sign = this.#next();
    const known = LEAF_SIGNS.find(one => sign.kind === 'sign' && one === sign.text);
    if (!known) throw new Syntax(key.column, `“${key.text}” is not of the form name=value, name!=value or name>=value`);
    const values = this.#values();
    const otherwise = this.#otherwise();
    const leaf = readLeaf({ key: key.text, sign: known, values, otherwise }, this.#vocabulary);
    if (typeof leaf === 'string') throw new Syntax(key.column, leaf);
    return leaf;
  }

  #values(): WrittenLeaf['values'] {
    const start = this.#peek().column;
    if (this.#takes('(')) {
      if (!this.#takes(')')) throw new Syntax(start, 'A value is missing');
      return [];
    }
    const values: WrittenLeaf['values'][number][] = [];
    do {
      const { kind, text } = this.#next();
      if (kind !== 'word' && kind !== 'quoted') throw new Syntax(start, 'A value is missing');
      values.push({ text, quoted: kind === 'quoted' });
    } while (this.#takes(','));
    return values;
  }

  #otherwise(): string | null {
    const token = this.#peek();
    if (token.kind !== 'word' || token.text !== 'else') return null;
    this.#next();
    return this.#next().text;
  }
}

/** Reads the compact notation. The problem's `column` counts from 1. One atom gives a leaf, several give an `all`. */
export function parseCondition(text: string, vocabulary: Vocabulary): Result<Condition> {
  try {
    return ok(new Reader(tokensOf(text), vocabulary).whole());
  } catch (error) {
    if (error instanceof Syntax) return fail(error.problem);
    throw error;
  }
}

/** Where a condition stands, which says whether it needs brackets: alone, among alternatives, in a conjunction, or after `!`. */
type Standing = 'alone' | 'in any' | 'in all' | 'after not';

function joined(parts: readonly string[], sign: string, inBrackets: boolean): string {
  const text = parts.join(` ${sign} `);
  return inBrackets ? `(${text})` : text;
}

/** Writes a condition in the compact notation, so that reading it gives the same condition. */
export function printCondition(condition: Condition, vocabulary: Vocabulary): string {
  const write = (one: Condition, standing: Standing): string => {
    if ('path' in one || 'isA' in one) return leafText(one, vocabulary);
    if ('not' in one) return `!${write(one.not, 'after not')}`;
    if ('all' in one) {
      if (one.all.length === 1) return `all(${one.all.map(part => write(part, 'alone')).join('')})`;
      const parts = one.all.map(part => write(part, 'in all'));
      return joined(parts, '&', standing === 'in all' || standing === 'after not');
    }
    if ('any' in one) {
      if (one.any.length === 1) return `any(${one.any.map(part => write(part, 'alone')).join('')})`;
      const parts = one.any.map(part => write(part, 'in any'));
      return joined(parts, '|', standing !== 'alone');
    }
    const far = one.within === undefined ? '' : `within ${one.within} `;
    const where = `${far}(${write(one.where, 'alone')})`;
    if ('some' in one) return `some ${one.some} ${where}`;
    if ('every' in one) return `every ${one.every} ${where}`;
    if ('none' in one) return `none ${one.none} ${where}`;
    return `count ${one.count} ${far}>= ${one.atLeast} (${write(one.where, 'alone')})`;
  };
  return write(condition, 'alone');
}
