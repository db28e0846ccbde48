import { addTo } from '../../base';
import { choicesOf, isLink, type Register, type RegisterField, type RegisterMatrix } from '../../library';
import type { RegisterEntry } from '../../model';
import { linksOf, valuesOf } from './cells';
import type { CellWords } from './names';

export interface MatrixHead {
  readonly id: string;
  readonly label: string;
}

/** Lines counted by two fields. */
export interface RegisterMatrixView {
  readonly rows: readonly MatrixHead[];
  readonly columns: readonly MatrixHead[];
  /** The lines at a row and a column. */
  at(row: string, column: string): readonly RegisterEntry['id'][];
}

const NOT_SAID = '';

/** The lines of a register by the two fields of one of its matrices. What a line does not say has a head only where a line needs it. */
export function registerMatrix(
  words: CellWords,
  { register, matrix }: { readonly register: Register; readonly matrix: RegisterMatrix },
  entries: readonly RegisterEntry[],
): RegisterMatrixView {
  const rows = register.fields.find(field => field.id === matrix.rows);
  const columns = register.fields.find(field => field.id === matrix.columns);
  if (!rows || !columns) return { rows: [], columns: [], at: () => [] };
  const cells = new Map<string, RegisterEntry['id'][]>();
  for (const entry of entries) {
    for (const row of placesOf(entry, rows)) {
      for (const column of placesOf(entry, columns)) {
        const key = `${row}\n${column}`;
        addTo(cells, key, entry.id);
      }
    }
  }
  return {
    rows: headsOf(words, rows, entries),
    columns: headsOf(words, columns, entries),
    at: (row, column) => cells.get(`${row}\n${column}`) ?? [],
  };
}

function placesOf(entry: RegisterEntry, field: RegisterField): readonly string[] {
  const places = isLink(field)
    ? linksOf(entry, field).map(link => `${link.document ?? ''} ${link.id}`)
    : valuesOf(entry, field);
  return places.length > 0 ? [...new Set(places)] : [NOT_SAID];
}

/** Own choices are all there, used or not: what is empty is what one looks for. Of links and of the library's long lists, those in use. */
function headsOf(
  { library, names }: CellWords,
  field: RegisterField,
  entries: readonly RegisterEntry[],
): readonly MatrixHead[] {
  const used = new Set(entries.flatMap(entry => placesOf(entry, field)));
  const known = isLink(field)
    ? names.choices(field).map(choice => ({ id: `${choice.document ?? ''} ${choice.id}`, label: choice.label }))
    : choicesOf(library, field);
  const all = !isLink(field) && field.from !== 'types';
  const heads = known.filter(one => all || used.has(one.id));
  const ids = new Set(heads.map(one => one.id));
  const others = [...used].filter(id => id !== NOT_SAID && !ids.has(id)).map(id => ({ id, label: id.trim() }));
  return [...heads, ...others, ...(used.has(NOT_SAID) ? [{ id: NOT_SAID, label: NOT_SAID }] : [])];
}
