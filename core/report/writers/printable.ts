/**
 * What the report's font can print: Latin, Greek, Cyrillic, Hebrew, Arabic, arrows, marks and box drawing. It lacks the scripts of East
 * Asia and pictographs; those are shown as a box rather than as nothing, and counted, so that the report can say so.
 */
const LAST_KNOWN = 0x2dff;
const ALSO_KNOWN: readonly (readonly [number, number])[] = [
  [0xa640, 0xa6ff],
  [0xfb00, 0xfdff],
  [0xfe70, 0xfeff],
];
const NOT_KNOWN: readonly (readonly [number, number])[] = [
  [0x0900, 0x0dff],
  [0x0e00, 0x0e7f],
  [0x1000, 0x109f],
  [0x1100, 0x11ff],
];
const INVISIBLE: readonly (readonly [number, number])[] = [
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x2064],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
];
export const STAND_IN = '□';

const within = (code: number, ranges: readonly (readonly [number, number])[]) =>
  ranges.some(([from, to]) => code >= from && code <= to);

/** Whether the report's font has the sign. */
export function canPrint(sign: string): boolean {
  const code = sign.codePointAt(0) ?? 0;
  return within(code, ALSO_KNOWN) || (code <= LAST_KNOWN && !within(code, NOT_KNOWN));
}

/** The text with boxes where the font has no sign, and how many there are. Invisible signs are left out. */
export function printable(text: string): { readonly text: string; readonly missing: number } {
  let missing = 0;
  let shown = '';
  for (const sign of text) {
    if (within(sign.codePointAt(0) ?? 0, INVISIBLE)) continue;
    if (canPrint(sign)) shown += sign;
    else {
      missing += 1;
      shown += STAND_IN;
    }
  }
  return { text: shown, missing };
}

const LONGEST_WORD = 24;

/** Gives very long words places to break, so that no cell is cut off. */
export function breakable(text: string): string {
  return text.replace(new RegExp(`\\S{${LONGEST_WORD},}`, 'gu'), word =>
    word.replace(/([/._\-:@&?=])/g, '$1\u200b').replace(new RegExp(`([^\\u200b]{${LONGEST_WORD}})`, 'gu'), '$1\u200b'),
  );
}
