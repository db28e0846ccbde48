import { singular, wordsOf } from './words';

/** A phrase of the library that was found in a name. */
export interface Match {
  /** What the phrase stands for: an id of a type, a kind of data or a kind of boundary. */
  readonly id: string;
  /** The phrase as it stands in the library. */
  readonly phrase: string;
  /** The first word of the name that it covers, and how many. */
  readonly start: number;
  readonly length: number;
}

interface Entry {
  readonly id: string;
  readonly phrase: string;
}

/** Finds phrases in names; made once, asked often. */
export interface PhraseBook {
  /** Every phrase in the name, longer ones hiding shorter ones inside them. */
  find(words: readonly string[]): readonly Match[];
}

const LONGEST = 6;
const keyOf = (words: readonly string[]) => words.map(singular).join(' ');

/** As written, with `/` cut, and for two words as people write them in one: `flatfile`, `webserver`. */
function keysOf(phrase: string): ReadonlySet<string> {
  const words = wordsOf(phrase);
  const keys = new Set([keyOf(words), keyOf(looseWordsOf(phrase))]);
  const joined = words.map(singular).join('');
  if (words.length === 2 && joined.length >= 8) keys.add(joined);
  keys.delete('');
  return keys;
}

/** Cuts the words of a name at `/` as well, and between longer words at `.`, so that `pub/sub`, `gitlab/jenkins` and `Shop.Api` are understood. */
export function looseWordsOf(text: string): readonly string[] {
  return wordsOf(text).flatMap(word =>
    /^\d/.test(word) ? [word] : word.split(/[/+&]|(?<=\p{L}{3})\.(?=\p{L}{3})/u).filter(Boolean),
  );
}

/** Collects phrases by what they stand for. Of two ids that claim one phrase, both are found. */
export function createPhraseBook(
  phrases: Iterable<{ readonly id: string; readonly phrases: Iterable<string> }>,
): PhraseBook {
  const book = new Map<string, Entry[]>();
  for (const { id, phrases: list } of phrases) {
    for (const phrase of list) {
      for (const key of keysOf(phrase)) {
        const entries = book.get(key);
        if (!entries) book.set(key, [{ id, phrase }]);
        else if (!entries.some(entry => entry.id === id)) entries.push({ id, phrase });
      }
    }
  }
  return { find: words => findIn(book, words) };
}

/** `subnet1` and `web02` are a subnet and a web: looked up only where the numbered word is no name itself (`s3`, `db2`). */
function unnumbered(word: string): string {
  return /^\p{L}{2,}\d+$/u.test(word) ? singular(word.replace(/\d+$/, '')) : word;
}

function findIn(book: ReadonlyMap<string, readonly Entry[]>, words: readonly string[]): readonly Match[] {
  const singulars = words.map(singular);
  const found: Match[] = [];
  for (let length = Math.min(LONGEST, words.length); length > 0; length -= 1) {
    for (let start = 0; start + length <= words.length; start += 1) {
      const hidden = found.some(
        match => match.length > length && match.start <= start && start + length <= match.start + match.length,
      );
      if (hidden) continue;
      const window = singulars.slice(start, start + length);
      // `CloudFront` and `WordPress` were cut in two; the library writes such names as one word.
      const entries =
        book.get(window.join(' ')) ??
        book.get(window.join(length > 1 ? '' : ' ')) ??
        book.get(window.map(unnumbered).join(' ')) ??
        [];
      for (const entry of entries) found.push({ ...entry, start, length });
    }
  }
  return found;
}
