import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invariant } from '../../core/base';
import { readDocument, readZip, writeZip } from '../../core/document';
import { REPOSITORY, runCli, spawnCli } from '../support/runCli';
import { sharedPath } from '../support/shared';
import { TEMPLATES } from '../support/templates';

const fixture = (name: string) => join(import.meta.dirname, '../fixtures/threat-dragon', name);
const sample = (name: string) => join(TEMPLATES, 'models', `${name}.parapet.json`);
const SHOP = sample('online-shop-aws');
const DRAGON = fixture('shop-v2.json');

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parapet-cli-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
const inFolder = (name: string) => join(folder, name);

/** One line, and nothing else: what a person or a build reads. */
function expectOneLine(outcome: { readonly code: number; readonly out: string; readonly err: string }): string {
  expect(outcome.code).toBe(2);
  expect(outcome.out).toBe('');
  expect(outcome.err).toMatch(/^[^\n]+\n$/);
  expect(outcome.err).not.toMatch(/\n\s+at /);
  return outcome.err;
}

describe('the program itself', () => {
  it('says what it can do, and answers each verb’s --help', async () => {
    const help = await spawnCli('--help');
    expect(help.code).toBe(0);
    for (const verb of ['analyze', 'report', 'import', 'validate', 'library']) {
      expect(help.out).toContain(verb);
      expect((await runCli(verb, '--help')).code).toBe(0);
    }
  });

  it('says its version, as a program the one of this package', async () => {
    expect(await runCli('--version')).toEqual({ code: 0, out: '1.2.3\n', err: '' });
    const { version } = JSON.parse(await readFile(join(REPOSITORY, 'package.json'), 'utf8'));
    expect(await spawnCli('--version')).toEqual({ code: 0, out: `${version}\n`, err: '' });
  });

  it.each([
    [['conjure'], 'conjure'],
    [[], 'A verb is missing'],
    [['analyze'], 'file'],
    [['analyze', SHOP, '--fail-on', 'awful'], 'low, moderate, high, critical'],
    [['analyze', SHOP, '--today', '2026-02-31'], 'a date such as'],
    [['report', SHOP], '--out'],
    [['analyze', SHOP, '--colour'], '--colour'],
    [['library', 'burn'], 'burn'],
    [['analyze', SHOP, '--out', 'nowhere/x.txt'], 'its folder is not there'],
  ])('refuses %j with one line', async (argv, words) => {
    expect(expectOneLine(await runCli(...argv))).toContain(words);
  });

  it('says that a folder of packs is not there, and does the rest', async () => {
    const { code, out, err } = await runCli('validate', SHOP, '--packs', 'nowhere');
    expect({ code, err }).toEqual({
      code: 2,
      err: 'nowhere: The file cannot be read (it is not there). Check that it exists and that you may read it.\n',
    });
    expect(out).toContain('fine');
  });

  it('ends with 2 as a program, too, and with the same line', async () => {
    expect(expectOneLine(await spawnCli('validate', 'nowhere.json'))).toBe(
      'nowhere.json: The file cannot be read (it is not there). Check that it exists and that you may read it.\n',
    );
  });
});

describe('validate', () => {
  it('knows our own files and those of other tools by what is in them', async () => {
    const copy = inFolder('renamed.txt');
    await cp(SHOP, copy);
    expect((await runCli('validate', copy)).out).toContain('a Parapet project with 15 elements, 15 data flows');
    expect((await runCli('validate', DRAGON)).out).toContain('a model of OWASP Threat Dragon 2 with 5 elements');
  });

  it.each([
    [
      'cut.json',
      (text: string) => text.slice(0, text.length / 2),
      /cut\.json, line \d+, column \d+: .*it ends too early/,
    ],
    ['new.json', (text: string) => text.replace('"version": 1', '"version": 9'), /a newer Parapet \(format 9/],
    ['hole.json', (text: string) => text.replaceAll('"el_waf": {', '"el_wav": {'), /el_waf is named but is not there/],
    ['type.json', (text: string) => text.replace('"kind": "store"', '"kind": 7'), /elements › el_\w+ › kind: /],
  ])('refuses %s with file, place, what and remedy', async (name, damage, words) => {
    const path = inFolder(name);
    await writeFile(path, damage(await readFile(SHOP, 'utf8')));
    const line = expectOneLine(await runCli('validate', path));
    expect(line.startsWith(path)).toBe(true);
    expect(line).toMatch(words);
  });

  it('lists every problem as JSON when asked', async () => {
    const { code, out } = await runCli('validate', fixture('misspelt.json'), '--json');
    const { schema, valid, problems } = JSON.parse(out);
    expect([code, schema, valid, problems.length]).toEqual([2, 'parapet-validate/1', false, 2]);
    expect(problems[0]).toMatchObject({ code: 'import/wrong-shape', place: 'summary › title' });
  });

  it('refuses folders and files that are too large, before it reads them', async () => {
    expect(expectOneLine(await runCli('validate', folder))).toContain('it is a folder');
    const huge = inFolder('huge.json');
    await writeFile(huge, '{');
    await truncate(huge, 10 * 1024 * 1024 * 1024);
    expect(expectOneLine(await runCli('validate', huge))).toContain('larger than 50 MB');
    await rm(huge);
  });
});

describe('import', () => {
  it('gives counts and lists as JSON, the same bytes every time', async () => {
    const first = await runCli('import', DRAGON, '--json');
    const json = JSON.parse(first.out);
    expect(json).toMatchObject({
      schema: 'parapet-import/1',
      elements: 5,
      flows: 3,
      boundaries: 3,
      dataAssets: 3,
      threats: 5,
    });
    for (const list of ['mapped', 'guessed', 'dropped']) expect(json[list].length).toBeGreaterThan(0);
    const elsewhere = inFolder('shop-v2.json');
    await cp(DRAGON, elsewhere);
    expect((await runCli('import', elsewhere, '--json')).out).toBe(first.out);
  });

  it('writes a project that opens again, text kept byte for byte', async () => {
    const path = inFolder('shop.parapet.json');
    const said = await runCli('import', DRAGON, '--out', path);
    expect(said.code).toBe(0);
    expect(said.out).toContain(`Written to ${path}`);
    expect(said.out).toContain('Managed relational database');
    const document = readDocument(await readFile(path, 'utf8'), path);
    invariant(document.ok && document.value.kind === 'project', 'unreadable');
    expect(document.value.model.project.get('project')?.name).toBe('Corner shop R&D <tenant-id> 🛒 متجر');
    expect((await readdir(folder)).filter(name => name.endsWith('.part'))).toEqual([]);
  });

  it('reads an archive, and writes one with its attached files', async () => {
    const document = readDocument(await readFile(SHOP, 'utf8'), SHOP);
    invariant(document.ok, 'unreadable');
    const packed = inFolder('shop.parapet.zip');
    await writeFile(packed, writeZip({ document: document.value, evidence: new Map() }));
    const copy = inFolder('copy.parapet.zip');
    expect((await runCli('import', packed, '--out', copy)).code).toBe(0);
    const sha256 = async (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
    expect((await readZip(await readFile(copy), copy, sha256)).ok).toBe(true);
  });

  it('says with one line when it cannot write', async () => {
    expect(expectOneLine(await runCli('import', DRAGON, '--out', inFolder('no/such/folder.json')))).toContain(
      'could not be saved',
    );
  });
});

describe('analyze', () => {
  it('prints what is confirmed, the worst first, and how much is to verify', async () => {
    const { code, out } = await runCli('analyze', SHOP);
    expect(code).toBe(0);
    expect(out).toContain('15 elements, 15 data flows, 4 trust boundaries, 6 data assets');
    expect(out).toMatch(/Confirmed and open: \d+ \(\d+ critical/);
    expect(out.indexOf('Critical ')).toBeLessThan(out.lastIndexOf('Moderate '));
  });

  it('gives JSON in the documented form, the same bytes every time', async () => {
    const first = await runCli('analyze', SHOP, '--json', '--today', '2026-11-23');
    const json = JSON.parse(first.out);
    expect(json.schema).toMatch(/^[a-z-]+\/\d+$/);
    expect(json.model).toEqual({ elements: 15, flows: 15, boundaries: 4, dataAssets: 6 });
    const fields = ['id', 'rule', 'title', 'state', 'shown', 'stride', 'linddun', 'cwe', 'capec', 'attack', 'subject'];
    for (const finding of json.findings) {
      for (const field of [...fields, 'because', 'rating', 'inherent', 'residual', 'controls'])
        expect(finding).toHaveProperty(field);
      expect(finding.because.length).toBeGreaterThan(0);
      expect(finding.rating.length).toBeGreaterThan(0);
    }
    expect(
      json.findings.find((one: { subject: { table: string } }) => one.subject.table === 'flows').endpoints,
    ).toHaveLength(2);
    expect(json.threats).toHaveLength(1);
    expect(json.controls.length).toBeGreaterThan(0);
    expect(json.questions.length).toBeGreaterThan(0);
    const keys = new Set(json.findings.map((one: { id: string }) => one.id));
    expect(json.vectors.length).toBeGreaterThan(0);
    for (const { technique, findings } of json.vectors) {
      expect(technique).toMatch(/^T1\d{3}$/);
      for (const key of findings) expect(keys).toContain(key);
    }
    expect(json.paths.length).toBeGreaterThan(0);
    for (const { to, outside, paths, more } of json.paths) {
      expect([typeof outside, typeof more]).toEqual(['boolean', 'boolean']);
      for (const { steps } of paths) expect(steps.at(-1)).toMatchObject({ to });
    }
    expect((await runCli('analyze', SHOP, '--json', '--today', '2026-11-23')).out).toBe(first.out);
  });

  it('says under which headings of each method a finding stands, and names them', async () => {
    const json = JSON.parse((await runCli('analyze', SHOP, '--json', '--today', '2026-11-23')).out);
    const tactics = new Set<string>();
    for (const { stride, groups } of json.findings) {
      expect([...(groups.stride ?? [])].sort()).toEqual([...stride].sort());
      for (const [method, names] of Object.entries<Record<string, string>>(json.methods)) {
        for (const id of groups[method] ?? []) expect(names[id], `${method} ${id}`).toBeTruthy();
      }
      for (const id of groups.tactics ?? []) tactics.add(json.methods.tactics[id]);
    }
    expect(tactics).toContain('Initial Access');
    expect(json.methods['owasp-web']['A05:2025']).toBe('Injection');
    expect(json.methods).not.toHaveProperty('stride');
  });

  it('writes to a file instead of printing', async () => {
    const path = inFolder('findings.json');
    expect((await runCli('analyze', SHOP, '--json', '--out', path)).out).toBe('');
    expect(JSON.parse(await readFile(path, 'utf8')).model.elements).toBe(15);
  });

  it('fails the gate for confirmed, open findings of that residual band or a worse one, and only then', async () => {
    const gate = async (file: string, band: string) => (await runCli('analyze', file, '--fail-on', band)).code;
    expect(await gate(SHOP, 'critical')).toBe(1);
    expect(await gate(SHOP, 'low')).toBe(1);
    // Everything that is found there is still to verify.
    expect(await gate(fixture('empty.json'), 'low')).toBe(0);
  });

  it('says of the three worst that fail the gate what, where, why and what would clear them', async () => {
    const { err } = await runCli('analyze', SHOP, '--fail-on', 'critical');
    const lines = err.trim().split('\n');
    expect(lines[0]).toMatch(/^\d+ confirmed, open threats left with critical risk or more\.$/);
    expect(lines).toHaveLength(4);
    for (const line of lines.slice(1))
      expect(line).toMatch(/^Critical: .+ \(.+\)\. .+: No \(typed by .+\)\. Would be ruled out by .+\.$/);
  });

  it('counts a threat that people wrote, by its severity, until something is made of it', async () => {
    const dragon = JSON.parse(await readFile(DRAGON, 'utf8'));
    const told = async (file: string) => (await runCli('analyze', file, '--fail-on', 'high')).err.trim().split('\n');
    const WRITTEN = /Written by hand or imported\. Ends when it is mitigated, accepted or dismissed\.$/;
    const before = await told(DRAGON);
    expect(before.filter(line => WRITTEN.test(line))).toHaveLength(2);
    const mitigated = inFolder('mitigated.json');
    await writeFile(mitigated, JSON.stringify(dragon).replaceAll('"status":"Open"', '"status":"Mitigated"'));
    const after = await told(mitigated);
    expect(after.filter(line => WRITTEN.test(line))).toEqual([]);
    expect(Number.parseInt(after[0] ?? '', 10)).toBe(Number.parseInt(before[0] ?? '', 10) - 2);
  });

  it('reads a model of another tool, and keeps its threats apart from what is found', async () => {
    const json = JSON.parse((await runCli('analyze', DRAGON, '--json')).out);
    expect(json.threats).toHaveLength(5);
    expect(json.findings.length).toBeGreaterThan(0);
  });
});

describe('report', () => {
  it('writes a PDF and says how many pages it has', async () => {
    const path = inFolder('shop.pdf');
    const outcome = await runCli('report', SHOP, '--out', path);
    expect(outcome).toMatchObject({ code: 0, err: '' });
    expect(outcome.out).toMatch(/, \d+ pages\n$/);
    expect((await readFile(path)).subarray(0, 5).toString('latin1')).toBe('%PDF-');
  });

  it('writes the brief, which is shorter, of a model of another tool too', async () => {
    const pagesOf = async (...more: readonly string[]) =>
      Number(/(\d+) pages/.exec((await runCli('report', DRAGON, '--out', inFolder('dragon.pdf'), ...more)).out)?.[1]);
    expect(await pagesOf('--outline', 'management')).toBeLessThan(await pagesOf('--no-to-verify'));
  });

  it('refuses with one line what it cannot read, and a place where it cannot write', async () => {
    expectOneLine(await runCli('report', inFolder('absent.json'), '--out', inFolder('absent.pdf')));
    expectOneLine(await runCli('report', SHOP, '--out', join(inFolder('no-such-folder'), 'x.pdf')));
    expectOneLine(await runCli('report', SHOP, '--out', inFolder('x.pdf'), '--outline', 'novel'));
  });
});

describe('library check', () => {
  it('ends with the counts', async () => {
    const { code, out } = await runCli('library', 'check');
    expect(code).toBe(0);
    expect(out.trimEnd().split('\n').at(-1)).toMatch(/^types \d+ threats \d+ controls \d+ rules \d+ questions \d+$/);
    expect((await runCli('library', 'check', TEMPLATES)).out).toBe(out);
  });

  it('runs the tests of the rules, and says which change of a rule none of them notices', async () => {
    const { code, out } = await runCli('library', 'check', '--mutate');
    expect(code).toBe(0);
    expect(out).toMatch(/^tests (\d+) failed 0 changes (\d+) noticed \2$/m);
    const copy = inFolder('with-tests');
    await cp(join(TEMPLATES, 'libraries'), join(copy, 'libraries'), { recursive: true });
    await cp(join(TEMPLATES, 'rule-tests'), join(copy, 'rule-tests'), { recursive: true });
    const people = join(copy, 'rule-tests', '16-people.json');
    const json = JSON.parse(await readFile(people, 'utf8'));
    const withTests = async (tests: object) => {
      const entries = json.entries.map((one: { id: string }) =>
        one.id === 'th-hu-insider' ? { id: one.id, ...tests } : one,
      );
      await writeFile(people, JSON.stringify({ ...json, entries }));
      return runCli('library', 'check', copy, '--mutate');
    };
    const wrong = await withTests({ match: [{ like: 'staff' }] });
    expect(wrong.code).toBe(1);
    expect(wrong.out).toMatch(/^th-hu-insider: test match 1 \(staff\) came to none\. ./m);
    const weak = await withTests({ none: [{ type: 'rdbms' }] });
    expect(weak.code).toBe(1);
    expect(weak.out).toMatch(/^th-hu-insider: no test notices when property\.least_privilege is turned around\. /m);
  });

  it('names file and place of what is wrong in a folder', async () => {
    const copy = inFolder('libraries');
    await cp(join(TEMPLATES, 'libraries'), copy, { recursive: true });
    const types = join(copy, 'parapet', 'types.json');
    await writeFile(types, (await readFile(types, 'utf8')).replace('"kind": "actor"', '"kind": "ghost"'));
    expect(expectOneLine(await runCli('library', 'check', copy))).toMatch(/parapet\/types\.json, entries › 0 › kind: /);
    await mkdir(inFolder('large'), { recursive: true });
    await writeFile(inFolder('large/a.json'), `"${'x'.repeat(9 * 1024 * 1024)}"`);
    expect(expectOneLine(await runCli('library', 'check', inFolder('large')))).toContain('8 MB');
    await writeFile(inFolder('large/a.json'), '['.repeat(100_000));
    expect(expectOneLine(await runCli('library', 'check', inFolder('large')))).toMatch(
      /a\.json.*60 levels|a\.json.*deep/i,
    );
    await mkdir(inFolder('nothing'), { recursive: true });
    expect(expectOneLine(await runCli('library', 'check', inFolder('nothing')))).toContain('it holds no library files');
  });
});

const corpus = sharedPath('corpus', 'threat-dragon');
describe.runIf(corpus)('the files of the collection', () => {
  it('are analysed without a complaint, malformed ones refused', async () => {
    for (const name of await readdir(corpus ?? '')) {
      const outcome = await runCli('analyze', join(corpus ?? '', name), '--json');
      if (name.includes('malformed')) expectOneLine(outcome);
      else expect([name, outcome.code, outcome.err]).toEqual([name, 0, '']);
    }
  });
});
