import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../../core/base';
import type { FoundPack } from '../../core/host';
import { PACK_LIMITS } from '../../core/packs';
import { reasonOf } from '../../core/text';
import { isPackFolder, loadPackFolder } from './loadPackFolder';

/** So many packs are read, and so many bytes of all of them together; what comes after is listed unread. */
const MOST_PACKS = 50;
const MOST_BYTES = 4 * PACK_LIMITS.packBytes;
/** Names that are looked at, whatever they stand for. */
const MOST_NAMES = 500;
const SINGLE = /\.(?:zip|tb7|ya?ml|json)$/i;

const unread = (name: string, problem: Problem): FoundPack => ({ name, files: [], problem });
const sizeOf = ({ files }: FoundPack) => files.reduce((sum, { text }) => sum + text.length, 0);

/**
 * Every folder directly in the person's folder of packs, in the order of their names, each with its texts or with the reason why they
 * could not be read: one bad pack never hides another. Links and hidden names are passed over; an absent folder holds none.
 */
export function readPacksFolder(folder: string): readonly FoundPack[] {
  const found: FoundPack[] = [];
  let bytes = 0;
  for (const { name, isFolder } of namesIn(folder)) {
    if (!isFolder) found.push(unread(name, { code: 'pack/not-a-folder', file: name }));
    else if (found.length >= MOST_PACKS) found.push(unread(name, tooMany(name)));
    else {
      const one = readOne(join(folder, name), name);
      bytes += sizeOf(one);
      found.push(bytes > MOST_BYTES ? unread(name, tooLarge(name)) : one);
    }
  }
  return found;
}

const tooMany = (name: string): Problem => ({
  code: 'import/too-many-items',
  file: name,
  facts: { limit: MOST_PACKS, what: 'packs' },
});
const tooLarge = (name: string): Problem => ({
  code: 'file/too-large',
  file: name,
  facts: { limit: `${MOST_BYTES / 1024 / 1024} MB, with the packs before it` },
});

function namesIn(folder: string): readonly { readonly name: string; readonly isFolder: boolean }[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter(
        entry => !entry.name.startsWith('.') && (entry.isDirectory() || (entry.isFile() && SINGLE.test(entry.name))),
      )
      .map(entry => ({ name: entry.name, isFolder: entry.isDirectory() }))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .slice(0, MOST_NAMES);
  } catch {
    return [];
  }
}

function readOne(path: string, name: string): FoundPack {
  try {
    if (!isPackFolder(path)) return unread(name, { code: 'pack/no-manifest', file: name });
  } catch (error) {
    return unread(name, { code: 'file/unreadable', file: name, facts: { reason: reasonOf(error) } });
  }
  const read = loadPackFolder(path);
  return read.ok ? { name, files: [...read.value.files], problem: null } : unread(name, read.problems[0]);
}
