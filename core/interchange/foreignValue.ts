import type { Point, Rect, Size } from '../base';

/** Reading values that somebody else wrote: anything may be of any type, and nothing here throws. */
export type Bag = Readonly<Record<string, unknown>>;

export function isBag(value: unknown): value is Bag {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An own member of an object; undefined for anything else, inherited members such as `constructor` included. */
export function member(value: unknown, ...path: readonly string[]): unknown {
  let at = value;
  for (const key of path) {
    if (!isBag(at) || !Object.hasOwn(at, key)) return undefined;
    at = at[key];
  }
  return at;
}

/** Text as it is, byte for byte; undefined when it is not text. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A number or text as text: ids and versions come as either. */
export function labelOf(value: unknown): string | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : textOf(value);
}

/** Only a plain true, or the word: a flag of the wrong type is not set. */
export function flagOf(value: unknown): boolean {
  return value === true || value === 'true';
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** How far out a thing may be drawn; the same limits as the document's own. */
export const FARTHEST = 1e7;
const LARGEST = 1e6;

function within(value: unknown, low: number, high: number): number | undefined {
  return typeof value === 'number' && value >= low && value <= high ? value : undefined;
}

export function pointOf(value: unknown): Point | undefined {
  const x = within(member(value, 'x'), -FARTHEST, FARTHEST);
  const y = within(member(value, 'y'), -FARTHEST, FARTHEST);
  return x === undefined || y === undefined ? undefined : { x, y };
}

export function sizeOf(value: unknown): Size | undefined {
  const width = within(member(value, 'width'), 1, LARGEST);
  const height = within(member(value, 'height'), 1, LARGEST);
  return width === undefined || height === undefined ? undefined : { width, height };
}

/** The first so many characters, never half of a surrogate pair. */
export function cutTo(text: string, most: number): string {
  if (text.length <= most) return text;
  const last = text.charCodeAt(most - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? most - 1 : most);
}

export function rectOf(at: Point, size: Size): Rect {
  return { x: at.x, y: at.y, width: size.width, height: size.height };
}
