import { goTo, openSample, seriousIn } from '../harness/steps';
import { expect, test } from '../harness/test';

const SHOP = /Online shop/;

test('what changed since a kept state is listed, leads to its place and is seen on the diagram', async ({ app }) => {
  const { page } = app;
  await openSample(page, SHOP, 'Compare');
  await expect(page.getByRole('heading', { name: 'There is nothing to compare with yet' })).toBeVisible();
  expect(await seriousIn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Keep the state of now' }).click();
  await expect(page.getByRole('heading', { name: 'Nothing is different' })).toBeVisible();

  await page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: 'Diagram' }).click();
  await page
    .getByRole('group', { name: /^Orders/ })
    .first()
    .click();
  const name = page.getByRole('textbox', { name: 'Name', exact: true });
  const before = await name.inputValue();
  await name.fill('Orders and invoices');
  await name.press('Enter');

  await goTo(page, 'Compare');
  const table = page.getByRole('table', { name: 'Changes' });
  const line = table.getByRole('row').filter({ hasText: 'Orders and invoices' }).first();
  await expect(line).toContainText(before);
  await expect(line).toContainText('Name');
  expect(await seriousIn(page)).toEqual([]);

  await page.getByRole('button', { name: 'Show on the diagram' }).click();
  await expect(page.getByRole('region', { name: 'Legend' })).toContainText('Changed');
  await expect(page.getByRole('radio', { name: 'Changes' })).toBeChecked();
  expect(await seriousIn(page)).toEqual([]);

  await goTo(page, 'Compare');
  await page.getByRole('button', { name: 'Show Orders and invoices' }).first().click();
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Orders and invoices');
});
