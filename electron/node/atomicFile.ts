import { randomBytes } from 'node:crypto';
import { lstat, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a file whole or not at all: beside it, flushed to the disk, then renamed over it. A file that is there keeps its
 * permissions, and a link stays a link. Rejects as `fs` does; nothing is left behind then.
 */
export async function writeFileAtomic(path: string, content: string | Uint8Array): Promise<void> {
  const target = await followLink(path);
  const mode = await modeOf(target);
  const beside = join(dirname(target), `.${basename(target).slice(0, 100)}.${randomBytes(6).toString('hex')}.part`);
  try {
    const file = await open(beside, 'wx', mode);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  await flushFolder(dirname(target));
}

async function followLink(path: string): Promise<string> {
  const found = await lstat(path).catch(() => null);
  return found?.isSymbolicLink() ? realpath(path) : path;
}

async function modeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => null);
  return found ? found.mode & 0o777 : 0o666;
}

/** Makes the rename itself durable. Windows and some network disks cannot flush a folder; the file is whole all the same. */
async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => null);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}
