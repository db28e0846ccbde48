import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AppHost } from '../harness/host';
import { ROOT } from '../harness/machine';
import { boundary, element, goTo, hasSize, leave, saved, startProject, type } from '../harness/person';
import { expect, test } from '../harness/test';

const SHOP = join(ROOT, 'tests', 'fixtures', 'threat-dragon', 'shop-v2.json');

const THREATS = [
  "Orders in <somebody else's> name & more 🔓",
  'Price list changed',
  'Nobody cares',
  'Read on the way',
  'Linked across orders',
];

const openFile = (app: AppHost, path: string) =>
  app.chooses(path, () => app.page.getByRole('button', { name: /^Open a file/ }).click());

async function saveAs(app: AppHost, path: string): Promise<Buffer> {
  await saved(app.page);
  const file = await app.saves(async () => {
    await app.page.getByRole('button', { name: 'Save to file' }).click();
    await app.page.getByRole('menuitem', { name: 'Project as JSON (for Git)' }).click();
  });
  await writeFile(path, file.bytes);
  return file.bytes;
}

test('a Threat Dragon file opens with a report, its threats and texts as they were, and comes back the same from our own file @desktop', async ({
  app,
}, testInfo) => {
  const { page } = app;
  await openFile(app, SHOP);
  const report = page.getByRole('dialog', { name: 'What became of shop-v2.json' });
  await expect(report.getByText(/Read as OWASP Threat Dragon 2\. \d+ elements, \d+ data flows, /)).toBeVisible();
  for (const part of [/^Taken over \(\d+\)$/, /^Guessed \(\d+\)$/, /^Left out \(\d+\)$/])
    await expect(report.getByRole('button', { name: part })).toBeVisible();
  await report.getByRole('button', { name: 'Go to the diagram' }).click();

  await expect(page.getByRole('heading', { name: 'Corner shop R&D <tenant-id> 🛒 متجر' })).toBeVisible();
  await expect(boundary(page, 'Cloud account')).toBeVisible();
  // A boundary that is a line is drawn, too.
  await expect(boundary(page, 'Edge').locator('path').first()).toBeAttached();
  // A type that was guessed from a name is shown as a guess until somebody confirms it.
  const guessed = page.locator('.react-flow__node-element').filter({ hasText: '?' }).first();
  await guessed.click();
  await expect(page.getByText(/Guessed, \d+ % sure: /).first()).toBeVisible();
  await page.getByRole('button', { name: 'That is right' }).click();
  await expect(page.getByRole('button', { name: 'That is right' })).toHaveCount(0);
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(page.getByRole('button', { name: 'That is right' })).toHaveCount(1);

  const first = await saveAs(app, testInfo.outputPath('first.parapet.json'));
  // Texts survive byte for byte, and every threat of theirs is a threat of ours.
  for (const text of ['Sells \\"things\\" & ships them.', ...THREATS]) expect(first.toString('utf8')).toContain(text);
  await leave(page);
  await openFile(app, testInfo.outputPath('first.parapet.json'));
  await expect(page.getByTestId('canvas')).toBeVisible();
  const second = await saveAs(app, testInfo.outputPath('second.parapet.json'));
  const withoutId = (bytes: Buffer) => ({ ...JSON.parse(bytes.toString('utf8')), id: null });
  expect(withoutId(second)).toEqual(withoutId(first));
});

const bracket = (count: number) => `{"version":"2.0","summary":${'['.repeat(count)}${']'.repeat(count)}}`;
const BAD = [
  { what: 'is no JSON', name: 'notes.json', content: '{"summary": tomorrow}' },
  { what: 'ends in the middle', name: 'cut.json', content: '{"version":"2.2","summary":{"title":"Sho' },
  { what: 'is nested too deep', name: 'deep.json', content: bracket(200_000) },
  { what: 'is of no known kind', name: 'other.json', content: '{"hello":"world"}' },
  {
    what: 'is of a newer Parapet',
    name: 'newer.parapet.json',
    content: '{"format":"parapet","version":9999,"kind":"project"}',
  },
  { what: 'is not text', name: 'picture.json', content: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 1, 2, 3]) },
  { what: 'is larger than any model', name: 'huge.json', content: Buffer.alloc(210 * 1024 * 1024, 0x20) },
] as const;

test('a bad file is refused with a sentence that names it, nothing is changed, and the window goes on', async ({
  app,
}, testInfo) => {
  const { page } = app;
  await startProject(page, 'Untouched');
  await type(page, 'shop api');
  await saved(page);
  await leave(page);
  for (const { what, name, content } of BAD) {
    const path = testInfo.outputPath(name);
    await writeFile(path, content);
    await openFile(app, path);
    const told = page.getByRole('alert').filter({ hasText: name });
    await expect(told, `a file that ${what}`).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole('dialog')).toHaveCount(0);
    for (const close of await page.getByRole('alert').getByRole('button').all()) await close.click();
    await expect(page.getByRole('alert')).toHaveCount(0);
  }
  await expect(page.getByRole('button', { name: /^Open Untouched/ })).toHaveCount(1);
  await page.getByRole('button', { name: 'Open Untouched' }).click();
  await hasSize(page, 1, 0, 0);
  await expect(element(page, 'shop api')).toBeVisible();
  await goTo(page, 'Data');
  await expect(page.getByRole('heading', { name: 'Data', exact: true })).toBeVisible();
});
