import { type Bag, isBag, labelOf, listOf, member } from './foreignValue';
import { type ReportLines, shown } from './importReport';

/** The entries of a map of things by name, or of a list of things that say their own title or id; anything else has none. */
export function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  if (isBag(value)) return Object.entries(value);
  return listOf(value).map((one, index) => [
    labelOf(member(one, 'title')) ?? labelOf(member(one, 'id')) ?? `${index + 1}`,
    one,
  ]);
}

/** The texts of a list; numbers count as texts. */
export function labelsOf(value: unknown): readonly string[] {
  return listOf(value).flatMap(one => labelOf(one) ?? []);
}

/** The entry of a table under a word of the file; undefined for a word that it has not, `constructor` included. */
export function wordIn<T>(table: Readonly<Record<string, T>>, word: unknown): T | undefined {
  return typeof word === 'string' && Object.hasOwn(table, word) ? table[word] : undefined;
}

/** A line for every field that nobody reads, unless it says nothing. */
export function noteOtherFields(bag: Bag, read: ReadonlySet<string>, of: string, lines: ReportLines): void {
  for (const [field, value] of Object.entries(bag)) {
    const empty = value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0);
    if (!read.has(field) && !empty) lines.dropped(`field "${shown(field)}" of ${of}`, 'there is no place for it');
  }
}

/** Prose with further paragraphs that the file keeps in fields of their own. */
export function paragraphs(parts: readonly string[]): string {
  return parts.filter(part => part.trim() !== '').join('\n\n');
}
