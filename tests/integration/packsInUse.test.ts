import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Command } from '../../core/commands';
import { writeDocument } from '../../core/document';
import type { PackFolder } from '../../core/packs';
import { after, aProject, drawn } from '../support/aModel';
import { tillPack } from '../support/aPack';
import { readPdf } from '../support/pdfText';
import { runCli } from '../support/runCli';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'packs-in-use-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const KEY = 'th-till-unsealed:element=el_1';
const TILL: readonly Command[] = [
  drawn('el_1', 'process', 'Desk four', 'cash-till'),
  { type: 'fact/set', subjects: ['el_1'], fact: 'till_sealed', value: 'no' },
];
const carry = (pack: PackFolder): Command => ({ type: 'pack/carry', pack: 'shop-tills', carried: pack });

/** Writes the project of a shop with one till, with more done to it. */
function project(...more: readonly Command[]): string {
  const path = join(folder, 'shop.parapet.json');
  writeFileSync(path, writeDocument({ kind: 'project', id: 'do_1', model: after(aProject(), ...TILL, ...more) }));
  return path;
}

/** Writes a pack below the folder of packs, and returns that. */
function onDisk(pack: PackFolder): string {
  for (const { path, text } of pack.files) {
    const to = join(folder, 'packs', pack.name, path);
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, text);
  }
  return join(folder, 'packs');
}

interface Found {
  readonly id: string;
  readonly standing: string;
  readonly inherent: { readonly likelihood: number; readonly impact: number };
}

async function findings(...argv: readonly string[]): Promise<ReadonlyMap<string, Found>> {
  const { out } = await runCli('analyze', ...argv, '--json');
  const all: readonly Found[] = JSON.parse(out).findings;
  return new Map(all.map(one => [one.id, one]));
}

describe('a pack beside the project', () => {
  it('is used when its folder is named, and only then', async () => {
    const file = project();
    expect((await findings(file)).has(KEY)).toBe(false);
    expect((await findings(file, '--packs', onDisk(tillPack()))).has(KEY)).toBe(true);
  });

  it('that the project says it uses is missed where nobody names it, and a build does not pass without it', async () => {
    const file = project({ type: 'pack/switch', packs: ['shop-tills'], off: null });
    const without = await runCli('analyze', file);
    expect(without.err).toMatch(
      /^The project uses the pack shop-tills, which is not here\..* Name its folder with --packs/,
    );
    expect(without.code).toBe(2);
    const withIt = await runCli('analyze', file, '--packs', onDisk(tillPack()));
    expect(withIt.err).toBe('');
    expect(withIt.code).toBe(0);
  });

  it('takes nothing with it when it is broken: its place is told, the rest is done, and the build does not pass', async () => {
    const file = project();
    const packs = onDisk(
      tillPack((text, path) => (path === 'threats.yaml' ? text.replace('tier: 1', 'tier: 7') : text)),
    );
    const { code, out, err } = await runCli('analyze', file, '--packs', packs, '--json');
    expect(JSON.parse(out).model.elements).toBe(1);
    expect(err).toMatch(/^shop-tills\/threats\.yaml, line \d+, column \d+: /);
    expect(code).toBe(2);
    const valid = await runCli('validate', file, '--packs', packs, '--json');
    expect(JSON.parse(valid.out)).toMatchObject({ valid: false, problems: [{ file: 'shop-tills/threats.yaml' }] });
    expect(valid.code).toBe(2);
  });

  it('is missed when the folder holds none', async () => {
    const { code, err } = await runCli('analyze', project(), '--packs', folder);
    expect(err).toMatch(/pack\.yaml/);
    expect(code).toBe(2);
  });
});

describe('a pack inside the project', () => {
  it('goes wherever the file goes', async () => {
    expect((await findings(project(carry(tillPack())))).has(KEY)).toBe(true);
  });

  it('counts before one of the same id beside it', async () => {
    const other = onDisk(
      tillPack((text, path) => (path === 'threats.yaml' ? text.replace('tier: 1', 'tier: 2') : text)),
    );
    const { code, err, out } = await runCli('analyze', project(carry(tillPack())), '--packs', other, '--json');
    expect(JSON.parse(out).findings.find((one: { id: string }) => one.id === KEY)).toMatchObject({ tier: 1 });
    expect([code, err]).toEqual([0, '']);
  });

  it('is told by validate when it is broken, and the project opens all the same', async () => {
    const file = project(
      carry(tillPack((text, path) => (path === 'threats.yaml' ? text.replace('tier: 1', 'tier: 7') : text))),
    );
    const { code, out, err } = await runCli('validate', file);
    expect(out).toContain('fine, a Parapet project with 1 element');
    expect(err).toMatch(/threats\.yaml, line \d+/);
    expect(code).toBe(2);
  });

  it('takes decisions along that were made under the id that its rule had before', async () => {
    const file = project(carry(tillPack()), {
      type: 'decision/set',
      findings: [
        {
          key: 'th-till-open:element=el_1',
          remembered: { title: 'Open till', subject: 'Desk four', library: 'tills 1.0.0' },
        },
      ],
      fields: { verdict: 'accepted', reason: 'Replaced next week' },
    });
    expect((await findings(file)).get(KEY)).toMatchObject({ standing: 'accepted' });
  });
});

describe('a pack whose ids are called otherwise now', () => {
  /** What the rule and its control were called two versions ago. */
  const OLD = 'th-till-first:element=el_1';
  const renamed = () =>
    tillPack((text, path) =>
      path === 'pack.yaml'
        ? text.replace(
            'th-till-open: th-till-unsealed',
            'th-till-first: th-till-open\n  th-till-open: th-till-unsealed\n  ctl-old-seal: ctl-till-seal',
          )
        : text,
    );
  const decided: Command = {
    type: 'decision/set',
    findings: [{ key: OLD, remembered: { title: 'Till', subject: 'Desk four', library: 'tills 1.0.0' } }],
    fields: { verdict: 'accepted', reason: 'Replaced next week' },
  };
  const rated: Command = {
    type: 'rule/rate',
    rule: 'th-till-first',
    rating: { likelihood: 1, impact: 2, reason: 'Behind glass' },
  };
  const off: Command = { type: 'rule/switch', rules: ['th-till-first'], off: { reason: 'Rented' } };

  it.each([
    ['inside the project', true],
    ['beside it', false],
  ])('%s takes along what the project decided, rated and switched off', async (_, isCarried) => {
    const use: Command = isCarried ? carry(renamed()) : { type: 'pack/switch', packs: ['shop-tills'], off: null };
    const beside = isCarried ? [] : ['--packs', onDisk(renamed())];
    const found = (...more: readonly Command[]) => findings(project(use, ...more), ...beside);
    expect((await found(decided, rated)).get(KEY)).toMatchObject({
      standing: 'accepted',
      inherent: { likelihood: 1, impact: 2 },
    });
    expect((await found(decided, off)).has(KEY)).toBe(false);
  });
});

describe('what a project decides about rules', () => {
  const OFF: Command = { type: 'rule/switch', rules: ['th-till-unsealed'], off: { reason: 'Card readers are rented' } };
  const RATED: Command = {
    type: 'rule/rate',
    rule: 'th-till-unsealed',
    rating: { likelihood: 1, impact: 2, reason: 'Readers are behind glass' },
  };

  it('leaves out what a rule or a whole pack would have found', async () => {
    expect((await findings(project(carry(tillPack()), OFF))).has(KEY)).toBe(false);
    const pack: Command = { type: 'pack/switch', packs: ['shop-tills'], off: { reason: 'Not for pilots' } };
    expect((await findings(project(carry(tillPack()), pack))).has(KEY)).toBe(false);
  });

  it('rates every finding of a threat, but for one that was rated itself', async () => {
    const rated = await findings(project(carry(tillPack()), RATED));
    expect(rated.get(KEY)?.inherent).toMatchObject({ likelihood: 1, impact: 2 });
    const own: Command = {
      type: 'decision/set',
      findings: [{ key: KEY, remembered: { title: '', subject: '', library: '' } }],
      fields: { rating: { likelihood: 5, impact: null, reason: 'At night' } },
    };
    const both = await findings(project(carry(tillPack()), RATED, own));
    expect(both.get(KEY)?.inherent).toMatchObject({ likelihood: 5, impact: 2 });
  });

  it('is named with its reason in the method section of the report', async () => {
    const out = join(folder, 'report.pdf');
    const file = project(carry(tillPack()), RATED, {
      type: 'rule/switch',
      rules: ['th-mg-drift'],
      off: { reason: 'Seen to by the group' },
    });
    expect((await runCli('report', file, '--out', out)).code).toBe(0);
    const { pages } = await readPdf(readFileSync(out));
    const text = pages.map(page => page.text).join(' ');
    expect(text).toContain('Tills and card readers 1.1.0, 1 rule');
    expect(text).toContain('Seen to by the group');
    expect(text).toMatch(/Card reader opened.*likelihood 1 of 5 and impact 2 of 5.*Readers are behind glass/);
  });
});
