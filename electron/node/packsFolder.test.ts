import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPacksFolder } from '.';

let home = '';
let folder = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'packs-folder-'));
  folder = join(home, 'packs');
  mkdirSync(folder);
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

function pack(name: string, files: Readonly<Record<string, string | Uint8Array>> = { 'pack.yaml': `id: ${name}` }) {
  mkdirSync(join(folder, name), { recursive: true });
  for (const [path, content] of Object.entries(files)) writeFileSync(join(folder, name, path), content);
}
const found = () =>
  readPacksFolder(folder).map(({ name, files, problem }) => [name, problem?.code ?? files.map(file => file.path)]);

describe('the folder of packs', () => {
  it('that is not there holds none', () => {
    rmSync(folder, { recursive: true });
    expect(found()).toEqual([]);
  });

  it('gives every pack in it with its texts, whatever is wrong with the others', () => {
    pack('b-good', { 'pack.yaml': 'id: b', 'threats.yaml': 'contains: threats', 'notes.txt': 'not read' });
    pack('a-without-manifest', { 'threats.yaml': 'x' });
    pack('c-not-text', { 'pack.yaml': new Uint8Array([0xff, 0xfe, 0x00]) });
    pack('d-good');
    writeFileSync(join(folder, 'e-archive.zip'), 'PK');
    writeFileSync(join(folder, 'readme.txt'), 'hello');
    expect(found()).toEqual([
      ['a-without-manifest', 'pack/no-manifest'],
      ['b-good', ['pack.yaml', 'threats.yaml']],
      ['c-not-text', 'file/not-text'],
      ['d-good', ['pack.yaml']],
      ['e-archive.zip', 'pack/not-a-folder'],
    ]);
  });

  it('follows no link, neither to a pack nor out of one, and passes over what is hidden', () => {
    const outside = join(home, 'outside');
    mkdirSync(outside);
    writeFileSync(join(outside, 'pack.yaml'), 'id: outside');
    writeFileSync(join(home, 'secret.json'), '{"secret": true}');
    pack('good');
    pack('.hidden');
    symlinkSync(outside, join(folder, 'linked'));
    symlinkSync(outside, join(folder, 'good', 'linked'));
    symlinkSync(join(home, 'secret.json'), join(folder, 'good', 'secret.json'));
    pack('only-a-link', {});
    symlinkSync(join(home, 'secret.json'), join(folder, 'only-a-link', 'pack.json'));
    expect(JSON.stringify(readPacksFolder(folder))).not.toContain('true');
    expect(found()).toEqual([
      ['good', ['pack.yaml']],
      ['only-a-link', []],
    ]);
  });

  it('refuses a pack by its size on disk, one with too many files, and what lies too deep', () => {
    pack('large');
    truncateSync(join(folder, 'large', 'pack.yaml'), 3 * 1024 * 1024);
    pack(
      'many',
      Object.fromEntries(Array.from({ length: 201 }, (_, at) => [at === 0 ? 'pack.yaml' : `f${at}.yaml`, ''])),
    );
    pack('deep');
    const deep = join(folder, 'deep', ...'abcdefghijkl');
    mkdirSync(deep, { recursive: true });
    writeFileSync(join(deep, 'threats.yaml'), 'x');
    expect(found()).toEqual([
      ['deep', ['pack.yaml']],
      ['large', 'file/too-large'],
      ['many', 'import/too-many-items'],
    ]);
  });

  it('reads no more than fifty packs, and no more than four times the largest, and lists the rest', () => {
    for (let at = 0; at < 52; at += 1) pack(`p${String(at).padStart(2, '0')}`);
    expect(found().filter(([, what]) => what === 'import/too-many-items')).toEqual([
      ['p50', 'import/too-many-items'],
      ['p51', 'import/too-many-items'],
    ]);
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    const megabyte = 'x'.repeat(1024 * 1024);
    const full = Object.fromEntries(
      ['pack.yaml', ...'bcdefgh'].map(name => [name.replace(/^.$/, '$&.yaml'), megabyte]),
    );
    for (const name of ['one', 'two', 'three', 'four', 'zero']) pack(name, full);
    expect(found().filter(([, what]) => what === 'file/too-large')).toEqual([['zero', 'file/too-large']]);
  });
});
