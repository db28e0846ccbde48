/** A stretch of a text, counted in characters from its beginning. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A stretch of a text with what is wrong there. */
export interface Mark extends Span {
  readonly message: string;
}

/** From a place to the end of the word there, or of the sign; at the end of a line what stands before. */
function wordAt(text: string, at: number): Span {
  const from = Math.min(Math.max(at, 0), text.length);
  const word = /^[\w@.-]+|^\S/.exec(text.slice(from))?.[0] ?? '';
  return word === '' ? { from: Math.max(0, from - 1), to: from } : { from, to: from + word.length };
}

/** The word at a place as problems name it, `line 3, column 7` or `column 7`; null for a place that is not in this text. */
export function spanOf(text: string, place: string): Span | null {
  const read = /^(?:line (\d+), )?column (\d+)$/.exec(place);
  if (!read) return null;
  const lines = text.split('\n');
  const line = Number(read[1] ?? 1);
  if (line > lines.length) return null;
  const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  return wordAt(text, before + Math.min(Number(read[2]) - 1, lines[line - 1]?.length ?? 0));
}

/** The first place where an id stands as a whole word. */
export function spanOfId(text: string, id: string): Span | null {
  const isPart = (sign: string | undefined) => sign !== undefined && /[\w-]/.test(sign);
  for (let at = text.indexOf(id); at !== -1 && id !== ''; at = text.indexOf(id, at + 1))
    if (!isPart(text[at - 1]) && !isPart(text[at + id.length])) return { from: at, to: at + id.length };
  return null;
}
