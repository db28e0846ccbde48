import { type Point, type Rect, union } from '../base';
import type { PageLook } from './pageLook';
import { NEUTRAL } from './palette';

/** Something drawn and the place that it takes. */
export interface Piece {
  readonly area: Rect;
  readonly svg: string;
}

/** Sizes of type in canvas units. */
export const NAME_SIZE = 14;
export const CAPTION_SIZE = 10.5;
export const TITLE_SIZE = 13;
export const LABEL_SIZE = 12;
/** Height of a line of words, by their size. */
export const LEADING = 1.2;
/** Print is always on white. */
export const INK = NEUTRAL.light;

export function grown({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

export const dot = (point: Point): Rect => ({ ...point, width: 0, height: 0 });

export function around(rects: readonly [Rect, ...Rect[]] | readonly Rect[]): Rect {
  return union(rects) ?? { x: 0, y: 0, width: 0, height: 0 };
}

/** Whether a text was only broken between words. */
export function isWhole(words: string, lines: readonly string[]): boolean {
  return lines.join(' ') === words.trim().split(/\s+/).join(' ');
}

/** A black disc with a number, centred on a point. */
export function mark(count: number, at: Point, look: Pick<PageLook, 'font' | 'emphasis'>): string {
  if (count === 0) return '';
  return `<circle cx="${round(at.x)}" cy="${round(at.y)}" r="${round(9.5 * look.emphasis)}" fill="${INK.ink}"/>${text(String(count), { x: at.x, y: at.y + 4 * look.emphasis }, 11 * look.emphasis, look, { bold: true, middle: true, colour: '#ffffff' })}`;
}

interface TextLook {
  readonly bold?: boolean;
  readonly middle?: boolean;
  readonly colour: string;
}

/** A line of words; `at` is the left end of its base line, or the middle of it. */
export function text(
  words: string,
  at: Point,
  size: number,
  look: Pick<PageLook, 'font'>,
  { bold = false, middle = false, colour }: TextLook,
): string {
  const weight = bold ? ' font-weight="bold"' : '';
  const anchor = middle ? ' text-anchor="middle"' : '';
  return `<text x="${round(at.x)}" y="${round(at.y)}" font-family="${escapeXml(look.font)}" font-size="${round(size)}"${weight}${anchor} fill="${colour}">${escapeXml(words)}</text>`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text as XML content; control characters, which XML has no way to say, are left out. */
export function escapeXml(words: string): string {
  return [...words]
    .filter(sign => sign >= ' ' || sign === '\t' || sign === '\n')
    .map(sign => ESCAPES[sign] ?? sign)
    .join('');
}

/** A length or place as it is written: tenths are enough. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
