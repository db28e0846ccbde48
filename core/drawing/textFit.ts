/** Widths of the report's font, as parts of the type size; close enough to wrap and to centre, never to align. */
const NARROW = new Set("iljtfrI.,:;'|!()[]{} -");
const WIDE = new Set('mwMW@%');

/** About how wide a text is, in the units of `size`. Anything beyond Latin counts as a full square, so that it is never cut. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    width +=
      code > 0x2e80 ? 1 : NARROW.has(sign) ? 0.38 : WIDE.has(sign) ? 0.98 : sign >= 'A' && sign <= 'Z' ? 0.7 : 0.62;
  }
  return width * size;
}

/** A text in at most `lines` lines of `width`; words that are too long are cut, and what does not fit ends in an ellipsis. */
export function wrapText(text: string, size: number, width: number, lines: number): readonly string[] {
  const wrapped: string[] = [];
  let line = '';
  for (const word of text
    .split(/\s+/)
    .filter(part => part !== '')
    .flatMap(part => pieces(part, size, width))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer, size) > width) {
      wrapped.push(line);
      line = word;
    } else line = longer;
  }
  if (line !== '') wrapped.push(line);
  if (wrapped.length <= lines) return wrapped;
  const last = wrapped[lines - 1] ?? '';
  return [...wrapped.slice(0, lines - 1), shortened(`${last} …`, size, width)];
}

function pieces(word: string, size: number, width: number): readonly string[] {
  if (textWidth(word, size) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  for (const sign of word) {
    if (part !== '' && textWidth(part + sign, size) > width) {
      parts.push(part);
      part = '';
    }
    part += sign;
  }
  return [...parts, part];
}

/** A text cut to a width, with an ellipsis where it was cut. */
export function shortened(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  const signs = [...text];
  while (signs.length > 1 && textWidth(`${signs.join('')}…`, size) > width) signs.pop();
  return `${signs.join('').trimEnd()}…`;
}
