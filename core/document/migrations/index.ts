import { fail, ok, type Result } from '../../base';
import type { DocumentKind } from '../../model';

/** The format version that this code writes. It goes up with every migration below. */
export const CURRENT_VERSION = 1;

type Tables = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
/** JSON in, JSON out; from version n to n + 1. */
export type Migration = (tables: Tables, kind: DocumentKind) => Tables;

/** The ladder: the first lifts version 1 to 2, and so on. Appended to, never edited; each rung has a frozen fixture. */
const LADDER: readonly Migration[] = [];

/** Lifts a document's tables to the current version. */
export function migrate(
  tables: Tables,
  kind: DocumentKind,
  version: number,
  file: string,
  ladder: readonly Migration[] = LADDER,
): Result<Tables> {
  const known = ladder.length + 1;
  if (version > known) return newerVersion(version, known, file);
  return ok(ladder.slice(version - 1).reduce((now, step) => step(now, kind), tables));
}

/** The refusal of a document that a later version of the app has written. */
export function newerVersion(found: number, known: number, file: string): Result<never> {
  return fail({ code: 'document/newer-version', file, facts: { found, known } });
}
