import { fail, ok, type Problem, type Result } from '../base';
import { COLLECTIONS, collectionOf, LibraryFile } from './libraryFile';
import type { NamedFile } from './provenance';
import { shapeFaults } from './shapeFaults';

/** One file of a library as a host found it: the path as people know it, and its parsed JSON. */
export interface TemplateFile {
  readonly path: string;
  readonly json: unknown;
}

/** Files without mistakes, so that a library that is loaded again with one pack more reads only what is new. */
const READ_BEFORE = new WeakMap<WeakKey, LibraryFile>();

const keyOf = (json: unknown): WeakKey => (typeof json === 'object' && json !== null ? json : {});
const placeOf = (path: readonly PropertyKey[]) => path.map(String).join(' › ') || 'the whole file';
const inOrder = (files: readonly TemplateFile[]) =>
  [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));

function wrongShape(file: string, place: string, reason: string): Problem {
  return { code: 'library/wrong-shape', file, place, facts: { reason } };
}

function readEntries(path: string, shell: LibraryFile, problems: Problem[]): readonly unknown[] {
  const name = collectionOf(shell);
  if (!name) return [];
  return shell.entries.map((entry, at) => {
    const parsed = COLLECTIONS[name].safeParse(entry);
    if (parsed.success) return parsed.data;
    for (const fault of shapeFaults(parsed.error, entry))
      problems.push(wrongShape(path, placeOf(['entries', at, ...fault.path]), fault.words));
    return entry;
  });
}

function readFile({ path, json }: TemplateFile, problems: Problem[]): readonly NamedFile[] {
  const known = READ_BEFORE.get(keyOf(json));
  if (known) return [{ path, shell: known }];
  const parsed = LibraryFile.safeParse(json);
  if (!parsed.success) {
    for (const fault of shapeFaults(parsed.error, json))
      problems.push(wrongShape(path, placeOf(fault.path), fault.words));
    return [];
  }
  const before = problems.length;
  const shell = { ...parsed.data, entries: [...readEntries(path, parsed.data, problems)] };
  if (problems.length === before) READ_BEFORE.set(keyOf(json), shell);
  return [{ path, shell }];
}

/** Files with the shape of their entries, in the order of their paths; or every wrong shape. */
export function readFiles(files: readonly TemplateFile[]): Result<readonly NamedFile[]> {
  const problems: Problem[] = [];
  const read = inOrder(files).flatMap(file => readFile(file, problems));
  const [first, ...rest] = problems;
  return first ? fail(first, ...rest) : ok(read);
}

/** Files that `inFull` has written, as they are; they are not read again with packs either. */
export function trusted(files: readonly TemplateFile[]): readonly NamedFile[] {
  return inOrder(files).map(({ path, json }) => {
    const shell = json as LibraryFile;
    READ_BEFORE.set(shell, shell);
    return { path, shell };
  });
}
