import type { StrideLetter } from '../model';

const LETTERS: ReadonlyMap<string, StrideLetter> = new Map([
  ['spoofing', 'S'],
  ['tampering', 'T'],
  ['repudiation', 'R'],
  ['informationdisclosure', 'I'],
  ['denialofservice', 'D'],
  ['elevationofprivilege', 'E'],
]);

/** A word as tools write it, without what they disagree about: case, spaces, hyphens, underscores. */
export function plainWord(text: string): string {
  return text.toLowerCase().replace(/[\s_-]+/g, '');
}

/** The letter of a STRIDE category by its name; undefined for a category of another method. */
export function strideOf(category: string): StrideLetter | undefined {
  return LETTERS.get(plainWord(category));
}
