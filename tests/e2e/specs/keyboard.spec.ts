import { element, hasSize, startProject, type } from '../harness/person';
import { expect, test } from '../harness/test';

test('without a mouse: a component is added, chosen, named, moved, connected and deleted @desktop', async ({
  app: { page },
}) => {
  await startProject(page);
  await type(page, 'shopper', 'shop api', 'orders db');

  // The elements are reached with Tab; Enter chooses.
  await element(page, 'shopper').focus();
  await page.keyboard.press('Enter');
  const name = page.getByRole('complementary').getByRole('textbox', { name: 'Name', exact: true });
  await expect(name).toHaveValue('shopper');
  await name.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('customer');
  await page.keyboard.press('Enter');
  await expect(element(page, 'customer')).toBeVisible();

  // Arrows move what is chosen.
  await element(page, 'customer').focus();
  const before = await element(page, 'customer').boundingBox();
  await page.keyboard.press('Shift+ArrowDown');
  await expect.poll(async () => (await element(page, 'customer').boundingBox())?.y).toBeGreaterThan(before?.y ?? 0);

  // Two chosen, F: a data flow between them.
  await page.keyboard.press('Enter');
  await element(page, 'shop api').focus();
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.press('f');
  await hasSize(page, 3, 1, 0);
  await expect(page.getByRole('complementary').getByLabel('From', { exact: true })).toHaveValue('customer');
  await expect(page.getByRole('complementary').getByLabel('To', { exact: true })).toHaveValue('shop api');

  // Delete takes what is chosen; Ctrl+Z brings it back.
  await element(page, 'shop api').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Delete');
  await hasSize(page, 2, 0, 0);
  await page.keyboard.press('Control+z');
  await hasSize(page, 3, 1, 0);

  // Everything, then nothing.
  await element(page, 'orders db').focus();
  await page.keyboard.press('Control+a');
  await expect(page.getByRole('heading', { name: '3 chosen' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Nothing chosen' })).toBeVisible();

  // Every place has a key of its own.
  await page.keyboard.press('Alt+2');
  await expect(page.getByRole('heading', { name: 'Data', exact: true })).toBeVisible();
  await page.keyboard.press('Alt+1');
  await expect(element(page, 'customer')).toBeVisible();
});
