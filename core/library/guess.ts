import { addTo } from '../base';
import { createReader, type Reader, type Reading } from './languages';
import { GENERIC_TYPES, type Library } from './library';
import { createPhraseBook, looseWordsOf, type Match, type PhraseBook } from './phrases';
import type { AssetType, TypeKind } from './taxonomy';
import { singular } from './words';
import { HUMAN_WORDS, PREPOSITIONS, PROVIDER_WORDS, VESSELS, WEAK_WORDS } from './wordWeights';

/** What an element probably is. */
export interface TypeGuess {
  /** A type id; a generic type where the name does not say enough. */
  readonly type: string;
  /** 0 to 1; 0 for a generic type. */
  readonly confidence: number;
  /** A sentence for people: which words of the name led there. */
  readonly reason: string;
  /** The provider that the name mentions, or null. */
  readonly provider: string | null;
}

export interface NameToGuess {
  readonly name: string;
  /** How it was drawn, where that is known. */
  readonly kind?: TypeKind;
  /** Other words that came with it: the stencil it was drawn with, a technology, a tag. */
  readonly hints?: readonly string[];
}

export type TypeGuesser = (name: NameToGuess) => TypeGuess | null;

/** Below this a guess would be a coin toss. */
const THRESHOLD = 0.4;
/** Names are labels; of a page of text only the beginning is read. */
const READ = 300;
/** What stands before other words counts for no more by itself. */
const EARLY = 0.7;
const WEIGHT = { name: 1, vessel: 0.8, aside: 0.75, hint: 0.9, read: 0.95, unread: 0.8 } as const;
/** `Log in` is something that people do, and no log. */
const SIGNING_IN = /\b(log)[\s-]+(in|on|out|off)\b/gi;

/** How believable a type of one kind is for something drawn as another. */
const KIND_FIT: Readonly<Record<TypeKind, Readonly<Record<TypeKind, number>>>> = {
  actor: { actor: 1, process: 0.8, store: 0.7, boundary: 0.3 },
  process: { actor: 0.75, process: 1, store: 0.85, boundary: 0.4 },
  store: { actor: 0.6, process: 0.72, store: 1, boundary: 0.3 },
  boundary: { actor: 0, process: 0, store: 0, boundary: 1 },
};

interface Evidence {
  readonly match: Match;
  readonly score: number;
}

interface Candidate {
  readonly type: AssetType;
  readonly score: number;
  readonly phrases: readonly string[];
}

const isHuman = (type: AssetType) => type.tags.includes('human');
/** Devices and browsers stand outside of the system, and are things that work all the same. */
const isDevice = (type: AssetType) => type.tags.includes('endpoint');
const DEVICE_AS_PROCESS = 0.95;

function kindFit(type: AssetType, kind: TypeKind | undefined): number {
  if (!kind) return 1;
  // Data about people and work for people is named after them; only actors are people.
  if (isHuman(type) && kind !== 'actor') return 0.25;
  if (kind === 'process' && isDevice(type)) return DEVICE_AS_PROCESS;
  return KIND_FIT[kind][type.kind];
}

interface Part {
  readonly words: readonly string[];
  readonly weight: number;
  /** Only phrases that reach across this word count: those before and after it are looked for by themselves. */
  readonly across?: number;
}

const asidesOf = (name: string) => name.split(/[([{\])}]|\s[-–—:|]\s|:\s/u).filter(part => /[\p{L}\p{N}]/u.test(part));

/** A name in English where it is written in another language, aside by aside. */
function readName(read: Reader, name: string): Reading | null {
  const parts = asidesOf(name.slice(0, READ)).map(part => ({ part, reading: read(part) }));
  const language = parts.find(one => one.reading !== null)?.reading?.language;
  if (language === undefined) return null;
  return { language, text: parts.map(({ part, reading }) => reading?.text ?? part).join(' - ') };
}

const withReading = (reason: string, reading: Reading | null) =>
  reading ? `${reason} (“${reading.text}” in ${reading.language})` : reason;

const weighing = (parts: readonly Part[], trust: number): readonly Part[] =>
  parts.map(part => ({ ...part, weight: part.weight * trust }));

/** The parts of a name as it stands and, where that says more, as it reads in English. */
function partsOf(name: string, reading: Reading | null): readonly Part[] {
  if (!reading) return partsOfName(name);
  return [...weighing(partsOfName(reading.text), WEIGHT.read), ...weighing(partsOfName(name), WEIGHT.unread)];
}

/**
 * A name without its asides: what stands in brackets or after a dash, colon or preposition qualifies the rest, unless it belongs to a
 * phrase of its own (`single sign-on`). What only holds things is told by what it holds: a `database for audit logs` is a log.
 */
function partsOfName(name: string): readonly Part[] {
  const [main = '', ...asides] = asidesOf(name.slice(0, READ).replace(SIGNING_IN, '$1$2'));
  const words = looseWordsOf(main);
  const cut = words.findIndex((word, at) => at > 0 && PREPOSITIONS.has(word));
  const head = cut > 0 ? words.slice(0, cut) : words;
  const rest = cut > 0 ? words.slice(cut + 1) : [];
  const isVessel = cut > 0 && VESSELS.has(singular(head[head.length - 1] ?? ''));
  return [
    { words: head, weight: isVessel ? WEIGHT.vessel : WEIGHT.name },
    ...(cut > 0 ? [{ words, weight: WEIGHT.name, across: cut }] : []),
    { words: rest, weight: isVessel ? WEIGHT.name : WEIGHT.aside },
    ...asides.map(aside => ({ words: looseWordsOf(aside), weight: WEIGHT.aside })),
  ].filter(part => part.words.length > 0);
}

/** A number at the end tells one of several apart, and says nothing of what it is: `Students 3`. */
function lengthWithoutNumber(words: readonly string[]): number {
  let length = words.length;
  while (length > 1 && /^\d+$/.test(words[length - 1] ?? '')) length -= 1;
  return length;
}

function phraseWeight(words: readonly string[], match: Match): number {
  const covered = words.slice(match.start, match.start + match.length).map(singular);
  const [only] = covered;
  const alone = WEAK_WORDS.get(covered.join(' ')) ?? (covered.length === 1 ? 0.85 : 1);
  const ends = match.start + match.length >= lengthWithoutNumber(words);
  if (ends) return alone;
  // The last word of a name is what the thing is; what stands before it says of which sort.
  return alone * (covered.length === 1 && only !== undefined && HUMAN_WORDS.has(only) ? 0.35 : EARLY);
}

function evidenceIn(book: PhraseBook, { words, across }: Part, weight: number): readonly Evidence[] {
  const named = book.find(words);
  if (across !== undefined) {
    const spanning = named.filter(match => match.start < across && match.start + match.length > across);
    return spanning.map(match => ({ match, score: weight * phraseWeight(words, match) }));
  }
  const bare = words.filter(word => !PROVIDER_WORDS.has(word));
  const evidence = named.map(match => ({ match, score: weight * phraseWeight(words, match) }));
  if (bare.length === words.length || bare.length === 0) return evidence;
  return [...evidence, ...book.find(bare).map(match => ({ match, score: weight * 0.95 * phraseWeight(bare, match) }))];
}

function bookOf(types: Iterable<AssetType>): PhraseBook {
  return createPhraseBook(
    [...types].map(type => ({
      id: type.id,
      phrases: [...type.synonyms, type.name, ...type.name.split(' / ')],
    })),
  );
}

const withoutAside = (name: string) => name.replace(/\s*\([^)]*\)/g, '');

function productBookOf(types: Iterable<AssetType>): PhraseBook {
  return createPhraseBook(
    [...types].map(type => {
      const { aws, azure, gcp, other } = type.names;
      const names = [...aws, ...azure, ...gcp, ...other, ...type.formerNames];
      return { id: type.id, phrases: names.flatMap(name => [name, withoutAside(name)]).filter(name => name !== 'any') };
    }),
  );
}

/**
 * Something drawn as a store that begins with the word for one is that, whosever it is: log files of the web application. A word that
 * only says that something is held is not enough: a database for logs is a log.
 */
const BEGINS_AS_STORE = 1.25;

function beginning(type: AssetType, kind: TypeKind | undefined, best: Evidence | undefined): number {
  const early =
    best !== undefined &&
    best.match.start === 0 &&
    best.score <= EARLY &&
    !VESSELS.has(singular(best.match.phrase.toLowerCase()));
  return kind === 'store' && type.kind === 'store' && early ? BEGINS_AS_STORE : 1;
}

function collect(evidence: readonly Evidence[], library: Library, kind: TypeKind | undefined): readonly Candidate[] {
  const byType = new Map<string, Evidence[]>();
  for (const one of evidence) addTo(byType, one.match.id, one);
  const candidates: Candidate[] = [];
  for (const [id, list] of byType) {
    const type = library.types.get(id);
    if (!type) continue;
    const sorted = [...list].sort((a, b) => b.score - a.score);
    const phrases = [...new Set(sorted.map(one => one.match.phrase.toLowerCase()))];
    const best = sorted[0]?.score ?? 0;
    const others = Math.min(0.2, 0.1 * (phrases.length - 1));
    const whole = (best + others) * beginning(type, kind, sorted[0]);
    candidates.push({ type, score: Math.min(1, whole) * kindFit(type, kind), phrases });
  }
  return candidates.sort((a, b) => b.score - a.score);
}

function providerIn(words: readonly string[]): string | null {
  for (const word of words) {
    const provider = PROVIDER_WORDS.get(word);
    if (provider) return provider;
  }
  return null;
}

const quoted = (phrases: readonly string[]) =>
  phrases
    .slice(0, 3)
    .map(phrase => `“${phrase}”`)
    .join(' and ');

function reasonFor(candidate: Candidate): string {
  const says = candidate.phrases.length > 1 ? 'say' : 'says';
  return `${quoted(candidate.phrases)} ${says} ${candidate.type.name}`;
}

function genericGuess(kind: TypeKind | undefined, provider: string | null): TypeGuess | null {
  if (!kind || kind === 'boundary') return null;
  return { type: GENERIC_TYPES[kind], confidence: 0, reason: 'Its name does not say what it is', provider };
}

/** Something of ours that runs code, drawn outside of the system, is somebody else's system. */
function seenFromOutside(candidate: Candidate, kind: TypeKind | undefined, library: Library): TypeGuess | null {
  const outside = library.types.get('ext-system');
  if (kind !== 'actor' || !outside || !candidate.type.tags.includes('workload')) return null;
  const reason = `${reasonFor(candidate)}, drawn as an external party: ${outside.name}`;
  return { type: outside.id, confidence: Math.min(0.7, candidate.score), reason, provider: null };
}

function decide(
  candidates: readonly Candidate[],
  asked: NameToGuess,
  library: Library,
  provider: string | null,
): TypeGuess | null {
  const [best, second] = candidates;
  if (!best || best.score < THRESHOLD) return genericGuess(asked.kind, provider);
  const outside = seenFromOutside(best, asked.kind, library);
  if (outside) return outside;
  const close = second !== undefined && second.score > 0.92 * best.score;
  const confidence = Math.round(100 * best.score * (close ? 0.8 : 1)) / 100;
  if (confidence < THRESHOLD) return genericGuess(asked.kind, provider);
  return { type: best.type.id, confidence, reason: reasonFor(best), provider };
}

/**
 * Prepares a guesser over the types of a library. It reads words, products and the way a thing is drawn; where those do not say
 * enough it answers with the generic type of the kind, or null without a kind.
 */
export function createTypeGuesser(library: Library): TypeGuesser {
  const types = [...library.types.values()].filter(type => !type.tags.includes('generic'));
  const books = [
    { book: bookOf(types), weight: 1 },
    { book: productBookOf(types), weight: 0.93 },
  ];
  const read = createReader(library.languages.values());
  return asked => {
    const hints = (asked.hints ?? []).map(
      (hint): Part => ({ words: looseWordsOf(hint.slice(0, READ)), weight: WEIGHT.hint }),
    );
    const reading = readName(read, asked.name);
    const parts = [...partsOf(asked.name, reading), ...hints];
    const evidence = parts.flatMap(part =>
      books.flatMap(({ book, weight: trust }) => evidenceIn(book, part, part.weight * trust)),
    );
    const provider = providerIn(parts.flatMap(part => part.words));
    const guess = decide(collect(evidence, library, asked.kind), asked, library, provider);
    if (!guess || !reading || guess.confidence === 0) return guess;
    return { ...guess, reason: withReading(guess.reason, reading) };
  };
}

/** What a name probably stands for among kinds of data or of boundaries. */
export interface NameGuess {
  readonly id: string;
  /** 0 to 1. */
  readonly confidence: number;
  readonly reason: string;
}

function createNameGuesser(
  library: Library,
  named: ReadonlyMap<string, { readonly id: string; readonly name: string; readonly synonyms: readonly string[] }>,
) {
  const book = createPhraseBook([...named.values()].map(one => ({ id: one.id, phrases: [...one.synonyms, one.name] })));
  const read = createReader(library.languages.values());
  return (name: string): NameGuess | null => {
    const reading = readName(read, name);
    const words = looseWordsOf((reading?.text ?? name).slice(0, READ));
    let best: { readonly match: Match; readonly score: number } | null = null;
    for (const match of book.find(words)) {
      const ends = match.start + match.length === words.length;
      const score = Math.min(1, 0.7 + 0.15 * (match.length - 1) + (ends ? 0.15 : 0));
      if (!best || score > best.score) best = { match, score };
    }
    if (!best) return null;
    const { id, phrase } = best.match;
    const reason = withReading(`“${phrase}” says ${named.get(id)?.name ?? id}`, reading);
    return { id, confidence: best.score * (reading ? WEIGHT.read : 1), reason };
  };
}

/** Which kind of data a name stands for (`customer email` is personal data); null where it does not say. */
export function createDataTypeGuesser(library: Library): (name: string) => NameGuess | null {
  return createNameGuesser(library, library.dataTypes);
}

/** Which kind of trust boundary a name stands for (`DMZ` is an internet edge); null where it does not say. */
export function createBoundaryGuesser(library: Library): (name: string) => NameGuess | null {
  return createNameGuesser(library, library.boundaryKinds);
}
