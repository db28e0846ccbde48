import { addTo, fail, ok, type Problem, type Result, readTable, type TableRow } from '../../base';
import type { Register, RegisterField } from '../../library';
import type { EntryCell, EntryLink, PersonId, RegisterEntry } from '../../model';
import { type CellWords, cellWords } from './names';
import { readCell } from './readCell';
import { BETWEEN } from './table';

type Target = Pick<EntryLink, 'document' | 'id'>;

/** A line as a table has it; `id` null: it is not there yet. What the table has no column for stays as it is. */
export interface LineFromTable {
  readonly id: RegisterEntry['id'] | null;
  readonly title?: string;
  readonly owner?: PersonId | null;
  readonly due?: string | null;
  readonly fields: Readonly<Record<string, EntryCell>>;
  readonly links: Readonly<Record<string, readonly Target[]>>;
}

/** What reading a table would do. Nothing is done. */
export interface TableReading {
  readonly added: readonly LineFromTable[];
  readonly changed: readonly LineFromTable[];
  /** Lines that say the same already. */
  readonly same: number;
  /** Lines of the register that the table does not have. */
  readonly absent: readonly RegisterEntry['id'][];
  /** Columns that the register does not have. */
  readonly ignored: readonly string[];
  /** Rows that are left out, each with its place and what to do. */
  readonly problems: readonly Problem[];
}

interface Known {
  readonly entry: RegisterEntry;
  readonly texts: ReadonlyMap<string, string>;
}

export interface TableToRead {
  readonly text: string;
  readonly file: string;
  /** Whether an empty cell leaves what a line says, instead of taking it away. */
  readonly keepsFilled?: boolean;
}

const plain = (text: string) => text.trim().toLowerCase();

/** Reads a table that people or tools made into lines of a register. Rows with something wrong are told and left out. */
export function registerFromTable(
  words: CellWords,
  { register, entries }: { readonly register: Register; readonly entries: readonly RegisterEntry[] },
  { text, file, keepsFilled = false }: TableToRead,
): Result<TableReading> {
  const table = readTable(text, file);
  if (!table.ok) return table;
  const [head, ...rows] = table.value;
  const columns = columnsOf(register, head?.cells ?? []);
  const title = register.fields[0];
  if (!title || !columns.fields.includes(title)) {
    const facts = { column: title?.label ?? '', columns: register.fields.map(field => field.label).join(', ') };
    return fail({ code: 'csv/no-title-column', file, place: 'line 1', facts });
  }
  const reading = new Reading(words, register, { file, columns: columns.fields, keepsFilled });
  for (const entry of entries) reading.know(entry);
  for (const row of rows) reading.take(row);
  return ok({ ...reading.outcome(), ignored: columns.ignored });
}

function columnsOf(register: Register, head: readonly string[]) {
  const fields = head.map(name =>
    register.fields.find(field => plain(field.label) === plain(name) || field.id === plain(name)),
  );
  // A column that is there twice would say two things; the first counts.
  const own = fields.map((field, at) => (field && fields.indexOf(field) === at ? field : null));
  const ignored = head.filter((name, at) => own[at] === null && name.trim() !== '');
  return { fields: own, ignored };
}

/** One table being read: alive, since what a row means depends on the rows before it. */
class Reading {
  readonly #words: CellWords;
  readonly #register: Register;
  readonly #file: string;
  readonly #keepsFilled: boolean;
  readonly #columns: readonly (RegisterField | null)[];
  readonly #key: readonly RegisterField[];
  readonly #known = new Map<string, Known[]>();
  readonly #seen = new Map<string, number>();
  readonly #found = new Set<string>();
  readonly #added: LineFromTable[] = [];
  readonly #changed: LineFromTable[] = [];
  readonly #problems: Problem[] = [];
  readonly #ids: RegisterEntry['id'][] = [];
  #same = 0;

  constructor(
    words: CellWords,
    register: Register,
    { file, columns, keepsFilled }: Omit<TableToRead, 'text'> & { readonly columns: readonly (RegisterField | null)[] },
  ) {
    this.#keepsFilled = keepsFilled === true;
    this.#words = words;
    this.#register = register;
    this.#file = file;
    this.#columns = columns;
    // A part of the key that the table has no column for tells nothing apart.
    this.#key = register.fields.filter(field => register.key.includes(field.id) && columns.includes(field));
  }

  know(entry: RegisterEntry): void {
    const texts = new Map(
      this.#register.fields.map(field => [field.id, cellWords(this.#words, entry, field).join(BETWEEN)]),
    );
    const key = this.#keyOf(field => texts.get(field.id) ?? '');
    addTo(this.#known, key, { entry, texts });
    this.#ids.push(entry.id);
  }

  take(row: TableRow): void {
    const text = (field: RegisterField) => row.cells[this.#columns.indexOf(field)] ?? '';
    const [title] = this.#register.fields;
    if (title && text(title).trim() === '') {
      this.#refuse(row, title, { code: 'csv/no-title', facts: { column: title.label } });
      return;
    }
    const key = this.#keyOf(text);
    const first = this.#seen.get(key);
    if (first !== undefined && title) {
      this.#refuse(row, title, { code: 'csv/repeated-line', facts: { value: text(title), first } });
      return;
    }
    this.#seen.set(key, row.line);
    const matching = this.#known.get(key) ?? [];
    for (const { entry } of matching) this.#found.add(entry.id);
    if (matching.length > 1 && title) {
      this.#refuse(row, title, { code: 'csv/several', facts: { value: text(title) } });
      return;
    }
    this.#read(row, matching[0], text);
  }

  outcome(): Omit<TableReading, 'ignored'> {
    return {
      added: this.#added,
      changed: this.#changed,
      same: this.#same,
      absent: this.#ids.filter(id => !this.#found.has(id)),
      problems: this.#problems,
    };
  }

  #keyOf(text: (field: RegisterField) => string): string {
    return JSON.stringify(this.#key.map(field => plain(text(field))));
  }

  #refuse(row: TableRow, field: RegisterField, problem: Problem): void {
    this.#problems.push({ ...problem, file: this.#file, place: `line ${row.line}, ${field.label}` });
  }

  #read(row: TableRow, known: Known | undefined, text: (field: RegisterField) => string): void {
    const fields: Record<string, EntryCell> = {};
    const links: Record<string, readonly Target[]> = {};
    const own: { title?: string; owner?: PersonId | null; due?: string | null } = {};
    let differs = 0;
    let wrong = 0;
    for (const field of this.#columns) {
      if (!field) continue;
      const given = text(field).replaceAll('\r\n', '\n');
      if (given === '' && this.#keepsFilled) continue;
      // What it says already is not read again: a name that has gone since is no reason to lose the link.
      if (given === (known?.texts.get(field.id) ?? '').replaceAll('\r\n', '\n')) continue;
      const read = readCell(this.#words, field, given);
      if (!read.ok) {
        this.#refuse(row, field, read.problems[0]);
        wrong += 1;
        continue;
      }
      differs += 1;
      const value = read.value;
      if (field.id === 'owner') own.owner = value.kind === 'links' ? personOf(value.links[0]) : null;
      else if (value.kind === 'links') links[field.id] = value.links;
      else if (field.id === 'title') own.title = String(value.cell);
      else if (field.id === 'due') own.due = value.cell === '' ? null : String(value.cell);
      else fields[field.id] = value.cell;
    }
    if (wrong > 0) return;
    if (known && differs === 0) this.#same += 1;
    else (known ? this.#changed : this.#added).push({ id: known?.entry.id ?? null, ...own, fields, links });
  }
}

function personOf(target: Target | undefined): PersonId | null {
  // The names of people lead to people only.
  return target === undefined ? null : (target.id as PersonId);
}
