import { goTo, openSample, seriousIn } from '../harness/steps';
import { expect, test } from '../harness/test';

const SHOP = /Online shop/;

test('a project is weighed up against another way to run it, in figures and line by line', async ({ app }) => {
  const { page } = app;
  await openSample(page, SHOP, 'Compare');
  await page.getByText('Variants', { exact: true }).click();
  await expect(page.getByRole('heading', { name: 'There is no variant of this project yet' })).toBeVisible();
  await page.getByRole('button', { name: 'Make a variant' }).click();
  const dialog = page.getByRole('dialog', { name: 'Make a variant' });
  await dialog.getByRole('combobox', { name: 'Run as' }).click();
  await page.getByRole('option', { name: 'SaaS' }).click();
  await dialog.getByRole('textbox', { name: 'Name of the variant' }).fill('Shop, bought');
  expect(await seriousIn(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Make it' }).click();

  const table = page.getByRole('table', { name: 'This project and its variants' });
  await expect(table.getByRole('columnheader')).toHaveCount(2);
  const [here, bought] = await table.getByRole('row', { name: /^Ours/ }).getByRole('cell').allTextContents();
  expect(Number(bought)).toBeLessThan(Number(here));
  await page.getByRole('button', { name: 'Differences from Shop, bought' }).click();
  const changes = page.getByRole('table', { name: 'Changes' });
  await expect(changes.getByRole('row').filter({ hasText: 'SaaS' }).first()).toBeVisible();
  expect(await seriousIn(page)).toEqual([]);

  await page.getByRole('button', { name: 'Open Shop, bought' }).click();
  await expect(page.getByRole('heading', { name: 'Shop, bought', level: 1 })).toBeVisible();
  await goTo(page, 'Compare');
  await page.getByRole('button', { name: 'Make this a project of its own' }).click();
  await expect(page.getByRole('heading', { name: 'There is no variant of this project yet' })).toBeVisible();
});
