/** Widths of the printable ASCII signs, from the space on, in hundredths of the type size: those of DejaVu Sans Condensed. */
const WIDTHS = {
  normal: [
    29, 36, 41, 75, 57, 85, 70, 25, 35, 35, 45, 75, 29, 32, 29, 30, 57, 57, 57, 57, 57, 57, 57, 57, 57, 57, 30, 30, 75,
    75, 75, 48, 90, 62, 62, 63, 69, 57, 52, 70, 68, 27, 27, 59, 50, 78, 67, 71, 54, 71, 63, 57, 55, 66, 62, 89, 62, 55,
    62, 35, 30, 35, 75, 45, 45, 55, 57, 49, 57, 55, 32, 57, 57, 25, 25, 52, 25, 88, 57, 55, 57, 57, 37, 47, 35, 57, 53,
    74, 53, 53, 47, 57, 30, 57, 75,
  ],
  bold: [
    31, 41, 47, 75, 63, 90, 78, 28, 41, 41, 47, 75, 34, 37, 34, 33, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 36, 36, 75,
    75, 75, 52, 90, 70, 69, 66, 75, 61, 61, 74, 75, 33, 33, 70, 57, 90, 75, 76, 66, 76, 69, 65, 61, 73, 70, 99, 69, 65,
    65, 41, 33, 41, 75, 45, 45, 61, 64, 53, 64, 61, 39, 64, 64, 31, 31, 60, 31, 94, 64, 62, 64, 64, 44, 54, 43, 64, 59,
    83, 58, 59, 52, 64, 33, 64, 75,
  ],
} as const;
/** Letters with marks and other scripts of the west; beyond them a sign is taken for a full square, so that nothing is ever cut. */
const OTHER = { normal: 64, bold: 72, square: 100 } as const;
const LAST_NARROW = 0x2e80;

type Weight = keyof typeof WIDTHS;

/** How wide a text is, in the units of `size`. */
export function textWidth(text: string, size: number, weight: Weight = 'normal'): number {
  let width = 0;
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    width += WIDTHS[weight][code - 32] ?? (code > LAST_NARROW ? OTHER.square : OTHER[weight]);
  }
  return (width / 100) * size;
}

/** A text in at most `lines` lines of `width`; words that are too long are cut, and what does not fit ends in an ellipsis. */
export function wrapText(
  text: string,
  size: number,
  width: number,
  lines: number,
  weight: Weight = 'normal',
): readonly string[] {
  const wrapped: string[] = [];
  let line = '';
  for (const word of text
    .split(/\s+/)
    .filter(part => part !== '')
    .flatMap(part => pieces(part, size, width, weight))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer, size, weight) > width) {
      wrapped.push(line);
      line = word;
    } else line = longer;
  }
  if (line !== '') wrapped.push(line);
  if (wrapped.length <= lines) return wrapped;
  const last = wrapped[lines - 1] ?? '';
  return [...wrapped.slice(0, lines - 1), shortened(`${last} …`, size, width, weight)];
}

function pieces(word: string, size: number, width: number, weight: Weight): readonly string[] {
  if (textWidth(word, size, weight) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  for (const sign of word) {
    if (part !== '' && textWidth(part + sign, size, weight) > width) {
      parts.push(part);
      part = '';
    }
    part += sign;
  }
  return [...parts, part];
}

/** A text cut to a width, with an ellipsis where it was cut. */
export function shortened(text: string, size: number, width: number, weight: Weight = 'normal'): string {
  if (textWidth(text, size, weight) <= width) return text;
  const signs = [...text];
  while (signs.length > 1 && textWidth(`${signs.join('')}…`, size, weight) > width) signs.pop();
  return `${signs.join('').trimEnd()}…`;
}
