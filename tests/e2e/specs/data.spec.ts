import type { Page } from '@playwright/test';
import {
  analysed,
  colourBy,
  connect,
  element,
  goTo,
  hasSize,
  panel,
  part,
  preferencesKept,
  rename,
  saved,
  startProject,
  type,
} from '../harness/person';
import { expect, test } from '../harness/test';

/** A shop that keeps card numbers, which are secret; the page is at them. */
async function keepCardNumbers(page: Page): Promise<void> {
  await startProject(page);
  await type(page, 'shopper', 'shop api', 'orders db');
  await connect(page, 'shopper', 'shop api');
  await connect(page, 'shop api', 'orders db');
  await goTo(page, 'Data');
  await expect(page.getByText('No data assets yet')).toBeVisible();
  await page.getByRole('button', { name: 'Add data asset' }).first().click();
  await rename(page, 'Card numbers');
  await panel(page).getByLabel('Type', { exact: true }).click();
  await page.getByRole('option', { name: 'Payment cardholder data' }).click();
  await expect(page.getByRole('row', { name: /Card numbers.*Restricted/ })).toBeVisible();
  await panel(page).getByLabel('Class', { exact: true }).click();
  await page.getByRole('option', { name: 'Secret' }).click();
  await panel(page).getByLabel('Kept in').click();
  await page.getByRole('option', { name: 'orders db' }).click();
  await page.keyboard.press('Escape');
}

test('data has a class, ratings and records; who answers for it is asked, and what it dictates is told', async ({
  app: { page },
}) => {
  await keepCardNumbers(page);
  const details = panel(page);
  await details.getByLabel('Integrity').click();
  await page.getByRole('option', { name: /^5/ }).click();
  await details.getByLabel('Number of records').fill('84000');
  await page.keyboard.press('Tab');
  const row = page.getByRole('row', { name: /Card numbers/ });
  await expect(row).toContainText('Secret');
  await expect(row).toContainText('5 / 5 / 2');
  await expect(row).toContainText('84,000');
  await expect(row).toContainText('1 kept');
  // Nobody answers for it: counted in the list, and asked of all data at once.
  await expect(row).toContainText('1 to verify');
  const threats = details.getByRole('heading', { name: 'Threats to the data itself' }).locator('..');
  await threats.getByRole('button', { name: /1 question/ }).click();
  await page.getByRole('row', { name: /Who answers for this data\?.*Card numbers/ }).click();
  const owner = panel(page).getByRole('combobox', { name: 'Who answers for this data?' });
  await owner.fill('Ines Berg');
  await page.getByRole('option', { name: /Ines Berg/ }).click();
  await expect(page.getByRole('row', { name: /Who answers for this data/ })).toHaveCount(0);
  await goTo(page, 'Data');
  await expect(row).not.toContainText('to verify');
  await row.click();
  await expect(details.getByRole('combobox', { name: 'Owner' })).toHaveValue('Ines Berg');
  await threats.getByRole('button', { name: 'Why is a threat not listed?' }).click();
  const whyNot = page.getByRole('dialog', { name: 'Why is it not listed?' });
  await expect(whyNot.getByRole('combobox', { name: 'Where' })).toHaveValue('Card numbers');
  await whyNot.getByRole('combobox', { name: 'Threat' }).click();
  await page.getByRole('option', { name: 'Nobody decides about this sensitive data' }).click();
  await expect(whyNot.getByText('It does not apply, because:')).toBeVisible();
  await page.keyboard.press('Escape');
  await goTo(page, 'Data');
  await row.click();
  // What the type dictates, before it leaves and before it is worked on.
  await expect(details.getByText('Before it is sent to a provider')).toBeVisible();
  await expect(details.getByText('Before it is processed at a provider')).toBeVisible();
});

test('what keeps, processes or carries data inherits the highest class, with its source, and colours say so', async ({
  app: { page },
}) => {
  await keepCardNumbers(page);
  await goTo(page, 'Diagram');
  await element(page, 'orders db').click();
  await expect(part(page, 'Sensitivity').getByText('Secret')).toBeVisible();
  await expect(part(page, 'Sensitivity').getByText('keeps Card numbers')).toBeVisible();
  await element(page, 'shop api').click();
  await expect(part(page, 'Sensitivity').getByText('No data with a class')).toBeVisible();
  await page
    .getByRole('img', { name: /^Data flow .*from shop api to orders db$/ })
    .locator('path')
    .first()
    .click({ force: true });
  const carries = part(page, 'Data').getByLabel('Carries');
  await carries.click();
  await page.getByRole('option', { name: 'Card numbers' }).click();
  await carries.press('Escape');
  await analysed(page);
  await element(page, 'shop api').click();
  await expect(part(page, 'Sensitivity').getByText('Secret')).toBeVisible();
  await expect(part(page, 'Sensitivity').getByText(/Card numbers through/)).toBeVisible();

  const ground = (of: string) =>
    element(page, of)
      .locator('[data-kind]')
      .evaluate(box => getComputedStyle(box).backgroundColor);
  const plain = await ground('orders db');
  await colourBy(page, 'Sensitivity');
  await expect(page.getByRole('region', { name: 'Legend' }).getByText('Secret')).toBeVisible();
  await expect.poll(() => ground('orders db')).not.toBe(plain);
  const secret = await ground('orders db');
  await expect.poll(() => ground('shop api')).toBe(secret);
  await expect.poll(() => ground('shopper')).not.toBe(secret);

  // A control is asked for because of the data, and says before which step.
  await goTo(page, 'Controls');
  await page
    .getByRole('main')
    .getByText(/[Ee]ncryption in transit|TLS/)
    .first()
    .click();
  await expect(
    panel(page)
      .getByText(/^Before data is sent to a provider: .*Card numbers/)
      .first(),
  ).toBeVisible();

  // Gone with its last mention, and back again.
  await goTo(page, 'Data');
  await page.getByRole('row', { name: /Card numbers/ }).click();
  await panel(page).getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('No data assets yet')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('row', { name: /Card numbers/ })).toContainText('1 kept, 1 carried');
  await saved(page);
  await hasSize(page, 3, 2, 0);
});

test('a first decision asks who decides, once, and the status tells what is saved, how large the project is and what was found', async ({
  app: { page },
}) => {
  await page.getByRole('button', { name: /^Look at a sample/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Online shop on AWS/ })
    .click();
  await expect(page.getByTestId('canvas')).toBeVisible();
  await expect(page.getByTestId('analysis')).toHaveText(/^\d+ confirmed, \d+ to verify$/);
  await expect(page.getByTestId('saved')).toHaveText(/^Saved on this device/);
  await expect(page.getByRole('button', { name: 'Change name and roles' })).toHaveText('No name given yet');
  await page.getByRole('button', { name: 'Change name and roles' }).click();
  await page.getByLabel('Your name').fill('Mira Holm');
  await page.getByRole('combobox', { name: 'Your roles' }).fill('Security');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Continue' }).click();
  await preferencesKept(page, 'Mira Holm');
  await page.reload();
  await page.getByRole('button', { name: 'Open Online shop on AWS' }).click();
  await expect(page.getByRole('button', { name: 'Change name and roles' })).toHaveText('Mira Holm');
});
