import type { Page } from '@playwright/test';
import { goTo, openEmpty, openSample, seriousIn } from '../harness/steps';
import { expect, test } from '../harness/test';

const SHOP = /Online shop/;
const matrix = (page: Page, name: RegExp) => page.getByRole('grid', { name });
const list = (page: Page) => page.getByRole('table', { name: 'Risks' });

/** How many risks a matrix holds, from what its cells say. */
async function total(page: Page, name: RegExp): Promise<number> {
  const cells = matrix(page, name).getByRole('button');
  await expect(cells).toHaveCount(25);
  const names = await cells.evaluateAll(all => all.map(cell => cell.getAttribute('aria-label') ?? ''));
  return names.reduce((sum, one) => sum + Number(/(\d+) risks?$/.exec(one)?.[1]), 0);
}

test('both matrices hold the same risks; a cell filters the list and leads to Threats', async ({ app }) => {
  const { page } = app;
  await openSample(page, SHOP, 'Risks');
  const before = await total(page, /Before controls/);
  expect(before).toBeGreaterThan(0);
  expect(await total(page, /After controls/)).toBe(before);
  await expect(page.getByRole('tab', { name: `Risks (${before})` })).toBeVisible();
  expect(await seriousIn(page)).toEqual([]);

  const cell = matrix(page, /After controls/)
    .getByRole('button', { name: /critical, [1-9]/i })
    .first();
  const count = /(\d+) risks?$/.exec((await cell.getAttribute('aria-label')) ?? '')?.[1];
  await cell.click();
  await expect(page.getByRole('tab', { name: `Risks (${count})` })).toBeVisible();
  await expect(list(page).getByRole('row')).toHaveCount(Number(count) + 1);
  await expect(list(page).getByRole('row').nth(1)).toContainText('Critical');
  await page.getByRole('button', { name: 'Open in Threats', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Risks', level: 2 })).toBeHidden();
});

test('the keyboard walks a matrix and chooses a cell, which tells where it is', async ({ app }) => {
  const { page } = app;
  await openSample(page, SHOP, 'Risks');
  const grid = matrix(page, /Before controls/);
  await grid.getByRole('button', { name: /^Likelihood 5, impact 1/ }).focus();
  for (const key of ['ArrowRight', 'ArrowDown', 'End', 'ArrowUp', 'Enter']) await page.keyboard.press(key);
  await expect(grid.getByRole('gridcell', { selected: true })).toHaveCount(1);
  await expect(page.getByText('Before controls, likelihood 5, impact 5')).toBeVisible();
  await page.getByRole('button', { name: 'Show all cells' }).click();
  await expect(grid.getByRole('gridcell', { selected: true })).toHaveCount(0);
});

test('names at most ten most pressing risks with their reasons, acceptances with their end, and who answers', async ({
  app,
}) => {
  const { page } = app;
  await openSample(page, SHOP, 'Risks');
  const pressing = page.getByRole('region', { name: 'Most pressing' }).getByRole('listitem');
  await expect(pressing).toHaveCount(10);
  await expect(pressing.first()).toContainText('no control is in place');
  await page.getByRole('tab', { name: /Acceptances/ }).click();
  const row = page.getByRole('table', { name: 'Acceptances' }).getByRole('row').nth(1);
  await expect(row).toContainText('1 Nov 2027');
  await expect(page.getByRole('button', { name: /Accountable for the risk/ })).toContainText('Tom Adeyemi');
  await page.getByRole('button', { name: /Accountable for the risk/ }).click();
  await expect(page.getByRole('heading', { name: 'Project', level: 2 })).toBeVisible();
});

test('what is to be verified is shown while nothing is confirmed, and on request', async ({ app }) => {
  const { page } = app;
  await openSample(page, SHOP, 'Risks');
  const confirmed = await total(page, /After controls/);
  await page.getByText(/^With those to verify/).click();
  await expect.poll(() => total(page, /After controls/)).toBeGreaterThan(confirmed);
  await page.getByRole('button', { name: 'All projects' }).click();
  await openEmpty(page, 'Risks');
  await expect(page.getByRole('radio', { name: /With those to verify/ })).toBeChecked();
  await goTo(page, 'Risks');
  expect(await seriousIn(page)).toEqual([]);
});
