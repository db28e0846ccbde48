import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileVault } from './fileVault';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parapet-vault-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the file vault', () => {
  it('gives one path one token, and knows no other tokens', () => {
    const vault = createFileVault();
    const token = vault.tokenOf('/home/ada/shop.json');
    expect(vault.tokenOf('/home/ada/shop.json')).toBe(token);
    expect(token).not.toContain('shop');
    expect(vault.pathOf(token)).toBe('/home/ada/shop.json');
    expect(vault.pathOf('/home/ada/shop.json')).toBeNull();
    expect(createFileVault().pathOf(token)).toBeNull();
  });

  it.runIf(process.platform !== 'win32')('never waits for a pipe or a device that has no end', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    for (const path of [pipe, '/dev/zero', folder]) {
      expect(await createFileVault().read(path)).toMatchObject({ ok: false, problems: [{ code: 'file/unreadable' }] });
    }
  });

  it('notices a replaced file of the same size and time', async () => {
    const vault = createFileVault();
    const path = join(folder, 'a.json');
    await writeFile(path, 'one');
    await vault.read(path);
    await rm(path);
    await writeFile(path, 'two');
    expect(await vault.write(path, new Uint8Array(), 'refuse')).toMatchObject({
      ok: false,
      problems: [{ code: 'file/changed-on-disk', file: 'a.json' }],
    });
  });

  it('writes a file anew that was deleted meanwhile', async () => {
    const vault = createFileVault();
    const path = join(folder, 'a.json');
    await writeFile(path, 'one');
    await vault.read(path);
    await rm(path);
    expect(await vault.write(path, new Uint8Array(), 'refuse')).toMatchObject({ ok: true });
  });

  it('says why a file could not be written, without its path', async () => {
    const result = await createFileVault().write(join(folder, 'missing', 'a.json'), new Uint8Array(), 'replace');
    expect(result).toEqual({
      ok: false,
      problems: [{ code: 'file/not-saved', file: 'a.json', facts: { reason: 'it is not there' } }],
    });
  });
});
