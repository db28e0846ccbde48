import { stableJson } from '../base';
import { type Model, type Rows, tableNames } from '../model';
import { CURRENT_VERSION } from './migrations';
import type { OpenDocument } from './read';

/** A document as text: the same document always gives the same bytes; empty tables are left out. */
export function writeDocument(document: OpenDocument): string {
  const tables = document.kind === 'project' ? tablesOf(document.model) : tablesOf(document.model);
  return stableJson({ format: 'parapet', kind: document.kind, version: CURRENT_VERSION, id: document.id, tables });
}

function tablesOf<T extends Rows>(model: Model<T>): Record<string, Record<string, unknown>> {
  const filled = tableNames(model).filter(name => model[name].size > 0);
  return Object.fromEntries(filled.map(name => [name, rowsById(model[name].values())]));
}

function rowsById(rows: Iterable<{ readonly id: string }>): Record<string, unknown> {
  return Object.fromEntries(Array.from(rows, ({ id, ...fields }) => [id, fields]));
}
