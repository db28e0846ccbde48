import Papa from 'papaparse';
import { fail, ok, type Result } from './result';

/** What a table from outside may cost us at the most: characters, lines, columns. */
export const TABLE_LIMITS = { length: 10_000_000, rows: 20_000, columns: 300 } as const;

/** What a spreadsheet may take for the beginning of a formula or a command, also after spaces and in full width. */
const FORMULA = /^'*(?:[\s\u00a0\u200b\ufeff]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/;
const BOM = '\ufeff';
const DELIMITERS: readonly string[] = [',', ';', '\t'];

/** A text as a cell that no spreadsheet runs; `unguarded` takes it back exactly. */
function guarded(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

function unguarded(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

/** A table as RFC 4180 has it, with the mark that makes spreadsheets read it as UTF-8; no cell is a formula. */
export function writeTable(rows: readonly (readonly (string | number)[])[]): string {
  const cells = rows.map(row => row.map(cell => (typeof cell === 'string' ? guarded(cell) : cell)));
  return `${BOM}${Papa.unparse(cells, { newline: '\r\n' })}\r\n`;
}

/** A row of a table; `line` is where it begins in the file, from 1. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The rows of a table in a file, empty ones left out. Commas, semicolons and tabs are told apart by themselves. */
export function readTable(text: string, file: string): Result<readonly TableRow[]> {
  const { length, rows: most, columns } = TABLE_LIMITS;
  if (text.length > length) return fail({ code: 'file/too-large', file, facts: { limit: `${length / 1_000_000} MB` } });
  const source = text.startsWith(BOM) ? text.slice(1) : text;
  const rows: TableRow[] = [];
  let line = 1;
  let at = 0;
  let broken: { readonly line: number } | null = null;
  let wide: { readonly line: number } | null = null;
  Papa.parse<string[]>(source, {
    delimiter: delimiterOf(source),
    step: ({ data, errors, meta }, parser) => {
      const begins = line;
      line += linesIn(source, at, meta.cursor);
      at = meta.cursor;
      if (errors.some(error => error.type === 'Quotes')) broken ??= { line: begins };
      if (data.length > columns) wide ??= { line: begins };
      if (data.some(cell => cell.trim() !== '')) rows.push({ line: begins, cells: data.map(unguarded) });
      if (broken || wide || rows.length > most) parser.abort();
    },
  });
  if (broken) return fail({ code: 'csv/malformed', file, place: `line ${lineOf(broken)}` });
  if (wide) return fail({ code: 'csv/too-wide', file, place: `line ${lineOf(wide)}`, facts: { limit: columns } });
  return rows.length > most ? fail({ code: 'csv/too-many-rows', file, facts: { limit: most } }) : ok(rows);
}

/** The sign that stands most often between the names of the columns. */
function delimiterOf(text: string): string {
  const counts = new Map(DELIMITERS.map(sign => [sign, 0]));
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign === '"') quoted = !quoted;
    else if (sign === '\n' && !quoted) break;
    else if (!quoted && counts.has(sign)) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  }
  return DELIMITERS.reduce((best, sign) => ((counts.get(sign) ?? 0) > (counts.get(best) ?? 0) ? sign : best), ',');
}

// Assigned inside a callback, which the compiler does not follow.
const lineOf = (place: { readonly line: number } | null) => place?.line ?? 0;

function linesIn(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
