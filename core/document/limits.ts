import { visit } from 'jsonc-parser';
import { fail, ok, type Result } from '../base';

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

/** Bytes as text; anything that is not UTF-8 is refused, a byte order mark is dropped. */
export function decodeUtf8(bytes: Uint8Array, file: string): Result<string> {
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return fail({ code: 'file/not-text', file });
  }
}

/**
 * JSON text as a value. Length, depth and number of values are checked before anything is built, since `JSON.parse` itself cannot be
 * stopped half-way. A key `__proto__` is refused wherever it stands: it means something to JavaScript and nothing to anybody else.
 */
export function parseJson(text: string, file: string, limits: Limits = FILE_LIMITS): Result<unknown> {
  const size = withinSize(text.length, file, limits);
  if (!size.ok) return size;
  const counted = countJson(text, limits);
  if (counted === 'depth') return fail({ code: 'json/too-deep', file, facts: { limit: limits.depth } });
  if (counted === 'values') return fail({ code: 'json/too-many-values', file, facts: { limit: limits.values } });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail({ code: 'json/malformed', file, ...placeOfError(text) });
  }
  const place = MAY_HOLD_PROTO.test(text) ? placeOfProto(value) : null;
  return place === null
    ? ok(value)
    : fail({ code: 'json/malformed', file, place, facts: { reason: 'a key named __proto__' } });
}

/** The key may also be written with escapes. */
const MAY_HOLD_PROTO = /__proto__|\\u00/;

/** The path to a key `__proto__`, or null. The depth of the value is known to be bounded. */
function placeOfProto(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, member] of Object.entries(value)) {
    if (key === '__proto__') return key;
    const inner = placeOfProto(member);
    if (inner !== null) return `${key} › ${inner}`;
  }
  return null;
}

const QUOTE = 34;
const BACKSLASH = 92;
const OPENERS = new Set([91, 123]);
const CLOSERS = new Set([93, 125]);
const COMMA = 44;

/** Skips strings and counts brackets and commas: enough to bound depth and values of any text, well-formed or not. */
function countJson(text: string, limits: Limits): 'fine' | 'depth' | 'values' {
  let depth = 0;
  let values = 1;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    else if (OPENERS.has(code)) {
      depth += 1;
      values += 1;
      if (depth > limits.depth) return 'depth';
    } else if (CLOSERS.has(code)) depth = Math.max(0, depth - 1);
    else if (code === COMMA) values += 1;
    if (values > limits.values) return 'values';
  }
  return 'fine';
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at += 1;
    else if (code === QUOTE) return at;
  }
  return text.length;
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
          facts: { reason: cut ? 'it ends too early' : 'something unexpected' },
        };
      },
    },
    { disallowComments: true },
  );
  return found ?? { facts: { reason: 'something unexpected' } };
}
