import { choicesOf, type Register, type RegisterField } from '../../../core/library';
import type { RegisterEntry } from '../../../core/model';
import { type CellWords, cellWords, type RegisterFinding, valuesOf } from '../../../core/review';

/** A line as the table shows it. */
export interface Line {
  readonly entry: RegisterEntry;
  /** Field → what it says in words. */
  readonly texts: ReadonlyMap<string, string>;
  readonly findings: readonly RegisterFinding[];
}

export interface LineFilter {
  readonly search: string;
  /** Field → values, one of which a line must have. */
  readonly chosen: Readonly<Record<string, readonly string[]>>;
  readonly onlyGaps: boolean;
  /** The lines behind a place of an overview, and what it is called; null: all. */
  readonly among: { readonly ids: ReadonlySet<string>; readonly what: string } | null;
}

export const NO_FILTER: LineFilter = { search: '', chosen: {}, onlyGaps: false, among: null };

export function linesWith(
  words: CellWords,
  { register, entries }: { readonly register: Register; readonly entries: readonly RegisterEntry[] },
  ofEntry: ReadonlyMap<string | null, readonly RegisterFinding[]>,
): readonly Line[] {
  return entries.map(entry => ({
    entry,
    texts: new Map(register.fields.map(field => [field.id, cellWords(words, entry, field).join(', ')])),
    findings: ofEntry.get(entry.id) ?? [],
  }));
}

/** The lines that pass the filter; words are looked for anywhere, all of them must be there. */
export function narrowed(register: Register, lines: readonly Line[], filter: LineFilter): readonly Line[] {
  const wanted = filter.search.toLowerCase().split(/\s+/).filter(Boolean);
  const fields = register.fields.filter(field => (filter.chosen[field.id] ?? []).length > 0);
  return lines.filter(({ entry, texts, findings }) => {
    if (filter.among && !filter.among.ids.has(entry.id)) return false;
    if (filter.onlyGaps && !findings.some(one => one.kind !== 'suggestion')) return false;
    if (!fields.every(field => valuesOf(entry, field).some(value => filter.chosen[field.id]?.includes(value))))
      return false;
    const all = [...texts.values()].join('\n').toLowerCase();
    return wanted.every(word => all.includes(word));
  });
}

/** The fields by which a register is narrowed: its columns that are a choice of its own, at most four. */
export function filterFields(register: Register): readonly RegisterField[] {
  return register.fields
    .filter(field => field.column && (field.kind === 'choice' || field.kind === 'yes-no') && field.from !== 'types')
    .slice(0, 4);
}

/** A field by which lines are narrowed, with its choices. */
export interface Narrowing {
  readonly field: RegisterField;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** What a register is narrowed by: its choices, and its owners and other people, those whom its lines name. */
export function narrowings(words: CellWords, register: Register, lines: readonly Line[]): readonly Narrowing[] {
  const byChoice = filterFields(register).map(field => ({
    field,
    options: choicesOf(words.library, field).map(({ id, label }) => ({ value: id, label })),
  }));
  const byPerson = register.fields
    .filter(field => field.kind === 'person')
    .map(field => {
      const named = new Set(lines.flatMap(({ entry }) => valuesOf(entry, field)));
      const options = words.names
        .choices(field)
        .filter(({ id }) => named.has(id))
        .map(({ id, label }) => ({ value: id, label }));
      return { field, options };
    });
  return [...byChoice, ...byPerson.filter(one => one.options.length > 0)];
}

/** What would stand in a field of a line as it is thought of. */
export function exampleOf(words: CellWords, field: RegisterField): string {
  if (field.example !== '') return field.example;
  const [first, second] = choicesOf(words.library, field);
  return (field.choices.length > 1 ? second : first)?.label ?? '…';
}
