import { FONT_SIGNS } from './fontSigns';

/** Signs that show nothing of their own: joiners, marks of direction, choices of style. They are left out. */
const INVISIBLE: readonly (readonly [number, number])[] = [
  [0x0000, 0x0008],
  [0x000b, 0x001f],
  [0x007f, 0x009f],
  [0x00ad, 0x00ad],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xfff9, 0xfffb],
];
export const STAND_IN = '□';

const within = (code: number, ranges: readonly (readonly [number, number])[]) =>
  ranges.some(([from, to]) => code >= from && code <= to);

/** Whether the report's font has the sign. It has the scripts of Europe, Hebrew, Arabic and many marks, and lacks those of East Asia. */
export function canPrint(sign: string): boolean {
  const code = sign.codePointAt(0) ?? 0;
  return (code >= 0x20 && code < 0x7f) || within(code, FONT_SIGNS);
}

/** The text with boxes where the font has no sign, and those signs. Line breaks stay, invisible signs are left out. */
export function printable(text: string): { readonly text: string; readonly missing: readonly string[] } {
  const missing: string[] = [];
  let shown = '';
  for (const sign of text) {
    if (sign === '\n') shown += sign;
    else if (sign === '\t') shown += ' ';
    else if (within(sign.codePointAt(0) ?? 0, INVISIBLE)) continue;
    else if (canPrint(sign)) shown += sign;
    else {
      missing.push(sign);
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

/** Words of scripts that run from right to left, with the spaces between them. */
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}][\p{Script=Hebrew}\p{Script=Arabic}\p{M}]*(?: +[\p{Script=Hebrew}\p{Script=Arabic}][\p{Script=Hebrew}\p{Script=Arabic}\p{M}]*)+/gu;

/** Binds words that run from right to left: the writer turns what it sets as one piece, and sets words one by one from the left. */
export function boundRightToLeft(text: string): string {
  return text.replace(RIGHT_TO_LEFT, words => words.replace(/ +/g, '\u00a0'));
}

/**
 * Puts the words of each stretch that runs from right to left into the order in which they are seen from the left, each as a piece of
 * its own: the writer of pictures turns the letters of one piece and knows nothing of the order of pieces.
 */
export function rightToLeftFromLeft(text: string, piece: (word: string) => string): string {
  return text.replace(RIGHT_TO_LEFT, words => words.split(/ +/).reverse().map(piece).join(' '));
}
