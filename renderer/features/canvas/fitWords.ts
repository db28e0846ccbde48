import type { CSSProperties } from 'react';
import { textWidth } from '../../../core/drawing';

/** As the stylesheet has them. */
const LINE = 1.2;
const TYPE_LINE = 15.6;
const PADDING_X = 11;
/** Without a sign, and with the thick edge of a store. */
const NARROW_X = 8;
const PADDING_Y = 6;
const GLYPH_ROOM = 32;
/** The name is bold, and so a little wider than the estimate for plain text. */
const BOLD = 1.17;

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
 * How the words fit into a box: imported boxes have any size, and a name that is broken inside a word cannot be read.
 * @param scale how much larger than life names are drawn at the current zoom, from 1
 */
export function fitWords(name: string, width: number, height: number, scale: number): Words {
  const room = height - 2 * PADDING_Y;
  const longest = Math.max(0, ...name.split(/[\s-]+/).map(word => textWidth(word, BOLD)));
  const all = textWidth(name, BOLD);
  const linesOf = (size: number, text: number) => Math.max(1, Math.ceil((all * size * 1.08) / Math.max(1, text)));
  for (const [at, { size: plain, glyph }] of WAYS.entries()) {
    // Larger than life, the sign would take the room of the name.
    if (glyph && scale >= 1.5) continue;
    const size = plain * scale;
    const text = glyph ? width - 2 * PADDING_X - GLYPH_ROOM : width - 2 * NARROW_X;
    const fitting = Math.floor(room / (size * LINE));
    const lines = linesOf(size, text);
    if (longest * size > text || fitting < 1) continue;
    // The smallest letters may cut the end of a long name; larger ones give way to smaller ones first.
    if (lines > fitting && at < LOWER) continue;
    return { style: styled(size, Math.min(lines, fitting), room, scale), glyph, below: false };
  }
  return { style: styled(14 * scale, 3, 0, scale), glyph: true, below: true };
}

function styled(size: number, lines: number, room: number, scale: number): NameStyle {
  const left = Math.floor((room - lines * size * LINE) / TYPE_LINE);
  const types = scale < 1.5 ? Math.max(0, Math.min(2, left)) : 0;
  return { '--name-size': `${size}px`, '--name-lines': lines, '--type-lines': types };
}
