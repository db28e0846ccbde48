import { writeTable } from '../../base';
import type { Register } from '../../library';
import type { RegisterEntry } from '../../model';
import { type CellWords, cellWords } from './names';

/** Several values of a cell stand on lines of their own: a name may hold any other sign. */
export const BETWEEN = '\n';

/** A register as a table in a file: a row a line, named columns, people and things by their names. `registerFromTable` reads it back. */
export function registerTable(words: CellWords, register: Register, entries: readonly RegisterEntry[]): string {
  const rows = entries.map(entry => rowOf(words, register, entry));
  return writeTable([register.fields.map(field => field.label), ...rows]);
}

export function rowOf(words: CellWords, register: Register, entry: RegisterEntry): readonly string[] {
  return register.fields.map(field => cellWords(words, entry, field).join(BETWEEN));
}
