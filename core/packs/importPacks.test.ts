import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { tillPack } from '../../tests/support/aPack';
import { sharedPath } from '../../tests/support/shared';
import { shippedFiles, shippedLibrary } from '../../tests/support/templates';
import { writeTextZip } from '../document';
import { knowledgeOf, packsIn } from './index';

const library = shippedLibrary();
const UTF8 = new TextEncoder();
const files = tillPack().files;
const FIXTURES = join(import.meta.dirname, '../../tests/fixtures/microsoft');
const names = (found: ReturnType<typeof packsIn>) =>
  found.ok ? found.value.packs.map(({ folder }) => [folder.name, folder.files.length]) : found.problems[0].code;
const archive = (prefix: string, name = 'tills.zip') => ({
  name,
  bytes: writeTextZip(files.map(file => ({ ...file, path: prefix + file.path }))),
});

describe('packs are found', () => {
  it('in an archive of a pack, of a folder, and of several', () => {
    expect(names(packsIn([archive('')], library))).toEqual([['tills', 5]]);
    expect(names(packsIn([archive('team/shop-tills/')], library))).toEqual([['shop-tills', 5]]);
    const two = [
      ...files.map(one => ({ ...one, path: `a/${one.path}` })),
      ...files.map(one => ({ ...one, path: `b/${one.path}` })),
    ];
    const both = { name: 'both.zip', bytes: writeTextZip([...two, { path: 'README.md', text: 'x' }]) };
    expect(names(packsIn([both], library))).toEqual([
      ['a', 5],
      ['b', 5],
    ]);
  });

  it('in the files of a folder', () => {
    const chosen = files.map(({ path, text }) => ({ name: `shop-tills/${path}`, bytes: UTF8.encode(text) }));
    expect(names(packsIn(chosen, library))).toEqual([['shop-tills', 5]]);
  });

  it('in a Microsoft template, which can then be used', () => {
    const templates = [
      join(FIXTURES, 'shop.tb7'),
      sharedPath('corpus/tb7/default.tb7'),
      sharedPath('corpus/tb7/azure-cloud-services.tb7'),
    ];
    for (const path of templates) {
      if (path === null) continue;
      const found = packsIn([{ name: 'shop.tb7', bytes: new Uint8Array(readFileSync(path)) }], library);
      if (!found.ok) throw new Error(JSON.stringify(found.problems));
      const known = knowledgeOf(
        shippedFiles(),
        found.value.packs.map(({ folder }) => ({ home: 'device', folder })),
      );
      const [pack] = known.ok ? known.value.packs : [];
      expect([path, pack?.state, pack?.problems]).toEqual([path, 'in-use', []]);
      expect(pack?.holds.threats.length).toBeGreaterThan(0);
      // What it says came along is what is there.
      const [taken] = found.value.packs;
      expect(taken?.template?.kept).toMatchObject({
        threats: pack?.holds.threats.length,
        controls: pack?.holds.controls.length,
        types: pack?.holds.types.length,
      });
    }
  });

  it('in a Microsoft model, which carries its template: the pack has the name of that, and can be used', () => {
    const bytes = new Uint8Array(readFileSync(join(FIXTURES, 'shop.tm7')));
    const found = packsIn([{ name: 'orders.tm7', bytes }], library);
    if (!found.ok) throw new Error(JSON.stringify(found.problems));
    const known = knowledgeOf(
      shippedFiles(),
      found.value.packs.map(({ folder }) => ({ home: 'device', folder })),
    );
    const [pack] = known.ok ? known.value.packs : [];
    expect(pack).toMatchObject({ name: 'Shop template', state: 'in-use', problems: [] });
    expect(pack?.holds.threats.length).toBeGreaterThan(0);
  });

  it('in a Microsoft template, with what did not come along and why', () => {
    const bytes = new Uint8Array(readFileSync(join(FIXTURES, 'shop.tb7')));
    const found = packsIn([{ name: 'shop.tb7', bytes }], library);
    if (!found.ok) throw new Error(JSON.stringify(found.problems));
    const { template } = found.value.packs[0] ?? {};
    expect(template?.file).toBe('shop.tb7');
    expect(template?.dropped).toEqual(
      expect.arrayContaining([
        { reason: 'it is kept for old models and generated for nothing', names: [expect.stringMatching(/./)] },
        { reason: 'the template declares no attribute nobodyKnows', names: [expect.stringMatching(/./)] },
        { reason: 'the template has no stencil SE.P.Missing', names: [expect.stringMatching(/./)] },
      ]),
    );
  });
});

/** A good pack, and one file more in its archive. */
const slipping = (path: string) => ({
  name: 'tills.zip',
  bytes: writeTextZip([
    ...tillPack().files.map(one => ({ ...one, path: `tills/${one.path}` })),
    { path, text: 'contains: types\nentries: []\n' },
  ]),
});

describe('what is no pack is refused with its place', () => {
  it.each<[string, readonly { readonly name: string; readonly bytes: Uint8Array }[], string]>([
    ['nothing of a pack', [{ name: 'notes.txt', bytes: UTF8.encode('hello') }], 'pack/no-manifest'],
    [
      'files without a manifest',
      [{ name: 'threats.yaml', bytes: UTF8.encode('contains: threats\nentries: []') }],
      'pack/no-manifest',
    ],
    [
      'a Microsoft model without its template',
      [{ name: 'a.tm7', bytes: UTF8.encode('<ThreatModel></ThreatModel>') }],
      'import/wrong-shape',
    ],
    ['a manifest that cannot be read', [{ name: 'pack.yaml', bytes: UTF8.encode('id: [x') }], 'yaml/malformed'],
    ['a large text', [{ name: 'pack.yaml', bytes: new Uint8Array(1_100_000).fill(32) }], 'file/too-large'],
    [
      'an archive with a text that unpacks to too much',
      [{ name: 'a.zip', bytes: zipSync({ 'pack.yaml': new Uint8Array(1_100_000) }) }],
      'file/too-large',
    ],
    ['an archive with a file that leads out of its folder', [slipping('../more.yaml')], 'pack/unsafe-name'],
    [
      'an archive with a file that leads out of a folder in it',
      [slipping('tills/../../more.yaml')],
      'pack/unsafe-name',
    ],
    ['an archive with a file from the top of the disk', [slipping('/more.yaml')], 'pack/unsafe-name'],
    ['an archive with a file whose name reads otherwise', [slipping('tills/\u202eerom.yaml')], 'pack/unsafe-name'],
    ['an archive that is cut off', [{ name: 'a.zip', bytes: archive('').bytes.subarray(0, 200) }], 'zip/malformed'],
    ['text that is none', [{ name: 'pack.yaml', bytes: Uint8Array.of(0xff, 0xfe, 0x00) }], 'file/not-text'],
  ])('%s', (_, chosen, code) => {
    expect(names(packsIn(chosen, library))).toBe(code);
  });
});
