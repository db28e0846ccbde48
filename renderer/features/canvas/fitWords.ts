import type { CSSProperties } from 'react';
import type { Size } from '../../../core/base';
import { textWidth, wrapText } from '../../../core/drawing';

/** As the stylesheet has them. */
const LINE = 1.2;
const TYPE_LINE = 15.6;
const PADDING_X = 11;
/** Without a sign, and with the thick edge of a store. */
const NARROW_X = 8;
const PADDING_Y = 6;
const GLYPH_ROOM = 32;
const MANY = 99;
/** The screen's letters are up to so much wider than those of the estimate. */
const WIDER = 1.12;
/** While a name does not fit as large as it should be, it is drawn ever smaller, down to life-size. */
const SMALLER = 0.85;

/** Ways to set a name, best first: letters of this size, beside the sign or alone. */
const WAYS = [
  { size: 16, glyph: true },
  { size: 14, glyph: true },
  { size: 16, glyph: false },
  { size: 14, glyph: false },
  { size: 12.5, glyph: false },
  { size: 11.5, glyph: false },
] as const;
const LOWER = WAYS.findIndex(way => way.size === 12.5);

interface NameStyle extends CSSProperties {
  readonly '--name-size': string;
  readonly '--name-lines': number;
  readonly '--type-lines': number;
}

export interface Words {
  readonly style: NameStyle;
  readonly glyph: boolean;
  /** The box is too small for its name, which stands under it. */
  readonly below: boolean;
}

/**
 * How the words fit into a box: imported boxes have any size, and a name that is broken inside a word or cut cannot be read.
 * @param scale how much larger than life names should be drawn at the current zoom, from 1
 */
export function fitWords(name: string, width: number, height: number, scale: number): Words {
  for (let at = scale; at > 1; at = Math.max(1, at * SMALLER)) {
    const whole = set(name, { width, height }, at, false);
    if (whole) return whole;
  }
  return (
    set(name, { width, height }, 1, false) ??
    set(name, { width, height }, 1, true) ?? { style: styled(14 * scale, 3, 0, scale), glyph: true, below: true }
  );
}

/** The best way to set a name at this scale, or null; `cut`: the smallest letters may lose the end of a long name. */
function set(name: string, { width, height }: Size, scale: number, cut: boolean): Words | null {
  const room = height - 2 * PADDING_Y;
  for (const [at, { size: plain, glyph }] of WAYS.entries()) {
    // Larger than life, the sign would take the room of the name.
    if (glyph && scale >= 1.5) continue;
    const size = plain * scale;
    const text = glyph ? width - 2 * PADDING_X - GLYPH_ROOM : width - 2 * NARROW_X;
    const fitting = Math.floor(room / (size * LINE));
    if (fitting < 1 || !holdsWords(name, size, text)) continue;
    const lines = Math.max(1, wrapText(name.replaceAll('-', '- '), size * WIDER, text, MANY, 'bold').length);
    if (lines > fitting && !(cut && at >= LOWER)) continue;
    return { style: styled(size, Math.min(lines, fitting), room, scale), glyph, below: false };
  }
  return null;
}

/** Whether the longest word fits into a line. */
function holdsWords(name: string, size: number, width: number): boolean {
  return name.split(/[\s-]+/).every(word => textWidth(word, size, 'bold') * WIDER <= width);
}

function styled(size: number, lines: number, room: number, scale: number): NameStyle {
  const left = Math.floor((room - lines * size * LINE) / TYPE_LINE);
  const types = scale < 1.5 ? Math.max(0, Math.min(2, left)) : 0;
  return { '--name-size': `${size}px`, '--name-lines': lines, '--type-lines': types };
}
