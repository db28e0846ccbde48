import { isMap, isScalar, type Node, type Pair, parseDocument, type Scalar, visit, type YAMLMap } from 'yaml';

/** A step down into an entry: into a field, with the keys that stand beside it, or (`null`) into a list. */
export type Step =
  | { readonly into: string; readonly beside: ReadonlyMap<string, string | null> }
  | { readonly into: null };

/** Where the caret is in an entry: the way down to it, and whether a key or a value stands there. */
export interface Caret {
  readonly steps: readonly Step[];
  readonly isKey: boolean;
  /** What stands before the caret of the word that it is in, and where that word begins. */
  readonly word: string;
  readonly from: number;
  /** Keys that the map has in which a key stands. */
  readonly beside: ReadonlyMap<string, string | null>;
}

/** Longer texts are no entries that somebody types. */
const LONGEST = 60_000;
const MARK = 'zz_caret_zz';
const WORD = /[@\w.-]*$/;

/**
 * Where the caret is in YAML that need not be complete: a mark is put there as a value and as a key, and looked for in what can be
 * read of the rest. Nothing where the caret is in prose or in a comment.
 */
export function caretsIn(text: string, caret: number): readonly Caret[] {
  if (text.length > LONGEST) return [];
  const before = text.slice(0, caret);
  const word = WORD.exec(before)?.[0] ?? '';
  const from = caret - word.length;
  const [head, rest] = [text.slice(0, from), text.slice(caret)];
  const found = [MARK, `${MARK}: `].map(mark => placeOf(`${head}${mark}${rest}`));
  return found.flatMap(place => (place ? [{ ...place, word, from }] : []));
}

type Ancestors = readonly unknown[];

function placeOf(text: string): Pick<Caret, 'steps' | 'isKey' | 'beside'> | null {
  const document = parseDocument(text, { uniqueKeys: false, keepSourceTokens: false, logLevel: 'silent' });
  let place: Pick<Caret, 'steps' | 'isKey' | 'beside'> | null = null;
  visit(document, {
    Scalar(key, node, path) {
      if (typeof node.value !== 'string' || !node.value.startsWith(MARK)) return undefined;
      const isKey = key === 'key';
      const inside = path.filter(isMap).at(-1);
      place = { steps: stepsOf(path, node, isKey), isKey, beside: isKey && inside ? keysOf(inside, node) : new Map() };
      return visit.BREAK;
    },
  });
  return place;
}

const isPairOf = (one: unknown): one is Pair =>
  typeof one === 'object' && one !== null && 'key' in one && !isScalar(one);

function stepsOf(path: Ancestors, last: Node, isKey: boolean): readonly Step[] {
  const steps: Step[] = [];
  path.forEach((one, at) => {
    const next = path[at + 1] ?? last;
    if (isMap(one) && isPairOf(next)) {
      const isOwn = isKey && at === path.length - 2;
      const key = isScalar(next.key) ? String(next.key.value) : '';
      if (!isOwn) steps.push({ into: key, beside: keysOf(one, next.key) });
    } else if (isSeqLike(one)) steps.push({ into: null });
  });
  return steps;
}

const isSeqLike = (one: unknown): boolean =>
  typeof one === 'object' && one !== null && 'items' in one && !isMap(one) && Array.isArray(one.items);

/** The other keys of a map, with what is written there where that is a single value. */
function keysOf(map: YAMLMap, but: unknown): ReadonlyMap<string, string | null> {
  return new Map(
    map.items.flatMap(({ key, value }) =>
      isScalar(key) && key !== but ? [[String(key.value), isScalar(value) ? textOf(value) : null] as const] : [],
    ),
  );
}

const textOf = ({ value }: Scalar) => (value === null || value === undefined ? null : String(value));
