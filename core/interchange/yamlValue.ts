import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  Parser,
  type YAMLMap,
} from 'yaml';
import { fail, ok, type Problem, type Result } from '../base';
import { placeOfOffset } from '../document';

export interface YamlLimits {
  /** Characters. */
  readonly length: number;
  readonly depth: number;
  /** Values with everything that aliases repeat. */
  readonly values: number;
  readonly aliases: number;
}

/** Ten times the largest model that we know. */
export const YAML_LIMITS: YamlLimits = { length: 2 * 1024 * 1024, depth: 40, values: 500_000, aliases: 2_000 };

/** Signs that YAML does not have unless they are written out: they hide in what people read. */
const CONTROL = /(?![\t\n\r\u0080-\u009f])\p{Cc}/u;

/**
 * YAML text as plain values: texts, numbers, true, false, null, lists, maps. Length, depth and number of values are bounded before
 * anything is built; tags of one's own are refused, aliases and merge keys are followed within the same bounds.
 */
export function parseYaml(text: string, file: string, limits: YamlLimits = YAML_LIMITS): Result<unknown> {
  if (text.length > limits.length) {
    return fail({ code: 'file/too-large', file, facts: { limit: `${Math.floor(limits.length / 1024 / 1024)} MB` } });
  }
  const lines = new LineCounter();
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `line ${line}, column ${col}`;
  };
  const control = CONTROL.exec(text);
  if (control) {
    const sign = `U+${control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
    return fail(malformed(file, `it has the sign of control ${sign}`, placeOfOffset(text, control.index)));
  }
  const crowd = crowdedAt(text, limits.values);
  if (crowd !== null) return fail(tooManyValues({ file, place: offset => placeOfOffset(text, offset), limits }, crowd));
  const tokens: CST.Token[] = [];
  for (const token of new Parser(lines.addNewLine).parse(text)) tokens.push(token);
  const over = tooMuch(tokens, { file, place, limits });
  if (over) return fail(over);
  // Doubled keys are found below: the composer itself compares each key with all others.
  const options = { schema: 'core', resolveKnownTags: false, uniqueKeys: false, strict: true } as const;
  const [document, second] = [...new Composer(options).compose(tokens)];
  if (!document) return ok(null);
  if (second) return fail(malformed(file, 'it holds more than one document', place(second.range[0])));
  return documentValue(document, { file, place, limits });
}

const SIGNS = /[,\n[{]|[-?] (?=[-?])|&\w* /g;

/**
 * Where a text has more signs that begin a value than it may have values; null where it has fewer. A text of nothing but such signs
 * takes seconds to take apart, so that they are counted before.
 */
export function crowdedAt(text: string, most: number): number | null {
  let count = 0;
  for (const { index } of text.matchAll(SIGNS)) {
    count += 1;
    if (count > most) return index;
  }
  return null;
}

/** How many signs a text has that begin a value. */
export function signsIn(text: string): number {
  return text.match(SIGNS)?.length ?? 0;
}

function malformed(file: string, reason: string, place?: string): Problem {
  return { code: 'yaml/malformed', file, ...(place === undefined ? {} : { place }), facts: { reason } };
}

/** Depth and number of tokens, walked without recursion: what composes values does recurse. */
function tooMuch(tokens: readonly CST.Token[], context: Context): Problem | null {
  const { limits } = context;
  const open: { readonly token: CST.Token; readonly depth: number }[] = tokens.map(token => ({ token, depth: 0 }));
  let values = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    const { token, depth } = next;
    values += 1;
    if (depth > limits.depth) return tooDeep(context, token.offset);
    if (values > limits.values) return tooManyValues(context, token.offset);
    if (token.type === 'document' && token.value) open.push({ token: token.value, depth });
    if (!('items' in token)) continue;
    for (const { key, value } of token.items) {
      if (key) open.push({ token: key, depth: depth + 1 });
      if (value) open.push({ token: value, depth: depth + 1 });
    }
  }
  return null;
}

function tooDeep({ file, place, limits }: Context, offset: number): Problem {
  return { code: 'import/too-deep', file, place: place(offset), facts: { limit: limits.depth } };
}

function tooManyValues({ file, place, limits }: Context, offset: number): Problem {
  return {
    code: 'import/too-many-items',
    file,
    place: place(offset),
    facts: { limit: limits.values, what: 'values' },
  };
}

interface Context {
  readonly file: string;
  readonly place: (offset: number) => string;
  readonly limits: YamlLimits;
}

function documentValue(document: Document.Parsed, context: Context): Result<unknown> {
  const { file, place } = context;
  const [error] = document.errors;
  if (error) return fail(malformed(file, wordsOf(error.message), place(error.pos[0])));
  const [warning] = document.warnings;
  if (warning) return fail(notPlain(file, wordsOf(warning.message), place(warning.pos[0])));
  const builder = new Builder(context);
  const value = document.contents ? builder.build(document.contents) : null;
  return builder.problem ? fail(builder.problem) : ok(value);
}

function notPlain(file: string, reason: string, place: string): Problem {
  return { code: 'yaml/not-plain', file, place, facts: { reason } };
}

const wordsOf = (message: string) => message.split('\n')[0]?.replace(/\.$/, '') ?? '';

interface Built {
  readonly value: unknown;
  /** Values in it, itself included. */
  readonly size: number;
  /** Levels in it, itself included. */
  readonly depth: number;
}

/** Builds plain values of nodes. After the first problem it builds nothing more. */
class Builder {
  problem: Problem | null = null;
  private readonly anchors = new Map<string, Built>();
  private aliases = 0;
  private size = 0;

  private readonly context: Context;

  constructor(context: Context) {
    this.context = context;
  }

  build(node: Node): unknown {
    return this.of(node, 1).value;
  }

  private refuse(problem: Problem): Built {
    this.problem ??= problem;
    return { value: null, size: 1, depth: 1 };
  }

  private of(node: unknown, depth: number): Built {
    if (this.problem) return { value: null, size: 1, depth: 1 };
    if (isAlias(node)) return this.alias(node.source, depth, node.range?.[0] ?? 0);
    this.size += 1;
    const built = this.fresh(node, depth);
    const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
    if (anchor !== undefined) this.anchors.set(anchor, built);
    return built;
  }

  private alias(name: string, depth: number, offset: number): Built {
    const { file, place, limits } = this.context;
    const built = this.anchors.get(name);
    if (!built) return this.refuse(malformed(file, `nothing is called &${name} before it`, place(offset)));
    this.aliases += 1;
    this.size += built.size;
    if (this.aliases > limits.aliases) {
      return this.refuse(notPlain(file, `more than ${limits.aliases} aliases`, place(offset)));
    }
    if (this.size > limits.values) return this.refuse(tooManyValues(this.context, offset));
    if (depth + built.depth > limits.depth) return this.refuse(tooDeep(this.context, offset));
    return built;
  }

  private fresh(node: unknown, depth: number): Built {
    if (isScalar(node)) return { value: plain(node.value), size: 1, depth: 1 };
    if (isSeq(node)) {
      const items = node.items.map(item => this.of(item, depth + 1));
      return whole(
        items.map(item => item.value),
        items,
      );
    }
    if (isMap(node)) return this.map(node, depth);
    return { value: null, size: 1, depth: 1 };
  }

  private map(node: YAMLMap, depth: number): Built {
    const { file, place } = this.context;
    const own = new Map<string, Built>();
    const merged: Built[] = [];
    for (const pair of node.items) {
      const offset = offsetOf(pair.key);
      const key = isScalar(pair.key) ? keyOf(pair.key) : null;
      if (key === null) return this.refuse(notPlain(file, 'a key that is not a text', place(offset)));
      if (key === '__proto__') return this.refuse(malformed(file, 'a key named __proto__', place(offset)));
      const value = this.of(isPair(pair) ? pair.value : null, depth + 1);
      if (key === '<<') merged.push(value);
      else if (own.has(key))
        return this.refuse(malformed(file, `the key ${key.slice(0, 100)} is there twice`, place(offset)));
      else own.set(key, value);
    }
    const value = Object.fromEntries([
      ...merged.toReversed().flatMap(({ value: from }) => mergedEntries(from)),
      ...[...own].map(([key, built]) => [key, built.value] as const),
    ]);
    return whole(value, [...own.values(), ...merged]);
  }
}

const offsetOf = (key: unknown) => (isScalar(key) ? (key.range?.[0] ?? 0) : 0);

function whole(value: unknown, parts: readonly Built[]): Built {
  let size = 1;
  let depth = 1;
  for (const part of parts) {
    size += part.size;
    depth = Math.max(depth, part.depth + 1);
  }
  return { value, size, depth };
}

/** What `<<` brings along: a map's own entries, or those of several maps, the first of which wins. */
function mergedEntries(value: unknown): readonly (readonly [string, unknown])[] {
  const maps = Array.isArray(value) ? value.toReversed() : [value];
  return maps.flatMap(map =>
    typeof map === 'object' && map !== null && !Array.isArray(map) ? Object.entries(map) : [],
  );
}

/** Numbers as keys are texts, as they are written. */
function keyOf(key: { readonly value: unknown; readonly source?: string | undefined }): string | null {
  if (typeof key.value === 'string') return key.value;
  return key.source ?? (key.value === null ? '' : null);
}

function plain(value: unknown): unknown {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
