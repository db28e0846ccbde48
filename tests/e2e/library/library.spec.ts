import type { Locator, Page } from '@playwright/test';
import { goTo, openEmpty, openSample, reloadInto, seriousIn } from '../harness/steps';
import { expect, test } from '../harness/test';

const SHOP = /Online shop/;
const details = (page: Page): Locator => page.getByRole('complementary').locator('[data-details]');
const list = (page: Page, name: string) => page.getByRole('table', { name });
const row = (page: Page, name: string | RegExp) => page.getByRole('table').getByRole('row', { name }).first();

test('a threat is found by a word, tells its rule in words, and leads to what it found here', async ({ app }) => {
  const { page } = app;
  await openSample(page, SHOP, 'Library');
  expect(await seriousIn(page)).toEqual([]);
  await page.getByLabel('Search threats').fill('password guess');
  await row(page, /Password guessing or spraying/).click();
  await expect(details(page)).toContainText('When it is found');
  await expect(details(page)).toContainText(/Multi-factor sign-in for users: .*\(not said: to verify\)/);
  await expect(details(page).locator('code')).toHaveCount(0);
  await details(page).getByText('The rule in short notation').click();
  await expect(details(page).locator('code')).toContainText('p.mfa');
  await expect(details(page).getByRole('region', { name: 'In this project' })).toContainText(/\d+ confirmed/);
  expect(await seriousIn(page)).toEqual([]);

  await details(page).getByRole('button', { name: 'Show in Threats' }).click();
  const register = page.getByRole('table', { name: 'Threat register' });
  await expect(page.getByRole('group', { name: 'Shown only' })).toContainText('Threat: Password guessing or spraying');
  await expect(register.getByRole('row', { name: /Password guessing or spraying/ }).first()).toBeVisible();
  await expect(register.getByRole('row', { name: /Stolen or phished user credentials/ })).toHaveCount(0);
  await page.getByRole('button', { name: /Show all again/ }).click();
  await expect(register.getByRole('row', { name: /Stolen or phished user credentials/ }).first()).toBeVisible();

  // The way back to the rule, from what it found.
  await register
    .getByRole('row', { name: /Stolen or phished user credentials/ })
    .first()
    .click();
  await page.getByRole('complementary').getByRole('button', { name: 'Its rule in the library' }).click();
  await expect(details(page).getByRole('heading', { level: 3 })).toContainText('Stolen or phished user credentials');

  // The library is found as it was left.
  await goTo(page, 'Threats');
  await goTo(page, 'Library');
  await expect(details(page).getByRole('heading', { level: 3 })).toContainText('Stolen or phished user credentials');
});

test('entries lead to each other and back, and to the places where the project has them', async ({ app }) => {
  const { page } = app;
  await openSample(page, SHOP, 'Library');
  await page.getByRole('tab', { name: /^Types/ }).click();
  await page.getByLabel('Search types').fill('postgres');
  await row(page, /Managed relational database/).click();
  await expect(details(page)).toContainText('a database');
  expect(await seriousIn(page)).toEqual([]);
  const threats = details(page).getByRole('region', { name: 'Threats that can apply to it' });
  const first = threats.getByRole('listitem').first();
  const threat = await first.innerText();
  await first.getByRole('button').click();
  await expect(details(page).getByRole('heading', { level: 3 })).toHaveText(threat);
  await expect(page.getByRole('tab', { name: /^Threats/ })).toHaveAttribute('aria-selected', 'true');
  await expect(list(page, 'Threats of the library').locator('[aria-current="true"]')).toContainText(threat);

  await details(page).getByRole('region', { name: 'Controls that answer it' }).getByRole('button').first().click();
  await expect(details(page)).toContainText('What good looks like on each platform');
  expect(await seriousIn(page)).toEqual([]);
  const control = await details(page).getByRole('heading', { level: 3 }).innerText();
  await details(page).getByRole('button', { name: 'Show in Controls' }).click();
  await expect(page.getByRole('heading', { name: 'Controls', level: 2 })).toBeVisible();
  await expect(page.getByRole('complementary')).toContainText(control);

  await goTo(page, 'Library');
  await details(page)
    .getByRole('button', { name: /^Back to/ })
    .click();
  await expect(details(page).getByRole('heading', { level: 3 })).toHaveText(threat);
  await details(page)
    .getByRole('button', { name: /^Back to/ })
    .click();
  await expect(details(page).getByRole('heading', { level: 3 })).toHaveText('Managed relational database');
  await expect(details(page).getByRole('button', { name: /^Back to/ })).toHaveCount(0);

  const own = details(page).getByRole('region', { name: 'In this project' }).getByRole('button').first();
  const name = await own.innerText();
  await own.click();
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue(name);
});

test('keys go through the list and into the details; filters narrow it and are cleared', async ({ app }) => {
  const { page } = app;
  await openSample(page, SHOP, 'Library');
  const table = list(page, 'Threats of the library');
  await table.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(details(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Choose a threat' })).toBeVisible();
  await expect(table).toBeFocused();

  const count = page.getByRole('search').getByRole('status');
  const whole = await count.innerText();
  await page.getByRole('switch', { name: /Only what this project/ }).click();
  await expect(count).not.toHaveText(whole);
  await page.getByLabel('Search threats').fill('zzz nothing is called so');
  await page.getByRole('main').getByRole('button', { name: 'Clear filters' }).click();
  await expect(count).toHaveText(whole);

  await page.getByRole('button', { name: 'Sources and licences' }).click();
  const sources = page.getByRole('dialog', { name: 'Sources and licences' });
  await expect(sources).toContainText('MITRE ATT&CK');
  expect(await seriousIn(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(sources).toBeHidden();

  await reloadInto(page, SHOP, 'Library');
  await expect(count).toHaveText(whole);
});

test('before anything is drawn the library is there to be read', async ({ app }) => {
  const { page } = app;
  await openEmpty(page, 'Library');
  await page.getByRole('tab', { name: /^Types/ }).click();
  await page.getByLabel('Search types').fill('bucket');
  await row(page, /Object \/ blob storage/).click();
  await expect(details(page)).toContainText('Nothing in this project is of this type.');
});
