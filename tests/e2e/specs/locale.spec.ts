import { goTo, leave, panel, saved, startProject, type } from '../harness/person';
import { expect, test } from '../harness/test';

test.use({ locale: 'de-DE', timezoneId: 'Europe/Berlin' });

test('times, days and numbers are written as the device writes them', async ({ app: { page } }) => {
  await startProject(page, 'Web shop');
  await type(page, 'orders db');
  await saved(page);
  await expect(page.getByTestId('saved')).toHaveText(/ at \d\d:\d\d:\d\d$/);

  await goTo(page, 'Data');
  await page.getByRole('button', { name: 'Add data asset' }).first().click();
  await panel(page).getByLabel('Number of records').fill('1250000');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('table')).toContainText('1.250.000');

  await goTo(page, 'Project');
  await page.getByRole('button', { name: 'Add action' }).click();
  const due = page.getByLabel('Due').last();
  await due.fill('3.4.2099');
  await due.blur();
  await expect(due).toHaveValue('03.04.2099');

  await leave(page);
  await expect(page.getByText(/^\d\d\.\d\d\.\d{4}, \d\d:\d\d$/)).toBeVisible();
});
