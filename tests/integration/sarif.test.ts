import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../support/runCli';
import { SarifFile } from '../support/sarif';
import { TEMPLATES } from '../support/templates';

const SHOP = join(TEMPLATES, 'models/online-shop-aws.parapet.json');
const DRAGON = join(import.meta.dirname, '../fixtures/threat-dragon/shop-v2.json');

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parapet-sarif-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function sarifOf(file: string) {
  const { code, out } = await runCli('analyze', file, '--sarif');
  expect(code).toBe(0);
  const [run] = SarifFile.parse(JSON.parse(out)).runs;
  if (!run) throw new Error('no run');
  return { out, rules: run.tool.driver.rules, results: run.results };
}

describe('analyze --sarif', () => {
  it('has what counts, each under its rule and at its place, the worst first', async () => {
    const { rules, results } = await sarifOf(SHOP);
    expect(new Set(rules.map(rule => rule.id)).size).toBe(rules.length);
    for (const one of results) expect(rules[one.ruleIndex]?.id).toBe(one.ruleId);
    const keys = results.map(one => Object.values(one.partialFingerprints)[0]);
    expect(new Set(keys).size).toBe(keys.length);
    const open = results.filter(one => one.suppressions.length === 0);
    const ranks = open.map(one => one.rank ?? 0);
    expect(ranks).toEqual([...ranks].sort((a, b) => b - a));
    const { out } = await runCli('analyze', SHOP);
    expect(open).toHaveLength(Number(/Confirmed and open: (\d+)/.exec(out)?.[1]));
    const LEVELS = { low: 'note', moderate: 'warning', high: 'error', critical: 'error' } as const;
    const json = JSON.parse((await runCli('analyze', SHOP, '--json')).out);
    const bands: ReadonlyMap<string, keyof typeof LEVELS> = new Map(
      json.findings.map((one: { id: string; residual: { band: keyof typeof LEVELS } }) => [one.id, one.residual.band]),
    );
    for (const { level, partialFingerprints } of open) {
      const band = bands.get(Object.values(partialFingerprints)[0] ?? '');
      expect(level).toBe(band ? LEVELS[band] : 'error');
    }
    const places = open.flatMap(one => one.locations[0]?.logicalLocations ?? []);
    expect(places).toContainEqual({
      name: 'Customer sign-in',
      fullyQualifiedName: 'elements/el_signin',
      kind: 'element',
    });
  });

  it('says what people accepted or dismissed as suppressed, with their reason', async () => {
    const { results } = await sarifOf(SHOP);
    const decided = results.filter(one => one.suppressions.length > 0);
    expect(decided.length).toBeGreaterThan(0);
    for (const { suppressions } of decided) {
      expect(suppressions[0]?.justification).toMatch(/^(Accepted|Dismissed): ./);
    }
    expect(results.slice(-decided.length)).toEqual(decided);
  });

  it('has what people wrote, of another tool too, and the same bytes every time', async () => {
    const { out, results } = await sarifOf(DRAGON);
    expect(results.filter(one => one.ruleId === 'written-by-hand').length).toBeGreaterThan(0);
    expect((await runCli('analyze', DRAGON, '--sarif')).out).toBe(out);
  });

  it('names any file by an address, and makes no link of what is in it', async () => {
    const odd = join(folder, 'a b#ü?.parapet.json');
    const text = await readFile(SHOP, 'utf8');
    await writeFile(odd, text.replaceAll('Customer sign-in', '[sign in](https://example.org)'));
    const { out, results } = await sarifOf(odd);
    const uri = results[0]?.locations[0]?.physicalLocation.artifactLocation.uri ?? '';
    expect(uri).toMatch(/^file:\/\/\/.*\/a%20b%23%C3%BC%3F\.parapet\.json$/);
    expect(out).toContain('[sign in] (https');
    expect(results.map(one => one.message.text).join()).not.toContain('](');
  });

  it('goes into a file, fails the same gate, and is not printed together with JSON', async () => {
    const model = join(folder, 'shop.parapet.json');
    await cp(SHOP, model);
    const path = join(folder, 'shop.sarif');
    const { code, out, err } = await runCli('analyze', model, '--sarif', '--out', path, '--fail-on', 'high');
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('confirmed, open threats left with high risk or more');
    expect(SarifFile.parse(JSON.parse(await readFile(path, 'utf8'))).version).toBe('2.1.0');
    const both = await runCli('analyze', model, '--sarif', '--json');
    expect([both.code, both.err]).toEqual([2, expect.stringContaining('--json')]);
  });
});
