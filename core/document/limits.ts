import { visit } from 'jsonc-parser';
import { fail, ok, type Problem, type Result } from '../base';

/** What a hostile file may cost us at the most. */
export interface Limits {
  readonly bytes: number;
  readonly depth: number;
  readonly values: number;
}

/** 50 MB, 60 levels and three million values: ten times the largest model that we think of (5,000 elements, 10,000 findings). */
export const FILE_LIMITS: Limits = { bytes: 50 * 1024 * 1024, depth: 60, values: 3_000_000 };

/** Refuses a file by its size, before a byte of it is parsed. */
export function withinSize(bytes: number, file: string, limits: Limits = FILE_LIMITS): Result<null> {
  if (bytes <= limits.bytes) return ok(null);
  return fail({ code: 'file/too-large', file, facts: { limit: `${Math.floor(limits.bytes / 1024 / 1024)} MB` } });
}

/** That a file is too large, and from where on. Nothing of it was read, so that there is no line to show. */
export const beyondBytes = (file: string, limit: number): Problem => ({
  code: 'file/too-large',
  file,
  place: `from byte ${(limit + 1).toLocaleString('en')} on`,
  facts: { limit: `${limit / 1024 / 1024} MB` },
});

/** Bytes as text; anything that is not UTF-8 is refused, a byte order mark is dropped. */
export function decodeUtf8(bytes: Uint8Array, file: string): Result<string> {
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    const at = badByteIn(bytes);
    return fail({ code: 'file/not-text', file, ...(at === null ? {} : { place: placeOfByte(bytes, at) }) });
  }
}

/** How many bytes a sign takes that begins with this one; 0: none begins with it. */
const lengthFrom = (lead: number) =>
  lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;

/** Where the first sign begins that is none; null where only a rarer rule of UTF-8 is broken. */
function badByteIn(bytes: Uint8Array): number | null {
  for (let at = 0; at < bytes.length; ) {
    const length = lengthFrom(bytes[at] ?? 0);
    if (length === 0) return at;
    for (let next = at + 1; next < at + length; next += 1) if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return at;
    at += length;
  }
  return null;
}

function placeOfByte(bytes: Uint8Array, at: number): string {
  const before = new TextDecoder('utf-8', { fatal: false }).decode(bytes.subarray(0, at));
  return `${placeOfOffset(before, before.length)} (byte ${at + 1})`;
}

/** `line 12, column 3` of a place in a text. */
export function placeOfOffset(text: string, offset: number): string {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return `line ${line}, column ${offset - before.lastIndexOf('\n')}`;
}

/**
 * JSON text as a value. Length, depth and number of values are checked before anything is built, since `JSON.parse` itself cannot be
 * stopped half-way. A key `__proto__` is refused wherever it stands: it means something to JavaScript and nothing to anybody else.
 */
export function parseJson(text: string, file: string, limits: Limits = FILE_LIMITS): Result<unknown> {
  const size = withinSize(text.length, file, limits);
  if (!size.ok) return size;
  const over = excessIn(text, limits);
  if (over) return fail({ code: over.code, file, place: placeOfOffset(text, over.at), facts: { limit: over.limit } });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail({ code: 'json/malformed', file, ...placeOfError(text) });
  }
  const place = MAY_HOLD_PROTO.test(text) ? placeOfProto(text) : null;
  return place === null
    ? ok(value)
    : fail({ code: 'json/malformed', file, place, facts: { reason: 'a key named __proto__' } });
}

/** The key may also be written with escapes. */
const MAY_HOLD_PROTO = /__proto__|\\u00/;

/** Where a key `__proto__` stands, or null. The depth of the text is known to be bounded. */
function placeOfProto(text: string): string | null {
  let place: string | null = null;
  visit(text, {
    onObjectProperty: (name, offset) => {
      if (name === '__proto__') place ??= placeOfOffset(text, offset);
    },
  });
  return place;
}

const QUOTE = 34;
const BACKSLASH = 92;
const OPENERS = new Set([91, 123]);
const CLOSERS = new Set([93, 125]);
const COMMA = 44;

interface Excess {
  readonly code: 'json/too-deep' | 'json/too-many-values';
  readonly limit: number;
  /** Where it goes beyond the limit. */
  readonly at: number;
}

/** Skips strings and counts brackets and commas: enough to bound depth and values of any text, well-formed or not. */
function excessIn(text: string, limits: Limits): Excess | null {
  let depth = 0;
  let values = 1;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    else if (OPENERS.has(code)) {
      depth += 1;
      values += 1;
      if (depth > limits.depth) return { code: 'json/too-deep', limit: limits.depth, at };
    } else if (CLOSERS.has(code)) depth = Math.max(0, depth - 1);
    else if (code === COMMA) values += 1;
    if (values > limits.values) return { code: 'json/too-many-values', limit: limits.values, at };
  }
  return null;
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at += 1;
    else if (code === QUOTE) return at;
  }
  return text.length;
}

/** What people who write JSON by hand put there. */
function unexpected(text: string, offset: number): string {
  if (/^\/[/*]/.test(text.slice(offset, offset + 2))) return 'a comment, which JSON does not have';
  const isEnd = text[offset] === ']' || text[offset] === '}';
  return isEnd && /,\s*$/.test(text.slice(Math.max(0, offset - 100), offset))
    ? 'nothing follows the comma before it'
    : 'something unexpected';
}

/** Line and column of the first thing that is wrong; `JSON.parse` words it differently on every engine. */
function placeOfError(text: string): { place?: string; facts: { reason: string } } {
  let found: { place: string; facts: { reason: string } } | null = null;
  visit(
    text,
    {
      onError: (_code, offset, length, line, column) => {
        const end = text.trimEnd().length;
        // Cut off between two values, or inside a string.
        const cut = offset >= end || (text.charCodeAt(offset) === QUOTE && offset + length >= end);
        found ??= {
          place: `line ${line + 1}, column ${column + 1}`,
          facts: { reason: cut ? 'it ends too early' : unexpected(text, offset) },
        };
      },
    },
    { disallowComments: true },
  );
  return found ?? { facts: { reason: 'something unexpected' } };
}
