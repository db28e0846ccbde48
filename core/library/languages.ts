import { z } from 'zod';
import { LibraryId } from './taxonomy';
import { wordsOf } from './words';

/**
 * Everyday words of drawings in another language, and what they are in English. `of` before a word tells that it says whose or what for
 * (`payment` is `of payment` in `service of payment`); `of` alone stands for a preposition,
 * `the` for an article. A word that is written with its signs is read only where they are: a `Händler` sells, a `handler` is code.
 */
export const Language = z
  .strictObject({
    id: LibraryId,
    name: z.string(),
    /** Whether what a thing is comes last, as in English, or first: `servidor web`. */
    order: z.enum(['modifier-first', 'noun-first']),
    /** Where words are written in one: nowhere, with the thing at the end (`Kundendatenbank`), or everywhere. */
    joined: z.enum(['no', 'ends', 'everywhere']),
    words: z.record(z.string().min(1).max(60), z.string().min(1).max(60)).readonly(),
  })
  .readonly();
export type Language = z.infer<typeof Language>;

/** What a name says in another language. */
export interface Reading {
  /** The same in English words; what is not known stays as it is. */
  readonly text: string;
  /** The name of the language. */
  readonly language: string;
}

export type Reader = (name: string) => Reading | null;

const LONGEST_PHRASE = 4;
/** The end of a word that is taken for the thing itself is no shorter, and what stands before it has at least two letters. */
const SHORTEST_END = 5;
const SHORTEST_START = 2;
const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}ー]/u;
const RUNS = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}ー]+|[^\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}ー]+/gu;
const LONGEST_RUN = 40;

interface Lexicon {
  readonly language: Language;
  readonly words: ReadonlyMap<string, string>;
  /** Words that count only as they are written here, and what they are without their signs. */
  readonly signed: readonly { readonly written: string; readonly plain: string }[];
}

/** A word of the name in English, and how many of its letters that explains: none where it is left as it is. */
interface Piece {
  readonly english: string;
  readonly letters: number;
}

const SIGNED = /\p{sc=Latin}\p{M}/u;
const asWritten = (text: string) => text.normalize('NFC').toLowerCase();

function lexiconOf(language: Language): Lexicon {
  const words = new Map<string, string>();
  const signed: { readonly written: string; readonly plain: string }[] = [];
  for (const [phrase, english] of Object.entries(language.words)) {
    const plain = wordsOf(phrase).join(' ');
    words.set(plain, english);
    if (SIGNED.test(phrase.normalize('NFD'))) signed.push({ written: asWritten(phrase), plain });
  }
  return { language, words, signed };
}

/** Without the words whose signs the name does not have. */
function lexiconFor(name: string, lexicon: Lexicon): Lexicon {
  const absent = lexicon.signed.filter(({ written }) => !asWritten(name).includes(written));
  if (absent.length === 0) return lexicon;
  const words = new Map(lexicon.words);
  for (const { plain } of absent) words.delete(plain);
  return { ...lexicon, words };
}

const asIs = (word: string): Piece => ({ english: word, letters: 0 });

/** `Kundendatenbank`: the longest known end is the thing. What is left of its beginning may carry a letter or two that join them. */
function cutAtEnd({ words }: Lexicon, word: string): readonly Piece[] {
  for (let at = SHORTEST_START; at <= word.length - SHORTEST_END; at += 1) {
    const end = words.get(word.slice(at));
    if (end === undefined || end.startsWith('of')) continue;
    const start = word.slice(0, at);
    const joined = [start, start.replace(/(?:s|n|en|e)$/, ''), `${start}e`].find(one => words.has(one));
    const before = joined === undefined ? asIs(start) : { english: words.get(joined) ?? start, letters: start.length };
    return [before, { english: end, letters: word.length - at }];
  }
  return [asIs(word)];
}

/** Cuts writing without spaces at the longest words that are known. */
function cutEverywhere({ words }: Lexicon, word: string): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const run of word.match(RUNS) ?? []) {
    let unknown = '';
    let at = 0;
    while (at < run.length) {
      let length = UNSPACED.test(run) ? Math.min(LONGEST_RUN, run.length - at) : 0;
      while (length > 0 && !words.has(run.slice(at, at + length))) length -= 1;
      if (length === 0) {
        unknown += run[at] ?? '';
        at += 1;
        continue;
      }
      if (unknown !== '') pieces.push(asIs(unknown));
      unknown = '';
      pieces.push({ english: words.get(run.slice(at, at + length)) ?? '', letters: length });
      at += length;
    }
    if (unknown !== '') pieces.push(asIs(unknown));
  }
  return pieces;
}

function piecesOf(lexicon: Lexicon, tokens: readonly string[]): readonly Piece[] {
  const { language, words } = lexicon;
  const pieces: Piece[] = [];
  let at = 0;
  while (at < tokens.length) {
    let length = Math.min(LONGEST_PHRASE, tokens.length - at);
    while (length > 0 && !words.has(tokens.slice(at, at + length).join(' '))) length -= 1;
    const phrase = tokens.slice(at, at + Math.max(1, length)).join(' ');
    at += Math.max(1, length);
    const english = words.get(phrase);
    if (english !== undefined) pieces.push({ english, letters: phrase.length });
    else if (language.joined === 'everywhere') pieces.push(...cutEverywhere(lexicon, phrase));
    else if (language.joined === 'ends') pieces.push(...cutAtEnd(lexicon, phrase));
    else pieces.push(asIs(phrase));
  }
  return pieces;
}

/** The parts of a name between its prepositions. */
function chunksOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const chunks: Piece[][] = [[]];
  for (const piece of pieces) {
    const [, word = piece.english] = /^of(?: |$)(.*)$/.exec(piece.english) ?? [];
    if (word !== piece.english) chunks.push([]);
    if (word !== '' && word !== 'the') chunks[chunks.length - 1]?.push({ ...piece, english: word });
  }
  return chunks;
}

/** From the noun to what qualifies it, turned around. Names of products and English words keep their order among themselves. */
function turned(chunk: readonly Piece[]): readonly Piece[] {
  const runs: Piece[][] = [];
  for (const piece of chunk) {
    const last = runs[runs.length - 1];
    if (last && piece.letters === 0 && last[0]?.letters === 0) last.push(piece);
    else runs.push([piece]);
  }
  return runs.reverse().flat();
}

function inEnglish({ language }: Lexicon, pieces: readonly Piece[]): string {
  const chunks = chunksOf(pieces).map(chunk => (language.order === 'noun-first' ? turned(chunk) : chunk));
  return [...chunks]
    .reverse()
    .flat()
    .map(piece => piece.english)
    .join(' ');
}

/** Words that say nothing by themselves, and stand in other languages for something else. */
const SMALL_WORDS: ReadonlySet<string> = new Set(['of', 'the']);

const explained = (pieces: readonly Piece[]) =>
  pieces.reduce((sum, { english, letters }) => sum + (SMALL_WORDS.has(english) ? 0 : letters), 0);

/** Prepares reading of names in the languages that a library knows. Null for a name that none of them explains, as English ones. */
export function createReader(languages: Iterable<Language>): Reader {
  const lexicons = [...languages].map(lexiconOf);
  const beginnings = new Set<string>();
  const ends = new Set<string>();
  for (const { language, words } of lexicons) {
    for (const [phrase, english] of words) {
      if (!SMALL_WORDS.has(english)) beginnings.add(phrase.split(' ')[0] ?? phrase);
      if (language.joined === 'ends' && phrase.length >= SHORTEST_END) ends.add(phrase);
    }
  }
  const endsKnown = (word: string) => {
    for (let at = SHORTEST_START; at <= word.length - SHORTEST_END; at += 1) if (ends.has(word.slice(at))) return true;
    return false;
  };
  const mayBeRead = (word: string) => beginnings.has(word) || UNSPACED.test(word) || endsKnown(word);
  return name => {
    const tokens = wordsOf(name);
    if (!tokens.some(mayBeRead)) return null;
    let best: { readonly lexicon: Lexicon; readonly pieces: readonly Piece[] } | null = null;
    let most = 0;
    for (const lexicon of lexicons.map(one => lexiconFor(name, one))) {
      const pieces = piecesOf(lexicon, tokens);
      const letters = explained(pieces);
      if (letters > most) {
        best = { lexicon, pieces };
        most = letters;
      }
    }
    return best && { text: inEnglish(best.lexicon, best.pieces), language: best.lexicon.language.name };
  };
}
