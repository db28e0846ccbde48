import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fail, ok, type Problem, type Result } from '../../core/base';
import { beyondBytes, decodeUtf8 } from '../../core/document';
import type { Library } from '../../core/library';
import {
  MANIFEST_NAMES,
  PACK_LIMITS,
  type PackFolder,
  type PackText,
  packsIn,
  type TakenPacks,
  unreadablySized,
} from '../../core/packs';
import { reasonOf } from '../../core/text';

const TEXT = /\.(?:yaml|yml|json)$/;

/** How deep folders may lie in each other, and how many names are looked at, whatever is in them. */
const DEEPEST = 8;
const MOST_NAMES = 5_000;

interface Found {
  readonly path: string;
  readonly bytes: number;
}

/** Every YAML and JSON file below a folder; links are not followed, hidden folders are passed over. */
function textsBelow(folder: string): readonly Found[] {
  const found: Found[] = [];
  let names = 0;
  const walk = (below: string, depth: number) => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      names += 1;
      if (names > MOST_NAMES || entry.name.startsWith('.')) continue;
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory() && depth < DEEPEST) walk(path, depth + 1);
      else if (entry.isFile() && TEXT.test(entry.name)) found.push({ path, bytes: lstatSync(join(folder, path)).size });
    }
  };
  walk('', 0);
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Refuses what is too large by its size on disk, before any of it is read. */
function tooMuch(name: string, files: readonly Found[]): Problem | null {
  if (files.length > PACK_LIMITS.files)
    return { code: 'import/too-many-items', file: name, facts: { limit: PACK_LIMITS.files, what: 'files' } };
  const large = files.find(file => file.bytes > PACK_LIMITS.fileBytes);
  if (large) return beyondBytes(`${name}/${large.path}`, PACK_LIMITS.fileBytes);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return bytes > PACK_LIMITS.packBytes ? beyondBytes(name, PACK_LIMITS.packBytes) : null;
}

/** The texts of a pack. Fails if it is too large, cannot be read, or holds a file that is not UTF-8. */
export function loadPackFolder(folder: string): Result<PackFolder> {
  const name = basename(folder);
  try {
    const found = textsBelow(folder);
    const over = tooMuch(name, found);
    if (over) return fail(over);
    const files: PackText[] = [];
    for (const { path } of found) {
      const text = decodeUtf8(readFileSync(join(folder, path)), `${name}/${path}`);
      if (!text.ok) return text;
      files.push({ path, text: text.value });
    }
    return ok({ name, files });
  } catch (error) {
    return fail({ code: 'file/unreadable', file: name, facts: { reason: reasonOf(error) } });
  }
}

/**
 * The packs in an archive or in a template of another tool, and what in it cannot be taken as a pack. What is too
 * large is refused by its size on disk.
 */
export function packsInFile(path: string, library: Library): Result<TakenPacks> {
  const name = basename(path);
  try {
    const { size } = statSync(path);
    const over = unreadablySized([{ name, size }]);
    return over ? fail(over) : packsIn([{ name, bytes: new Uint8Array(readFileSync(path)) }], library);
  } catch (error) {
    return fail({ code: 'file/unreadable', file: name, facts: { reason: reasonOf(error) } });
  }
}

/** Whether a path is that of a file. */
export const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

/** Whether a folder has a manifest at its top. Throws where it cannot be read. */
export const isPackFolder = (folder: string): boolean =>
  readdirSync(folder).some(name => (MANIFEST_NAMES as readonly string[]).includes(name));

/**
 * The folders that are packs: the folder itself, or else those directly in it as soon as one of them is a pack; the others are taken
 * along, so that it is told what they lack. None where it is neither.
 */
export function packFoldersIn(folder: string): readonly string[] {
  if (mayBePack(folder)) return [folder];
  const inner = foldersIn(folder);
  return inner.some(mayBePack) ? inner : [];
}

function mayBePack(folder: string): boolean {
  try {
    return isPackFolder(folder);
  } catch {
    return false;
  }
}

function foldersIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter(entry => entry.isDirectory() && !entry.name.startsWith('.'))
      .map(entry => join(folder, entry.name))
      .sort();
  } catch {
    return [];
  }
}
