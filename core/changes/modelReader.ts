import type { ProjectModel, ProjectRows, ProjectTable } from '../model';
import { type IndexName, ModelIndex } from './modelIndex';

/**
 * The read-only window through which everything computed looks at a model. The analyser's own window remembers what was read,
 * so that after an edit only the readers of the changed rows run again: rules may look as far as they like and declare nothing.
 */
export interface ModelReader {
  row<N extends ProjectTable>(table: N, id: string): ProjectRows[N] | undefined;
  /** Ids of the rows that name this id, in order. */
  ids(index: IndexName, id: string): readonly string[];
  /** Ids of all rows of a table, in the order of the table. Reading this means: run me again whenever a row comes or goes. */
  all(table: ProjectTable): Iterable<string>;
}

/** A window that remembers nothing, for one-off questions. */
export function plainReader(model: ProjectModel, index: ModelIndex = new ModelIndex(model)): ModelReader {
  return {
    row: (table, id) => model[table].get(id),
    ids: (name, id) => [...index.ids(name, id)].sort(),
    all: table => model[table].keys(),
  };
}
