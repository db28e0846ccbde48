import type { z } from 'zod';
import { ORGANISATION_SCHEMAS, type OrganisationRows } from './organisation';
import { PROJECT_SCHEMAS, type ProjectRows } from './project';

/** Any set of tables: name → type of its rows. The kernel (changes, references, documents) knows no more than this. */
export type Rows = { readonly [table: string]: { readonly id: string } };

/** A document's rows: one map per table. Rows are never changed in place, so a row's identity says whether it changed. */
export type Model<T extends Rows> = { readonly [N in keyof T]: ReadonlyMap<string, T[N]> };

export type ProjectModel = Model<ProjectRows>;
export type OrganisationModel = Model<OrganisationRows>;
export type ProjectTable = keyof ProjectRows;

/** Name → schema of its rows, for one kind of document. */
export type Schemas<T extends Rows> = { readonly [N in keyof T]: z.ZodType<T[N]> };

export const DOCUMENT_SCHEMAS = { project: PROJECT_SCHEMAS, organisation: ORGANISATION_SCHEMAS } as const;
export type DocumentKind = keyof typeof DOCUMENT_SCHEMAS;
export type RowsOf = { readonly project: ProjectRows; readonly organisation: OrganisationRows };

/** Object keys with their literal types; sound where the object is one of our constant tables. */
export function tableNames<T extends object>(tables: T): readonly (keyof T & string)[] {
  return Object.keys(tables) as (keyof T & string)[];
}

/** A model of the given maps; tables that are not given are empty. */
export function modelOf<T extends Rows>(
  schemas: Schemas<T>,
  given: { readonly [N in keyof T]?: Iterable<T[N]> },
): Model<T> {
  const entries = tableNames(schemas).map(name => {
    const rows: Iterable<T[typeof name]> = given[name] ?? [];
    return [name, new Map(Array.from(rows, row => [row.id, row]))] as const;
  });
  // The entries hold one map of the right row type per table; Object.fromEntries cannot say so.
  return Object.fromEntries(entries) as unknown as Model<T>;
}
