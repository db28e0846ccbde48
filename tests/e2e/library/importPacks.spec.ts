import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileChooser, Locator, Page } from '@playwright/test';
import { writeTextZip } from '../../../core/document';
import { tillPack } from '../../support/aPack';
import { goTo as press, startProject, type as typed } from '../harness/person';
import { goTo, openSample, sayWhoActs, seriousIn } from '../harness/steps';
import { expect, test } from '../harness/test';

const TEMPLATE = join(import.meta.dirname, '../../fixtures/microsoft/shop.tb7');

async function openPacks(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: /^Packs/ }).click();
  return page.getByRole('dialog', { name: 'Packs' });
}

type Chosen = Parameters<FileChooser['setFiles']>[0];

async function choose(page: Page, packs: Locator, files: Chosen): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  await packs.getByRole('button', { name: 'Import pack…' }).click();
  await (await choosing).setFiles(files);
}

/** A template of 7 MB whose rules take a second to read. */
function largeTemplate() {
  const small = readFileSync(TEMPLATE, 'utf8').replace('Corner shop template', 'Endless template');
  const type = /<ThreatType>[\s\S]*?<\/ThreatType>/.exec(small)?.[0] ?? '';
  const many = Array.from({ length: 4_000 }, (_, at) =>
    type
      .replace('<Id>T1</Id>', `<Id>B${at}</Id>`)
      .replace('<Description>', `<Description>${'Endless words. '.repeat(230)}`),
  );
  return {
    name: 'endless.tb7',
    mimeType: 'application/xml',
    buffer: Buffer.from(small.replace('<ThreatTypes>', `<ThreatTypes>${many.join('')}`)),
  };
}

const zipOf = (change: (text: string) => string) => ({
  name: 'tills.zip',
  mimeType: 'application/zip',
  buffer: Buffer.from(writeTextZip(tillPack(change).files)),
});

test('a Microsoft template becomes a pack: what came along is told, and what did not, with the reason', async ({
  app,
}) => {
  const { page } = app;
  await openSample(page, /Online shop/, 'Library');
  const packs = await openPacks(page);
  await choose(page, packs, TEMPLATE);
  const summary = packs.getByRole('region', { name: /^What came of shop\.tb7/ });
  // It is said what it would change before it changes anything.
  await expect(summary).toContainText(/Used in this project, it would change what is listed: .*\d+ → \d+/, {
    timeout: 30_000,
  });
  await expect(packs.getByRole('region', { name: 'Corner shop template', exact: true })).toContainText('Not used');
  await expect(summary).toContainText('2 threat types, as threats about data flows with their rules', {
    timeout: 30_000,
  });
  await expect(summary).toContainText('1 × because it is kept for old models and generated for nothing');
  await expect(summary).toContainText('1 × because the template has no stencil SE.P.Missing');
  await summary.getByText('Which ones').first().click();
  await expect(summary.getByText('Old', { exact: true })).toBeVisible();
  expect(await seriousIn(page)).toEqual([]);
  await summary.getByRole('button', { name: 'Use in this project' }).click();
  await expect(summary).toContainText(/In this project, which uses it: .*\d+ → \d+/);
  await summary.getByRole('button', { name: 'Close' }).click();
  await expect(summary).toHaveCount(0);

  // A large one is given up while it is read: nothing of it is there.
  await choose(page, packs, largeTemplate());
  await packs.getByRole('status').getByRole('button', { name: 'Cancel' }).click();
  await expect(packs.getByRole('button', { name: 'Import pack…' })).toBeEnabled();
  await expect(packs.getByRole('region', { name: /Endless/ })).toHaveCount(0);
  await expect(packs.getByRole('alert')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.getByLabel('Search threats').fill('The data flow changed');
  await expect(page.getByRole('table').getByRole('row', { name: /The data flow changed/ })).toBeVisible();
});

test('what was decided stays when a newer version of a pack calls its rule otherwise, and that is told', async ({
  app,
}) => {
  const { page } = app;
  await startProject(page, 'Corner shop');
  await goTo(page, 'Library');
  const first = await openPacks(page);
  // The pack as it was before its rule got another name.
  await choose(
    page,
    first,
    zipOf(text =>
      text
        .replace(/^renames:\n.*\n/m, '')
        .replaceAll('th-till-unsealed', 'th-till-open')
        .replace('"1.1.0"', '"1.0.0"'),
    ),
  );
  const card = first.getByRole('region', { name: 'Tills and card readers', exact: true });
  await expect(card).toContainText('1.0.0', { timeout: 30_000 });
  await first.getByRole('button', { name: 'Use in this project', exact: true }).click();
  // What is typed is guessed by what is known when it is typed.
  await expect(card).toContainText('In use');
  await page.keyboard.press('Escape');

  await press(page, 'Diagram');
  await typed(page, 'Cash till');
  await goTo(page, 'Threats');
  const register = page.getByRole('table', { name: 'Threat register' });
  const row = register.getByRole('row', { name: /Card reader opened and fitted with a skimmer/ }).first();
  await page.getByLabel('Search threats').fill('skimmer');
  await register.getByRole('button', { name: /^To verify/ }).click();
  await row.click();
  const side = page.getByRole('complementary');
  await side.getByRole('button', { name: 'Dismiss', exact: true }).click();
  const dismissal = side.getByRole('form', { name: /Dismiss/ });
  await dismissal.getByLabel('Why does it not apply?').fill('Cards are never put into it');
  await dismissal.getByRole('button', { name: 'Dismiss', exact: true }).click();
  await sayWhoActs(page, 'Ada');
  await expect(side).toContainText('Cards are never put into it');

  await goTo(page, 'Library');
  const second = await openPacks(page);
  await choose(
    page,
    second,
    zipOf(text => text),
  );
  await expect(page.getByText('1 decision follows a threat or control that its pack calls otherwise now.')).toBeVisible(
    {
      timeout: 30_000,
    },
  );
  await expect(second.getByRole('region', { name: 'Tills and card readers', exact: true })).toContainText('1.1.0');
  await page.keyboard.press('Escape');
  await goTo(page, 'Threats');
  await page.getByLabel('Search threats').fill('skimmer');
  await expect(page.getByRole('complementary')).toContainText('Cards are never put into it');
});

test('an entry is duplicated into a pack that the project does not use yet, and it uses it from then on', async ({
  app,
}) => {
  const { page } = app;
  await openSample(page, /Online shop/, 'Library');
  const packs = await openPacks(page);
  await choose(page, packs, TEMPLATE);
  const card = packs.getByRole('region', { name: 'Corner shop template', exact: true });
  await expect(card).toContainText('Not used', { timeout: 30_000 });
  await page.keyboard.press('Escape');
  await page.getByRole('table').getByRole('row').nth(1).click();
  await page.getByRole('button', { name: 'Duplicate and edit' }).click();
  const copying = page.getByRole('dialog', { name: /^Duplicate “/ });
  await copying.getByRole('combobox', { name: 'Into the pack' }).click();
  await page.getByRole('option', { name: 'Corner shop template, which this project uses from then on' }).click();
  await copying.getByRole('button', { name: 'Duplicate and edit' }).click();
  const editor = page.getByRole('dialog', { name: /^Edit “/ });
  await editor.getByRole('button', { name: 'Close', exact: true }).last().click();
  await expect(editor).toHaveCount(0);
  await openPacks(page);
  await expect(card).toContainText('In use');
});
