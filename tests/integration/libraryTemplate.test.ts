import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../support/runCli';

const fixture = (name: string) => join(import.meta.dirname, '../fixtures', name);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parapet-template-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('library template', () => {
  it('writes a Microsoft template as library files that pass the check', async () => {
    const written = await runCli('library', 'template', fixture('microsoft/shop.tb7'), '--out', folder);
    expect(written.code).toBe(0);
    expect(written.out).toContain('shop.tb7: 2 threats in 8 files');
    expect(written.out).toMatch(/threat type U1 +the template declares no attribute nobodyKnows/);
    const checked = await runCli('library', 'check', folder, '--with-shipped');
    expect([checked.code, checked.err]).toEqual([0, '']);
  });

  it('refuses what is no template with one line', async () => {
    const refused = await runCli('library', 'template', fixture('threat-dragon/shop-v2.json'), '--out', folder);
    expect([refused.code, refused.out]).toEqual([2, '']);
    expect(refused.err).toMatch(/^[^\n]+not well-formed XML[^\n]+\n$/);
  });
});
