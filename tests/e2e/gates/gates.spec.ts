import { writeFile } from 'node:fs/promises';
import { openEmpty, openSample, sayWhoActs, seriousIn } from '../harness/steps';
import { expect, test } from '../harness/test';

const SHOP = /Online shop/;

test('a condition that is not met says what stands in the way, is waived under a name until a day, and is shown by a file', async ({
  app,
}, testInfo) => {
  const { page } = app;
  await openSample(page, SHOP, 'Gates');
  const table = page.getByRole('table', { name: 'Conditions of going to production' });
  const critical = table.getByRole('row').filter({ hasText: 'No critical risk is left' });
  await expect(critical).toContainText('Not met');
  const verdict = page.getByRole('status').filter({ hasText: /not met/ });
  const before = Number(/^\d+/.exec(await verdict.innerText())?.[0]);
  expect(before).toBeGreaterThan(0);
  await critical.click();
  const details = page.getByRole('region', { name: 'Condition: No critical risk is left' });
  await expect(details.getByRole('listitem').first()).toBeVisible();
  expect(await seriousIn(page)).toEqual([]);

  await details.getByRole('textbox', { name: 'Reason' }).fill('Pilot with ten customers');
  await details.getByRole('textbox', { name: 'Until' }).fill('31/12/2099');
  await details.getByRole('textbox', { name: 'Until' }).press('Tab');
  const seesToIt = details.getByRole('combobox', { name: 'Sees to it until then' });
  // Pasted and taken at once, whether or not the list is drawn by then.
  await seesToIt.fill('Ravi Menon');
  await seesToIt.press('Enter');
  await expect(seesToIt).toHaveValue('Ravi Menon');
  await details.getByRole('button', { name: 'Waive' }).click();
  await sayWhoActs(page, 'Mara Lind');
  await expect(critical).toContainText('Waived until 31 Dec 2099');
  await expect(details).toBeFocused();
  await expect(details).toContainText('Mara Lind: Pilot with ten customers');
  await expect(seesToIt).toHaveValue('Ravi Menon');
  await expect(page.getByRole('status').filter({ hasText: `${before - 1} condition` })).toContainText('1 is waived');
  expect(await seriousIn(page)).toEqual([]);

  const path = testInfo.outputPath('Test report.txt');
  await writeFile(path, 'All tests passed.');
  await app.chooses(path, () => details.getByRole('button', { name: 'Add a file' }).click());
  await details.getByLabel('Holds until, Test report.txt').fill('01/01/2020');
  await details.getByLabel('Holds until, Test report.txt').press('Tab');
  await expect(details.getByText('It ran out on 1 Jan 2020.')).toBeVisible();
  const file = await app.saves(() => details.getByRole('button', { name: 'Open the file Test report.txt' }).click());
  expect(file.bytes.toString()).toBe('All tests passed.');
  expect(await seriousIn(page)).toEqual([]);

  const item = details.getByRole('listitem').first();
  const threat = (await item.innerText()).replace(/ \(.*$/, '');
  await item.getByRole('button').click();
  await expect(page.getByRole('heading', { name: 'Threats', level: 2 })).toBeVisible();
  await expect(page.getByRole('heading', { name: threat })).toBeVisible();
});

test('a project with nothing in it meets most conditions for want of anything that could fail them, and says so', async ({
  app,
}) => {
  const { page } = app;
  await openEmpty(page, 'Gates');
  await expect(page.getByRole('status').filter({ hasText: /not met/ })).toContainText('Nothing is drawn yet');
  const table = page.getByRole('table', { name: 'Conditions of going to production' });
  await expect(table.getByRole('row').filter({ hasText: 'No critical risk is left' })).toContainText('allowed: none');
});

test('a condition of one’s own is judged by people; one that is not asked can be asked again', async ({ app }) => {
  const { page } = app;
  await openSample(page, SHOP, 'Gates');
  const table = page.getByRole('table', { name: 'Conditions of going to production' });
  await page.getByRole('button', { name: 'Add a condition' }).click();
  const own = table.getByRole('row').filter({ hasText: 'Penetration test passed' });
  await page.getByRole('textbox', { name: 'Condition' }).fill('Penetration test passed');
  await page.getByRole('textbox', { name: 'Condition' }).press('Enter');
  await expect(own).toContainText('Not met');
  await page.getByRole('switch', { name: 'It is met' }).click({ force: true });
  await expect(own).toContainText('Met');

  await table.getByRole('row').filter({ hasText: 'Little is unknown' }).click();
  await page.getByRole('switch', { name: 'Asked in this project' }).click({ force: true });
  await expect(table.getByRole('row').filter({ hasText: 'Little is unknown' })).toHaveCount(0);
  await page.getByText('Not asked in this project (1)').click();
  await page.getByRole('switch', { name: 'Little is unknown' }).click({ force: true });
  await expect(table.getByRole('row').filter({ hasText: 'Little is unknown' })).toBeVisible();
});
