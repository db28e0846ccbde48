import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';
import { openSample, seriousIn } from '../harness/steps';
import { expect, test } from '../harness/test';

const openReports = (page: Page) => openSample(page, /Online shop/, 'Reports');

async function createReport(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'New report' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New report' });
  await dialog.getByRole('textbox', { name: 'Title' }).fill(title);
  await dialog.getByRole('button', { name: 'Create report' }).click();
}

const reports = (page: Page) => page.getByRole('table', { name: 'Reports of this project' });

test('a brief is made, listed, still there after a reload, saved byte for byte, and deleted @desktop', async ({
  app,
}) => {
  const { page } = app;
  await openReports(page);
  await expect(page.getByText('No reports yet')).toBeVisible();
  expect(await seriousIn(page)).toEqual([]);
  await createReport(page, 'Brief for the board');
  const row = reports(page).getByRole('row', { name: /Brief for the board/ });
  await expect(row).toBeVisible({ timeout: 60_000 });
  await expect(row).toContainText('Management brief');
  await expect(row).toContainText('up to date');
  expect(await seriousIn(page)).toEqual([]);

  await page.reload();
  await page.getByRole('button', { name: /^Open Online shop/ }).click();
  await page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: 'Reports' }).click();
  await expect(row).toBeVisible();
  const saved = await app.saves(() => row.getByRole('button', { name: 'Save Brief for the board to disk' }).click());
  expect(saved.name).toMatch(/^Brief for the board \d{4}-\d{2}-\d{2}\.pdf$/);
  expect(saved.bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
  const listed = await row.locator('[data-sha256]').getAttribute('data-sha256');
  expect(createHash('sha256').update(saved.bytes).digest('hex')).toBe(listed);

  await row.getByRole('button', { name: 'Delete Brief for the board' }).click();
  const sure = page.getByRole('dialog', { name: 'Delete report' });
  await expect(sure).toContainText('This cannot be undone');
  await sure.getByRole('button', { name: 'Delete report' }).click();
  await expect(page.getByText('No reports yet')).toBeVisible();
});

test('a report opens in a tab, says when the model has changed since, and goes with its project', async ({ app }) => {
  const { page } = app;
  await openReports(page);
  await createReport(page, 'Before the change');
  const row = reports(page).getByRole('row', { name: /Before the change/ });
  await expect(row).toContainText('up to date', { timeout: 60_000 });
  // It opens in a tab of its own, not in a dialog that asks where to put it.
  const [tab] = await Promise.all([
    page.waitForEvent('popup'),
    row.getByRole('button', { name: 'Open Before the change' }).click(),
  ]);
  await tab.close();

  await page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: 'Project' }).click();
  await page.getByRole('textbox', { name: 'Business unit' }).fill('Online retail');
  await page.getByRole('textbox', { name: 'Business unit' }).press('Enter');
  await page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: 'Reports' }).click();
  await expect(row).toContainText('changed since');

  await page.getByRole('button', { name: 'All projects' }).click();
  await page.getByRole('button', { name: /^More for Online shop/ }).click();
  await page.getByRole('menuitem', { name: 'Move to bin' }).click();
  await page.getByRole('button', { name: /^Bin/ }).click();
  await page.getByRole('button', { name: 'Delete for ever' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete for ever' }).click();
  await expect(page.getByText('The bin is empty.')).toBeVisible();
  const left = await page.evaluate(
    () =>
      new Promise<number[]>((resolve, reject) => {
        const opening = indexedDB.open('parapet');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const counts = ['reports', 'reportFiles'].map(
            store =>
              new Promise<number>(told => {
                const counting = opening.result.transaction(store).objectStore(store).count();
                counting.onsuccess = () => told(counting.result);
              }),
          );
          resolve(Promise.all(counts));
        };
      }),
  );
  expect(left).toEqual([0, 0]);
});

test('making a report shows how far it is and can be cancelled; then nothing is kept', async ({ app }) => {
  const { page } = app;
  await openReports(page);
  await page.getByRole('button', { name: 'New report' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Full report' }).check();
  await expect(dialog.getByRole('checkbox', { name: 'Decisions' })).toBeChecked();
  expect(await seriousIn(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Create report' }).click();
  await expect(dialog.getByRole('progressbar')).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).first().click();
  await expect(page.getByText('The report was not made.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Create report' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('No reports yet')).toBeVisible();
});

test('both registers are saved as tables', async ({ app }) => {
  const { page } = app;
  await openReports(page);
  for (const [item, head] of [
    ['Threat register (CSV)', '\ufeffThreat,State,'],
    ['Control register (CSV)', '\ufeffControl,About,'],
  ] as const) {
    await page.getByRole('button', { name: 'Save as a table' }).click();
    const saved = await app.saves(() => page.getByRole('menuitem', { name: item }).click());
    expect(saved.name).toMatch(/\.csv$/);
    const text = saved.bytes.toString('utf8');
    expect(text.startsWith(head)).toBe(true);
    expect(text.split('\r\n').length).toBeGreaterThan(10);
  }
});
