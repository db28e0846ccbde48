import { openSample, sayWhoActs } from '../harness/steps';
import { expect, test } from '../harness/test';

test('an approved policy says who accepts a risk: somebody else is told who may, and asks for it', async ({ app }) => {
  const { page } = app;
  await page.getByRole('button', { name: /^Providers and reviews/ }).click();
  await page.getByRole('button', { name: 'Go to the policy' }).click();
  await page.getByRole('button', { name: /^Cloud security policy/ }).click();
  await page.getByRole('combobox', { name: 'Approved by' }).fill('Ines Falk');
  await page.getByRole('option', { name: /Ines Falk/ }).click();
  await page.getByRole('button', { name: 'Mark as approved today' }).click();
  await expect(page.getByText(/^Approved on /)).toBeVisible();
  const roles = page.getByLabel('Roles', { exact: true }).first();
  await roles.fill('Executive');
  await roles.press('Enter');
  await page.getByRole('button', { name: 'Back to projects' }).click();

  await openSample(page, /Online shop/, 'Threats');
  await page
    .getByRole('table', { name: 'Threat register' })
    .getByRole('row', { name: /Password guessing/ })
    .first()
    .click();
  const details = page.getByRole('complementary').locator('[data-details]');
  await details.getByRole('button', { name: 'Accept the risk' }).click();
  const ask = details.getByRole('form', { name: 'Others accept this risk' });
  await expect(ask).toContainText('You have not said which roles you have.');
  await expect(ask.getByRole('combobox', { name: 'Whom to ask' })).toHaveValue('Ines Falk');
  await ask.getByLabel('Why can it be accepted?').fill('The pilot ends in May.');
  await ask.getByRole('button', { name: 'Ask for acceptance' }).click();
  await sayWhoActs(page, 'Ada Vogt');
  await expect(details.getByLabel('Note')).toHaveValue('To be accepted by Executive: The pilot ends in May.');
  await expect(details.getByRole('button', { name: 'Accept the risk' })).toBeVisible();

  await page.getByRole('button', { name: 'Write a threat' }).click();
  await details.getByRole('combobox', { name: 'Status' }).click();
  await page.getByRole('option', { name: 'Accepted', exact: true }).click();
  // Nobody has rated it, so that it counts as the worst.
  await expect(details.getByRole('form', { name: 'Others accept this risk' })).toContainText('Executive');
  await page.keyboard.press('Escape');
  await expect(details.getByRole('combobox', { name: 'Status' })).toHaveValue('Open');
});
