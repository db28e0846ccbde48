import { chmod, mkdtemp, readdir, readFile, readlink, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeFileAtomic } from './atomicFile';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parapet-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('writing a file whole or not at all', () => {
  it('writes text and bytes as they are', async () => {
    const path = join(folder, 'a.json');
    await writeFileAtomic(path, 'R&D <tenant-id> 🔒');
    expect(await readFile(path, 'utf8')).toBe('R&D <tenant-id> 🔒');
    await writeFileAtomic(path, Uint8Array.of(0, 255, 10));
    expect([...(await readFile(path))]).toEqual([0, 255, 10]);
    expect(await readdir(folder)).toEqual(['a.json']);
  });

  it('leaves the old content and no leftovers when the new one cannot be put in place', async () => {
    const path = join(folder, 'taken');
    await writeFileAtomic(join(folder, 'keep.json'), 'old');
    // A folder that is not empty can never be replaced by a file.
    const { mkdir } = await import('node:fs/promises');
    await mkdir(join(path, 'inside'), { recursive: true });
    await expect(writeFileAtomic(path, 'new')).rejects.toThrow();
    expect((await readdir(folder)).sort()).toEqual(['keep.json', 'taken']);
  });

  it.runIf(process.platform !== 'win32')('keeps the permissions of the file that it replaces', async () => {
    const path = join(folder, 'private.json');
    await writeFile(path, 'old');
    await chmod(path, 0o600);
    await writeFileAtomic(path, 'new');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it.runIf(process.platform !== 'win32')('writes through a link and leaves it a link', async () => {
    const real = join(folder, 'real.json');
    const link = join(folder, 'link.json');
    await writeFile(real, 'old');
    await symlink(real, link);
    await writeFileAtomic(link, 'new');
    expect(await readlink(link)).toBe(real);
    expect(await readFile(real, 'utf8')).toBe('new');
  });
});
