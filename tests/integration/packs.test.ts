import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeTextZip } from '../../core/document';
import { PACKS_PAGE, TILL_FILES, tillPack } from '../support/aPack';
import { runCli } from '../support/runCli';

const EXAMPLE = TILL_FILES;
const SAID = [...PACKS_PAGE.matchAll(/^```text\n([\s\S]*?)\n```$/gm)].map(([, text = '']) => text);

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'packs-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Writes the example, with some of its files changed, and checks it. */
function write(changes: Readonly<Record<string, string | null>> = {}, pack = 'shop-tills'): void {
  const own = [...EXAMPLE].map(([path, text]) => [path.replace('shop-tills', pack), text] as const);
  for (const [path, text] of [...own, ...Object.entries(changes)]) {
    if (text === null) {
      rmSync(join(folder, path));
      continue;
    }
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

const check = (...options: readonly string[]) => runCli('library', 'check', join(folder, 'shop-tills'), ...options);
const part = (path: string) => EXAMPLE.get(path) ?? '';
const THREATS = 'shop-tills/threats.yaml';
const threatsWith = (from: string, to: string) => ({ [THREATS]: part(THREATS).replace(from, to) });

describe('the pack of docs/packs.md', () => {
  it('can be used, and the check says what the page says', async () => {
    expect(EXAMPLE.size).toBe(5);
    write();
    const { code, out, err } = await check('--mutate');
    expect(err).toBe('');
    expect(out).toContain(SAID[0]);
    expect(code).toBe(0);
  });

  it('is listed with file, line, column, reason and remedy when it is broken, as the page says', async () => {
    write(threatsWith('values: ["yes"]', 'values: ["perhaps"]'));
    const { code, out } = await check();
    expect(out).toContain(SAID[1]);
    expect(code).toBe(2);
  });
});

describe('a pack with a mistake', () => {
  it.each<[string, Record<string, string | null>, RegExp]>([
    [
      'no manifest field',
      { 'shop-tills/pack.yaml': part('shop-tills/pack.yaml').replace(/^licence.*\n/m, '') },
      /pack\.yaml, line 1, column 1: .*licence/,
    ],
    [
      'a version that is a number',
      { 'shop-tills/pack.yaml': part('shop-tills/pack.yaml').replace('"1.1.0"', '1.1') },
      /pack\.yaml, line 4, column 10: .*version/,
    ],
    [
      'the id of the shipped library',
      { 'shop-tills/pack.yaml': part('shop-tills/pack.yaml').replace('id: shop-tills', 'id: parapet') },
      /pack\.yaml, line 2, column 5: .*is taken/,
    ],
    [
      'a rename that leads nowhere',
      { 'shop-tills/pack.yaml': part('shop-tills/pack.yaml').replace(': th-till-unsealed', ': th-till-gone') },
      /pack\.yaml, line 9, column 17: th-till-gone is named, but there is no such threat or control/,
    ],
    ['YAML that cannot be read', threatsWith('title: Card', 'title: [Card'), /threats\.yaml, line \d+, column \d+: /],
    ['a tag', threatsWith('title: Card', 'title: !!js/function Card'), /threats\.yaml, line 4, column \d+: /],
    [
      'a key twice',
      threatsWith('    tier: 1\n', '    tier: 1\n    tier: 2\n'),
      /threats\.yaml, line \d+, column 5: .*tier is there twice/,
    ],
    [
      'a field nobody knows',
      threatsWith('    tier: 1\n', '    tier: 1\n    colour: red\n'),
      /threats\.yaml, line 11, column 13: .*colour is not a field that is known here/,
    ],
    [
      'what a fact that nobody gave means, in another word',
      threatsWith('unset: unknown', 'unset: maybe'),
      /threats\.yaml, line 17, column 76: .*unset is “maybe”, which is none of unknown, false, true/,
    ],
    [
      'a test of a fact without values',
      threatsWith(' values: ["yes"],', ''),
      /threats\.yaml, line 17, column 11: .*values is missing/,
    ],
    [
      'a truth value instead of a text',
      threatsWith('values: ["yes"]', 'values: [true]'),
      /threats\.yaml, line 17, column 61: .*is not a text: write "true", in quotes/,
    ],
    [
      'a condition that begins with a word nobody knows',
      threatsWith('      all:', '      al:'),
      /threats\.yaml, line 15, column 7: .*is no condition: it asks about a fact .* or begins with all, any/,
    ],
    [
      'a path nobody knows',
      threatsWith('{ path: property.till_sealed', '{ path: property.till_seal'),
      /threats\.yaml, line 17, column 19: property\.till_seal is named/,
    ],
    [
      'a control nobody has',
      threatsWith('ctl-log-siem', 'ctl-log-seam'),
      /threats\.yaml, line \d+, column 31: ctl-log-seam is named/,
    ],
    [
      'a control that does not answer',
      { 'shop-tills/controls.yaml': part('shop-tills/controls.yaml').replace('[th-till-unsealed]', '[]') },
      /controls\.yaml, line 3, column 5: th-till-unsealed names it, but is not named in return/,
    ],
    [
      'sources of its own',
      { 'shop-tills/sources.yaml': 'contains: sources\nentries: []\n' },
      /sources\.yaml, line 1, column 11: .*not a kind of content/,
    ],
    [
      'an id of the shipped library',
      threatsWith('id: th-till-unsealed', 'id: th-hu-phish'),
      /threats\.yaml, line 3, column 9: .*th-hu-phish is there already, in parapet/,
    ],
  ])('%s is shown its place', async (_, changes, words) => {
    write(changes);
    const { code, out, err } = await check();
    expect(out).toMatch(words);
    expect(err.split('\n')).toHaveLength(2);
    expect(code).toBe(2);
  });

  it.each<[string, Record<string, string>, RegExp]>([
    [
      'a test that fails',
      threatsWith('property.till_sealed: "no"', 'property.till_sealed: "yes"'),
      /threats\.yaml, line 20, column 11: th-till-unsealed: test match 1 \(A till in a kiosk.*\) came to none/,
    ],
    [
      'a contradiction',
      threatsWith(
        'unset: unknown }',
        'unset: unknown }\n        - { path: property.till_sealed, op: in, values: ["yes"], unset: unknown }',
      ),
      /th-till-unsealed: contradiction/,
    ],
  ])('%s fails the check', async (_, changes, words) => {
    write(changes);
    const { code, out } = await check();
    expect(out).toMatch(words);
    expect(code).toBe(1);
  });

  it('does not take the others along', async () => {
    write(threatsWith('tier: 1', 'tier: 7'));
    write(
      { 'more-tills/pack.yaml': part('shop-tills/pack.yaml').replace('id: shop-tills', 'id: more-tills') },
      'more-tills',
    );
    const { code, out, err } = await runCli('library', 'check', folder);
    expect(out).toMatch(/^shop-tills\/threats\.yaml, line \d+, column \d+: /m);
    expect(out).toMatch(/^Tills and card readers 1\.1\.0 can be used$/m);
    expect(out).toMatch(/^tests 4 failed 0$/m);
    expect(err).toMatch(/^shop-tills\/threats\.yaml/);
    expect(code).toBe(2);
  });
});

describe('a hostile pack', () => {
  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x, x]',
    ...'bcdefghi'.split('').map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[at]}`).join(', ')}]`),
  ].join('\n');

  it.each<[string, string, RegExp]>([
    ['a bomb of aliases', bomb, /hostile\.yaml, line \d+, column \d+: .*(?:aliases|more than|values)/],
    ['deep nesting', '['.repeat(5_000) + ']'.repeat(5_000), /hostile\.yaml, line \d+, column \d+: .*(?:deep|level)/i],
    [
      'deep nesting by lines',
      Array.from({ length: 200 }, (_, at) => `${' '.repeat(at)}a:`).join('\n'),
      /hostile\.yaml, line \d+, column \d+: .*(?:deep|level)/i,
    ],
    ['too many values', `[${'0,'.repeat(250_000)}0]`, /hostile\.yaml.*(?:more than|values)/],
    ['a key that means something to the machine', '__proto__: { a: 1 }', /hostile\.yaml.*__proto__/],
    ['several documents', 'a: 1\n---\nb: 2\n', /hostile\.yaml.*document/],
  ])('%s is refused', async (_, text, words) => {
    write({ 'shop-tills/hostile.yaml': text });
    const { code, out } = await check();
    expect(out).toMatch(words);
    expect(code).toBe(2);
  });

  it('is refused by its size before it is read, and what its links point to is not looked at', async () => {
    write({ 'shop-tills/large.yaml': `a: "${'x'.repeat(1_100_000)}"` });
    expect((await check()).out).toMatch(/shop-tills\/large\.yaml, from byte 1,048,577 on: .*1 MB/);
    write({ 'shop-tills/large.yaml': null });
    writeFileSync(join(folder, 'outside.yaml'), 'contains: nonsense');
    symlinkSync(join(folder, 'outside.yaml'), join(folder, 'shop-tills', 'linked.yaml'));
    expect((await check()).code).toBe(0);
    for (let at = 0; at < 201; at += 1) writeFileSync(join(folder, 'shop-tills', `f${at}.yaml`), '');
    expect((await check()).out).toMatch(/200/);
  });
});

describe('an archive of several packs', () => {
  const named = (pack: string, change: (text: string, path: string) => string = text => text) =>
    tillPack((text, path) => change(text.replace(/^id: shop-tills/m, `id: ${pack}`), path)).files.map(
      ({ path, text }) => ({
        path: `${pack}/${path}`,
        text,
      }),
    );
  const bad = {
    'by bytes': [
      { path: 'bad/more.yaml', text: `a: "${'x'.repeat(1_100_000)}"` },
      /^many\.zip › bad\/more\.yaml, from byte 1,048,577 on: .*larger than 1 MB.*Split it/,
    ],
    'by depth': [
      { path: 'bad/more.yaml', text: `\n${'['.repeat(200)}` },
      /^bad\/more\.yaml, line 2, column \d+: .*more than 30 levels deep/,
    ],
    'by its number of values': [
      { path: 'bad/more.yaml', text: `[\n${'0,'.repeat(120_000)}0]` },
      /^bad\/more\.yaml, line 2, column \d+: .*more than 100000 values.*Split it/,
    ],
    'by a tag': [
      { path: 'bad/more.yaml', text: 'contains: !x types\nentries: []\n' },
      /^bad\/more\.yaml, line 1, column 11: .*plain values/,
    ],
  } satisfies Record<string, readonly [{ path: string; text: string }, RegExp]>;

  it.each(Object.entries(bad))('is checked but for one that is bad %s, which is told', async (_, [file, line]) => {
    const path = join(folder, 'many.zip');
    writeFileSync(path, writeTextZip([...named('bad'), file, ...named('good')]));
    const { code, out } = await runCli('library', 'check', path);
    expect(out.split('\n').filter(one => line.test(one))).toHaveLength(1);
    expect(out).toContain('Tills and card readers 1.1.0 can be used');
    expect(out).toContain('tests 4 failed 0');
    expect(code).toBe(2);
  });

  it('of which none is bad passes, and a file that is none is told', async () => {
    const path = join(folder, 'one.zip');
    writeFileSync(path, writeTextZip(named('good')));
    expect(await runCli('library', 'check', path)).toMatchObject({ code: 0, err: '' });
    writeFileSync(path, 'no archive');
    const { code, err } = await runCli('library', 'check', path);
    expect([code, err]).toEqual([2, expect.stringMatching(/one\.zip: /)]);
  });
});
