import type { Page } from '@playwright/test';
import { goTo, startProject } from '../harness/person';
import { expect, test } from '../harness/test';

async function goToPlace(page: Page, name: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Places of the organisation' })
    .getByRole('button', { name, exact: true })
    .click();
}

test('the policy comes first, a provider is never reviewed until it is, and what has a day stands on the first screen and goes into a calendar', async ({
  app,
}) => {
  const { page } = app;
  await page.getByRole('button', { name: /^Providers and reviews/ }).click();
  await expect(page.getByText('There is no cloud policy yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Go to the policy' }).click();
  await page.getByRole('button', { name: /^Cloud security policy/ }).click();
  await expect(page.getByLabel('Text of the policy')).toHaveValue(/who answers for the risk/);
  await page.getByLabel('The security officer (CISO)').click();
  const approver = page.getByRole('combobox', { name: 'Approved by' });
  await approver.fill('Lea Brandt');
  await page.getByRole('option', { name: /Lea Brandt/ }).click();
  await page.getByRole('button', { name: 'Mark as approved today' }).click();
  await expect(page.getByText(/^Approved on /)).toBeVisible();

  await goToPlace(page, 'Providers');
  await page.getByRole('button', { name: 'Add provider' }).first().click();
  const side = page.getByRole('complementary');
  const name = side.getByLabel('Name', { exact: true }).first();
  await name.fill('Northern Cloud');
  await name.press('Enter');
  await side.getByRole('button', { name: 'Add attestation' }).click();
  const until = side.getByRole('textbox', { name: 'Until' });
  await until.fill('2020-01-31');
  await until.press('Enter');

  await goToPlace(page, 'Overview');
  await expect(page.getByText('There is no cloud policy yet.')).toBeHidden();
  await expect(page.getByText('Nobody owns the cloud policy.')).toBeVisible();
  await expect(page.getByRole('row', { name: /Overdue.*Attestation ends.*Northern Cloud/ })).toBeVisible();
  const calendar = await app.saves(() => page.getByRole('button', { name: 'Save as calendar' }).click());
  expect(calendar.bytes.toString('utf8')).toMatch(/BEGIN:VCALENDAR[\s\S]*DTSTART;VALUE=DATE:20200131/);
  await page.getByRole('row', { name: /Attestation ends/ }).click();
  await expect(page.getByRole('complementary').getByRole('textbox', { name: 'Until' })).toBeVisible();
  await page.getByRole('button', { name: 'Back to projects' }).click();
  const due = page.getByRole('region', { name: 'Due' });
  await due.getByRole('button', { name: /Overdue.*Attestation ends.*Northern Cloud/ }).click();
  await expect(page.getByRole('complementary').getByRole('textbox', { name: 'Until' })).toBeVisible();
  await page.getByRole('button', { name: 'Back to projects' }).click();
  await startProject(page);
  await goTo(page, 'Project');
  await expect(page.getByRole('combobox', { name: 'Is a cloud security policy in force?' })).toHaveValue('Yes');
  await page.getByRole('button', { name: 'Use a provider of the organisation' }).click();
  await page.getByRole('menuitem', { name: 'Northern Cloud, with its management console' }).click();
  await page.getByRole('button', { name: 'Northern Cloud', exact: true }).click();
  await expect(page.getByText(/^Provider review: Never done/)).toBeVisible();
  await expect(page.getByText(/^Kept in the organisation/)).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Name of provider' })).toBeDisabled();
  await goTo(page, 'Diagram');
  await expect(page.getByRole('group', { name: /^Northern Cloud management console, / })).toBeVisible();
});
