import { randomBytes } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { fail, ok, type Result } from '../../core/base';
import { MAX_FILE_BYTES, type OpenedFile, type SavedFile } from '../../core/host';
import { megabytes, reasonOf } from '../../core/text';
import { writeFileAtomic } from '../node';

/** The page knows files by tokens; the paths stay here. */
export interface FileVault {
  /** The token of a path: the same path keeps its token while the app runs. */
  tokenOf(path: string): string;
  pathOf(token: string): string | null;
  /** Reads a file; one above `MAX_FILE_BYTES` is refused before it is read. */
  read(path: string): Promise<Result<OpenedFile>>;
  /** Writes a file whole or not at all. With `refuse`, `file/changed-on-disk` if another program wrote it since. */
  write(path: string, bytes: Uint8Array, ifChanged: 'refuse' | 'replace'): Promise<Result<SavedFile>>;
}

export function createFileVault(): FileVault {
  const tokens = new Map<string, string>();
  const paths = new Map<string, string>();
  /** How each file looked when it was last read or written here. */
  const stamps = new Map<string, string>();

  function tokenOf(path: string): string {
    const known = tokens.get(path);
    if (known) return known;
    const token = `file_${randomBytes(16).toString('hex')}`;
    tokens.set(path, token);
    paths.set(token, path);
    return token;
  }

  async function isChanged(path: string): Promise<boolean> {
    const known = stamps.get(path);
    if (known === undefined) return false;
    const now = await stampOf(path);
    // A file that is gone can be written anew without losing anybody's work.
    return now !== null && now !== known;
  }

  return {
    tokenOf,
    pathOf: token => paths.get(token) ?? null,
    async read(path) {
      const name = basename(path);
      try {
        const { bytes, stamp } = await readWhole(path);
        if (!bytes) return fail({ code: 'file/too-large', file: name, facts: { limit: megabytes(MAX_FILE_BYTES) } });
        stamps.set(path, stamp);
        return ok({ token: tokenOf(path), name, bytes });
      } catch (error) {
        return fail({ code: 'file/unreadable', file: name, facts: { reason: reasonOf(error) } });
      }
    },
    async write(path, bytes, ifChanged) {
      const name = basename(path);
      if (ifChanged === 'refuse' && (await isChanged(path))) return fail({ code: 'file/changed-on-disk', file: name });
      try {
        await writeFileAtomic(path, bytes);
        stamps.set(path, (await stampOf(path)) ?? '');
        return ok({ token: tokenOf(path), name });
      } catch (error) {
        return fail({ code: 'file/not-saved', file: name, facts: { reason: reasonOf(error) } });
      }
    },
  };
}

interface Looks {
  readonly mtimeMs: number;
  readonly size: number;
  readonly ino: number;
}
const looks = ({ mtimeMs, size, ino }: Looks) => `${mtimeMs} ${size} ${ino}`;

async function stampOf(path: string): Promise<string | null> {
  const found = await stat(path).catch(() => null);
  return found && looks(found);
}

/** `bytes` is null for a file that is too large. Devices and pipes, which never end, are no files. */
async function readWhole(path: string): Promise<{ bytes: Uint8Array | null; stamp: string }> {
  const found = await stat(path);
  if (!found.isFile()) throw Object.assign(new Error('not a file'), { code: 'EISDIR' });
  const file = await open(path, 'r');
  try {
    const before = await file.stat();
    if (before.size > MAX_FILE_BYTES) return { bytes: null, stamp: looks(before) };
    const bytes = new Uint8Array(before.size);
    let filled = 0;
    while (filled < bytes.length) {
      const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return { bytes: bytes.subarray(0, filled), stamp: looks(before) };
  } finally {
    await file.close();
  }
}
