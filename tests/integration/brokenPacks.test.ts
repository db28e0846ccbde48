import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { knowledgeOf } from '../../core/packs';
import { describe as inWords } from '../../core/text';
import { readPacksFolder } from '../../electron/node';
import { tillPack } from '../support/aPack';
import { shippedFiles } from '../support/templates';

const base = shippedFiles();
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'broken-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

type Files = Readonly<Record<string, string | Uint8Array | null>>;

/** Puts a pack into the person's folder: the example with some of its files changed, added or (null) left out. */
function put(name: string, changes: Files): void {
  const own = Object.fromEntries(tillPack().files.map(({ path, text }) => [path, text]));
  for (const [path, content] of Object.entries({ ...own, ...changes })) {
    const all =
      typeof content === 'string' ? content.replace('files: ["*.yaml"]', 'files: ["*.yaml", "*.json"]') : content;
    if (content === null) continue;
    mkdirSync(dirname(join(folder, name, path)), { recursive: true });
    writeFileSync(join(folder, name, path), all ?? '');
  }
}

/** The packs as the app lists them, each problem as the line that is shown: place, what is wrong, what to do. */
function listed() {
  const known = knowledgeOf(
    base,
    readPacksFolder(folder).map(({ name, files, problem }) => ({
      home: 'folder',
      folder: { name, files },
      unread: problem,
    })),
  );
  if (!known.ok) throw new Error(JSON.stringify(known.problems));
  const lineOf = (problem: Parameters<typeof inWords>[0]) => {
    const { title, remedy } = inWords(problem);
    return `${[problem.file, problem.place].filter(part => part !== undefined).join(', ')}: ${title}. ${remedy}`;
  };
  return {
    library: known.value.library,
    packs: known.value.packs.map(({ folder: name, state, problems }) => ({ name, state, lines: problems.map(lineOf) })),
  };
}

const example = Object.fromEntries(tillPack().files.map(({ path, text }) => [path, text]));
const changed = (path: string, from: string | RegExp, to: string): Files => {
  const text = example[path] ?? '';
  const now = text.replace(from, to);
  expect(now).not.toBe(text);
  return { [path]: now };
};
const threats = (from: string | RegExp, to: string) => changed('threats.yaml', from, to);
const manifest = (from: string | RegExp, to: string) => changed('pack.yaml', from, to);
const none = Object.fromEntries(Object.keys(example).map(path => [path, null]));
const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefghi'
  .split('')
  .map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[at]}`).join(', ')}]`)
  .join('\n')}\n`;
const picture = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const utf16 = new Uint8Array(Buffer.from('contains: threats', 'utf16le'));

/** What is wrong, the files, and the line in which it is told: with its place wherever a text has one. */
const BROKEN: readonly (readonly [string, () => Files, RegExp])[] = [
  ['no manifest', () => ({ 'pack.yaml': null }), /^bad: .*no pack\.yaml.*Add a pack\.yaml/],
  [
    'a manifest without a licence',
    () => manifest(/^licence.*\n/m, ''),
    /^bad\/pack\.yaml, line 1, column 1: .*licence is missing\. Mend/,
  ],
  [
    'a version of two numbers',
    () => manifest('"1.1.0"', '"1.1"'),
    /^bad\/pack\.yaml, line 4, column 10: .*version should be three numbers/,
  ],
  [
    'a version that is a number',
    () => manifest('"1.1.0"', '1.1'),
    /^bad\/pack\.yaml, line 4, column 10: .*version should be three numbers/,
  ],
  [
    'a newer form',
    () => manifest('parapet-pack', 'parapet-pack/2'),
    /^bad\/pack\.yaml, line 1, column 9: .*newer Parapet.*Update Parapet/,
  ],
  [
    'another form',
    () => manifest('parapet-pack', 'sigma'),
    /^bad\/pack\.yaml, line 1, column 9: .*format is “sigma”, which is none of parapet-pack/,
  ],
  [
    'the id of the shipped library',
    () => manifest('id: shop-tills', 'id: parapet'),
    /^bad\/pack\.yaml, line 2, column 5: .*taken by the shipped library/,
  ],
  [
    'threats that are renamed in a circle',
    () => manifest('th-till-open: th-till-unsealed', 'th-a: th-b\n  th-b: th-c\n  th-c: th-a'),
    /^bad\/pack\.yaml, line 9, column 9: The renames lead from th-a back to itself.*there today/,
  ],
  [
    'a rename that leads to nothing',
    () => manifest('th-till-open: th-till-unsealed', 'th-a: th-b\n  th-b: th-gone'),
    /^bad\/pack\.yaml, line 9, column 9: th-gone is named, but there is no such threat or control/,
  ],
  [
    'a rename of what is still there',
    () => manifest('th-till-open: th-till-unsealed', 'th-hu-phish: th-till-unsealed'),
    /^bad\/pack\.yaml, line 9, column 16: th-hu-phish is said to be called otherwise now, but is still there/,
  ],
  [
    'UTF-16 with a mark at its beginning',
    () => ({ 'more.yaml': Uint8Array.of(0xff, 0xfe, ...utf16) }),
    /^bad\/more\.yaml, line 1, column 1 \(byte 1\): .*not UTF-8 text\. Save it again/,
  ],
  [
    'a NUL in YAML',
    () => threats('title: Card', 'title: Ca\0rd'),
    /^bad\/threats\.yaml, line 4, column 14: .*not well-formed YAML.*U\+0000/,
  ],
  [
    'a NUL in JSON',
    () => ({ 'more.json': '{ "contains": "types",\n  "entries": ["\0"] }' }),
    /^bad\/more\.json, line 2, column \d+: /,
  ],
  [
    'a file of 20 MB',
    () => ({ 'more.yaml': new Uint8Array(20 * 1024 * 1024).fill(0x61) }),
    /^bad\/more\.yaml, from byte 1,048,577 on: .*larger than 1 MB/,
  ],
  [
    'YAML that is cut off',
    () => threats('title: Card', 'title: [Card'),
    /^bad\/threats\.yaml, line \d+, column \d+: .*not well-formed YAML.*Mend it/,
  ],
  [
    'a tag of its own',
    () => threats('title: Card', 'title: !run Card'),
    /^bad\/threats\.yaml, line 4, column 12: .*more of YAML than plain values.*Write it with/,
  ],
  [
    'a bomb of aliases',
    () => ({ 'more.yaml': bomb }),
    /^bad\/more\.yaml, line \d+, column \d+: .*more than 100000 values/,
  ],
  [
    'more aliases than anybody needs',
    () => ({ 'more.yaml': `a: &a x\nb: [${'*a, '.repeat(101)}]` }),
    /^bad\/more\.yaml, line 2, column \d+: .*more than 100 aliases/,
  ],
  [
    'two texts in one file',
    () => ({ 'more.yaml': 'contains: types\nentries: []\n---\nx: 1\n' }),
    /^bad\/more\.yaml, line [34], column 1: .*more than one document/,
  ],
  [
    'a key __proto__ in YAML',
    () => ({ 'more.yaml': 'contains: types\n__proto__: { a: 1 }\n' }),
    /^bad\/more\.yaml, line 2, column 1: .*__proto__/,
  ],
  [
    'a key __proto__ in JSON',
    () => ({ 'more.json': '{\n "contains": "types",\n "\\u005f_proto__": {} }' }),
    /^bad\/more\.json, line 3, column 2: .*__proto__/,
  ],
  [
    'a key constructor',
    () => threats('    tier: 1\n', '    tier: 1\n    constructor: { prototype: { a: 1 } }\n'),
    /^bad\/threats\.yaml, line 11, column \d+: .*constructor is not a field/,
  ],
  [
    'a key twice in YAML',
    () => threats('    tier: 1\n', '    tier: 1\n    tier: 2\n'),
    /^bad\/threats\.yaml, line 11, column 5: .*tier is there twice/,
  ],
  [
    'a key twice in JSON',
    () => ({ 'more.json': '{ "contains": "types",\n  "entries": [],\n  "entries": [] }' }),
    /^bad\/more\.json, line 3, column 3: .*entries is there twice/,
  ],
  [
    'JSON that is cut off',
    () => ({ 'more.json': '{ "contains": "types",\n' }),
    /^bad\/more\.json, line \d+, column \d+: .*not well-formed JSON/,
  ],
  [
    'JSON as deep as a well',
    () => ({ 'more.json': `\n${'['.repeat(50_000)}` }),
    /^bad\/more\.json, line 2, column 31: .*more than 30 levels/,
  ],
  [
    'YAML as deep as a well',
    () => ({ 'more.yaml': `\n${'['.repeat(50_000)}` }),
    /^bad\/more\.yaml, line 2, column \d+: .*more than 30 levels/,
  ],
  [
    'JSON with too many values',
    () => ({ 'more.json': `[\n${'0,'.repeat(250_000)}0]` }),
    /^bad\/more\.json, line 2, column \d+: .*more than 200000 values/,
  ],
  [
    'YAML with too many values',
    () => ({ 'more.yaml': `[\n${'0,'.repeat(150_000)}0]` }),
    /^bad\/more\.yaml, line 2, column \d+: .*more than 100000 values/,
  ],
  [
    'too many values in all its YAML',
    () => ({ 'more.yaml': `[\n${'0,'.repeat(250_000)}0]` }),
    /^bad\/more\.yaml, line 2, column \d+: .*more than 200000 values in its YAML files together/,
  ],
  [
    'a file that is too large',
    () => ({ 'more.yaml': `a: "${'x'.repeat(1_100_000)}"` }),
    /^bad\/more\.yaml, from byte 1,048,577 on: .*larger than 1 MB/,
  ],
  [
    'too many files',
    () => Object.fromEntries(Array.from({ length: 201 }, (_, at) => [`f${at}.yaml`, ''])),
    /^bad: .*more than 200 files/,
  ],
  ['text in another encoding', () => ({ 'more.yaml': utf16 }), /^bad\/more\.yaml.*(?:not UTF-8|well-formed|fields)/],
  [
    'a picture with another name',
    () => ({ 'more.yaml': picture }),
    /^bad\/more\.yaml, line 1, column 1 \(byte 1\): .*not UTF-8 text\. Save it again/,
  ],
  [
    'an archive with another name',
    () => ({ 'more.json': Uint8Array.of(0x50, 0x4b, 3, 4, 0xff, 0xfe) }),
    /^bad\/more\.json, line 1, column 5 \(byte 5\): .*not UTF-8/,
  ],
  [
    'names that differ in case',
    () => ({ 'More.yaml': 'contains: types\nentries: []', 'more.yaml': 'contains: types\nentries: []' }),
    /^bad\/more\.yaml: .*also has a file named More\.yaml.*another name/,
  ],
  [
    'a fact nobody knows',
    () => threats('path: property.till_sealed', 'path: property.till_seal'),
    /^bad\/threats\.yaml, line 17, column 19: property\.till_seal is named, .*Correct its name/,
  ],
  [
    'a property that is declared nowhere',
    () => ({ 'properties.yaml': null }),
    /^bad\/threats\.yaml, line \d+, column \d+: property\.till_sealed is named/,
  ],
  [
    'an id twice',
    () => ({ 'more.yaml': (example['threats.yaml'] ?? '').replaceAll('controls: [ctl-till-seal, ', 'controls: [') }),
    /^bad\/(?:more|threats)\.yaml, line 3, column 9: .*th-till-unsealed is there twice/,
  ],
  [
    'an id of the shipped library',
    () => threats('id: th-till-unsealed', 'id: th-hu-phish'),
    /^bad\/threats\.yaml, line 3, column 9: .*th-hu-phish is there already, in parapet\. Give it another id/,
  ],
  [
    'content that no pack may hold',
    () => ({ 'more.yaml': 'contains: sources\nentries: []' }),
    /^bad\/more\.yaml, line 1, column 11: .*not a kind of content/,
  ],
  [
    'a version with half a word behind it',
    () => manifest('"1.1.0"', '"1.1.0-.."'),
    /^bad\/pack\.yaml, line 4, column 10: .*version should be three numbers/,
  ],
  [
    'files that are none of its own',
    () => manifest('["*.yaml"]', '["rules/*.yml"]'),
    /^bad\/pack\.yaml, line 7, column 8: .*files names none of its files\. Mend/,
  ],
  [
    'a sign that turns the direction of a name around',
    () => manifest('Tills and', 'Tills \u202e and'),
    /^bad\/pack\.yaml, line 3, column 13: .*U\+202E.*Mend/,
  ],
  [
    'the same sign as an escape',
    () => threats(/title: Card reader(.*)/, 'title: "Card\\u2066 reader$1"'),
    /^bad\/threats\.yaml, line 4, column 17: .*U\+2066/,
  ],
  [
    'the same sign in JSON',
    () => ({ 'more.json': '{ "contains": "types",\n  "entries": ["\\u202B"] }' }),
    /^bad\/more\.json, line 2, column 16: .*U\+202B/,
  ],
  [
    'the same sign in the name of a file',
    () => ({ 'm\u202eore.yaml': 'contains: types\nentries: []' }),
    /^bad: One of its files is named mU\+202Eore\.yaml, .*Name it plainly/,
  ],
  [
    'nothing in a file',
    () => ({ 'more.yaml': '' }),
    /^bad\/more\.yaml, line 1, column 1: .*fields with their values\. Mend/,
  ],
  [
    'JSON with a comment',
    () => ({ 'more.json': '{ // types\n "contains": "types", "entries": [] }' }),
    /^bad\/more\.json, line 1, column 3: .*a comment, which JSON does not have/,
  ],
  [
    'text in Latin-1',
    () => ({ 'more.yaml': Uint8Array.from(Buffer.from('contains: types # \u00e9', 'latin1')) }),
    /^bad\/more\.yaml, line 1, column 19 \(byte 19\): .*not UTF-8 text\. Save it again/,
  ],
  [
    'a folder in the place of its manifest',
    () => ({ 'pack.yaml': null, 'pack.yaml/more.yaml': 'x: 1' }),
    /^bad: .*no pack\.yaml.*Add a pack\.yaml/,
  ],
  [
    'a file of another making',
    () => ({ 'more.yaml': '- just\n- a list\n' }),
    /^bad\/more\.yaml, line 1, column 1: .*fields with their values/,
  ],
];

describe('a broken pack in the folder of the app', () => {
  it.each(BROKEN)('%s is told with its place, reason and remedy, and the others are there', (_, files, line) => {
    put('bad', files());
    put('good', manifest('id: shop-tills', 'id: good-tills'));
    const { library, packs } = listed();
    expect(packs.map(({ name, state }) => `${name} ${state}`)).toEqual(['bad broken', 'good in-use']);
    expect(packs[0]?.lines[0]).toMatch(line);
    expect(library.threats.has('th-till-unsealed')).toBe(true);
    expect('a' in {}).toBe(false);
  });

  it.each<[string, () => Files]>([
    [
      'lines that end as on Windows',
      () => Object.fromEntries(Object.entries(example).map(([path, text]) => [path, text.replaceAll('\n', '\r\n')])),
    ],
    [
      'a mark of UTF-8 at the beginning of each file',
      () => Object.fromEntries(Object.entries(example).map(([path, text]) => [path, `\ufeff${text}`])),
    ],
    ['a folder that is called like a file', () => ({ 'rules.yaml/notes.txt': 'nothing of ours' })],
    [
      'HTML in a text, which is shown as it is written',
      () => threats('title: Card', 'title: <img src=x onerror=alert(1)> Card'),
    ],
    ['a version before a release', () => manifest('"1.1.0"', '"1.1.0-beta.1"')],
    [
      'an id that it had three names ago',
      () =>
        manifest(
          'th-till-open: th-till-unsealed',
          'th-a: th-b\n  th-b: th-till-open\n  th-till-open: th-till-unsealed',
        ),
    ],
  ])('with %s is fine', (_, files) => {
    put('fine', files());
    expect(listed().packs).toEqual([{ name: 'fine', state: 'in-use', lines: [] }]);
  });

  it('whose ids another pack has is told with that pack', () => {
    put('a-good', {});
    put('b-bad', manifest('id: shop-tills', 'id: other-tills'));
    const { packs } = listed();
    expect(packs.map(one => one.state)).toEqual(['in-use', 'broken']);
    const lines = packs[1]?.lines ?? [];
    expect(lines).toContainEqual(
      'b-bad/threats.yaml, line 3, column 9: th-till-unsealed is there already, in shop-tills. Give it another id.',
    );
    expect(
      lines.every(line => /^b-bad\/\w+\.yaml, line \d+, column \d+: \S+ is there already, in shop-tills/.test(line)),
    ).toBe(true);
  });

  it('that holds nothing is told', () => {
    put('bad', none);
    mkdirSync(join(folder, 'bad'));
    expect(listed().packs[0]?.lines[0]).toMatch(/no pack\.yaml/);
  });

  it('whose files are links is read without them, and a link to a pack is none', () => {
    const outside = mkdtempSync(join(tmpdir(), 'outside-'));
    try {
      writeFileSync(join(outside, 'secret.yaml'), 'contains: nonsense');
      put('good', {});
      symlinkSync(join(outside, 'secret.yaml'), join(folder, 'good', 'linked.yaml'));
      symlinkSync(outside, join(folder, 'good', 'linked'));
      symlinkSync(outside, join(folder, 'elsewhere'));
      expect(listed().packs).toEqual([{ name: 'good', state: 'in-use', lines: [] }]);
    } finally {
      rmSync(outside, { recursive: true });
    }
  });

  it('keeps nobody waiting, however bad many of them are', () => {
    BROKEN.forEach(([, files], at) => {
      put(`bad-${at}`, files());
    });
    const start = performance.now();
    const { packs } = listed();
    const took = performance.now() - start;
    expect(packs.filter(one => one.state === 'broken')).toHaveLength(BROKEN.length);
    console.log(`${packs.length} broken packs are read and told in ${Math.round(took)} ms`);
  });
});
