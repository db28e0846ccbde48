/** Letters that hold their sign within themselves, as people write them without it. */
const PLAIN: ReadonlyMap<string, string> = new Map([
  ['ł', 'l'],
  ['Ł', 'L'],
  ['ø', 'o'],
  ['Ø', 'O'],
  ['đ', 'd'],
  ['Đ', 'D'],
  ['ı', 'i'],
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['Æ', 'AE'],
  ['œ', 'oe'],
  ['Œ', 'OE'],
]);

/**
 * Cuts a name from a diagram into lower-case words: `OrdersDB_postgres (v2)` → orders, db, postgres, v2. Accents go, so do
 * possessives; CamelCase is cut between words but not inside abbreviations. `.`, `/`, `+`, `#` and `&` stay inside a word where
 * names of products need them (`node.js`, `ci/cd`, `as/400`).
 */
export function wordsOf(text: string): readonly string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[łŁøØđĐıßæÆœŒ]/gu, letter => PLAIN.get(letter) ?? letter)
    .replace(/['’]s\b/gu, '')
    .replace(/(\p{Ll}|\d)(\p{Lu}\p{Ll}|\p{Lu}{2,})/gu, '$1 $2')
    .replace(/(\p{Ll}\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll}{2,})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}./+#&]+/u)
    .flatMap(trimmed);
}

function trimmed(word: string): readonly string[] {
  const bare = word.replace(/^[./+&]+|[./+#&]+$/g, '');
  return bare === '' ? [] : [bare];
}

/** A word and, for one that may name several things, what it would be for one: databases → database, queries → query. */
export function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 4 && /(?:ss|sh|ch|x|z)es$/.test(word)) return word.slice(0, -2);
  if (word.length > 3 && word.endsWith('s') && !/(?:ss|us|is|os|ws|ns|ps)$/.test(word)) return word.slice(0, -1);
  if (word.length > 4 && /(?:ws|ns|ps|os)$/.test(word)) return word.slice(0, -1);
  return word;
}
