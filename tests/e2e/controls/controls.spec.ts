import { writeFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { element, goTo } from '../harness/person';
import { openEmpty, openSample, reloadInto, sayWhoActs, seriousIn } from '../harness/steps';
import { expect, test } from '../harness/test';

const SHOP = /Online shop/;
const MFA = /Phishing-resistant MFA/;
const table = (page: Page) => page.getByRole('table', { name: 'Required controls' });
const details = (page: Page, name: RegExp) => page.getByRole('region', { name });

async function choose(page: Page, name: RegExp): Promise<Locator> {
  await table(page).getByRole('button', { name }).click();
  const panel = details(page, name);
  await expect(panel.getByRole('heading', { name: 'Where it stands' })).toBeVisible();
  return panel;
}

test('an element lists the controls that it needs, the missing ones first, and each leads to its row', async ({
  app,
}) => {
  const { page } = app;
  await openSample(page, SHOP, 'Controls');
  await goTo(page, 'Diagram');
  await element(page, 'Checkout').click();
  const controls = page
    .getByRole('region', { name: 'Checkout', exact: true })
    .getByRole('region', { name: 'Controls' });
  const lines = controls.getByRole('listitem');
  await expect(lines).toHaveCount(5);
  await expect(lines.first()).toContainText('Missing');
  await controls.getByRole('button', { name: /^Show all \d+ controls$/ }).click();
  await expect(lines.nth(5)).toBeVisible();
  const title = (await lines.first().getByRole('button').locator('span').nth(1).textContent()) ?? '';
  await lines.first().getByRole('button').click();
  await expect(page.getByRole('heading', { name: 'Controls', level: 2 })).toBeVisible();
  await expect(page.getByRole('region', { name: title })).toBeVisible();
});

test('tells why a control is required, and keeps what is set on one element with who set it', async ({ app }) => {
  const { page } = app;
  await openSample(page, SHOP, 'Controls');
  const panel = await choose(page, MFA);
  const why = panel.getByRole('region', { name: 'Why it is required' });
  await expect(why).toContainText('Before a provider processes data: Card numbers (Payment cardholder data)');
  await expect(why).toContainText('Your share of the layer');
  expect(await seriousIn(page)).toEqual([]);
  await panel.getByLabel('Status on Customer sign-in').selectOption({ label: 'Not available at the provider' });
  await sayWhoActs(page, 'Sara Lind');
  await panel.getByRole('button', { name: 'Write about Customer sign-in' }).click();
  await expect(panel.getByText('It cannot be had as it is')).toBeVisible();
  await panel.getByRole('textbox', { name: 'Note', exact: true }).fill('Ask again in spring');
  await panel.getByRole('textbox', { name: /link/ }).fill('https://example.org/answer');
  await panel.getByRole('button', { name: 'Add evidence' }).click();
  await expect(panel.getByRole('button', { name: 'Open https://example.org/answer' })).toBeVisible();
  await expect(panel.getByText(/Set by Sara Lind/)).toBeVisible();

  await reloadInto(page, SHOP, 'Controls');
  const again = await choose(page, MFA);
  await expect(again.getByLabel('Status on Customer sign-in')).toHaveValue('unavailable');
  await again.getByRole('button', { name: 'Write about Customer sign-in' }).click();
  await expect(again.getByRole('textbox', { name: 'Note', exact: true })).toHaveValue('Ask again in spring');
  await expect(again.getByRole('button', { name: /example.org/ }).first()).toBeVisible();
});

test('a file is evidence too: kept on the device, part of the saved project, refused when it is too large to be carried along', async ({
  app,
}, testInfo) => {
  const { page } = app;
  await openSample(page, SHOP, 'Controls');
  const panel = await choose(page, MFA);
  await panel.getByLabel('Status on Customer sign-in').selectOption({ label: 'Implemented' });
  await sayWhoActs(page, 'Sara Lind');
  await panel.getByRole('button', { name: 'Write about Customer sign-in' }).click();
  const addFile = () => panel.getByRole('button', { name: 'Add a file' }).click();

  const large = testInfo.outputPath('backup.zip');
  await writeFile(large, new Uint8Array(26 * 1024 * 1024));
  await app.chooses(large, addFile);
  await expect(page.getByRole('alert').filter({ hasText: 'add a link to it here' })).toBeVisible();

  const scan = testInfo.outputPath('sign-in scan.txt');
  await writeFile(scan, 'all users have MFA: R&D, 日本');
  await app.chooses(scan, addFile);
  const shown = panel.getByRole('button', { name: 'Open the file sign-in scan.txt' });
  await expect(shown).toBeVisible();

  await reloadInto(page, SHOP, 'Controls');
  const again = await choose(page, MFA);
  await again.getByRole('button', { name: 'Write about Customer sign-in' }).click();
  const copy = await app.saves(() => shown.click());
  expect(copy.bytes.toString('utf8')).toBe('all users have MFA: R&D, 日本');
  const archive = await app.saves(async () => {
    await page.getByRole('button', { name: 'Save to file' }).click();
    await page.getByRole('menuitem', { name: /with evidence/ }).click();
  });
  const inside = unzipSync(new Uint8Array(archive.bytes));
  const texts = Object.values(inside).map(bytes => new TextDecoder().decode(bytes));
  expect(texts).toContain('all users have MFA: R&D, 日本');
});

test('status, owner and due date are set on all that are selected', async ({ app }) => {
  const { page } = app;
  await openSample(page, SHOP, 'Controls');
  const panel = await choose(page, MFA);
  await panel.getByRole('checkbox', { name: 'Select all' }).check();
  const due = panel.getByLabel('Due date of the selected');
  await due.fill('2099-04-30');
  await due.press('Tab');
  await sayWhoActs(page, 'Sara Lind');
  await panel.getByRole('button', { name: 'Write about Customer sign-in' }).click();
  await expect(panel.getByLabel('Due by', { exact: true })).toHaveValue('30/04/2099');
});

test('sets many elements at once, moves the control to its list, and takes it back in one step', async ({ app }) => {
  const { page } = app;
  await openSample(page, SHOP, 'Controls');
  const inPlace = page.getByRole('button', { name: /In place$/ });
  const before = await inPlace.textContent();
  const states = await table(page).getByRole('row', { name: MFA }).textContent();
  const panel = await choose(page, MFA);
  await panel.getByRole('checkbox', { name: 'Select all' }).check();
  await panel.getByLabel('Set status of the selected').selectOption({ label: 'Implemented' });
  await sayWhoActs(page, 'Sara Lind');
  const row = table(page).getByRole('row', { name: MFA });
  // On how many elements is the library's business: none of them is left in another state.
  await expect(row).toContainText(/^Phishing-resistant.*Implemented \d+/);
  await expect(row).not.toContainText(/Missing|Not assessed/);
  await expect(inPlace).not.toHaveText(before ?? '');
  await page.getByRole('button', { name: 'Undo: Set control' }).click();
  await expect(row).toHaveText(states ?? '');
  await expect(inPlace).toHaveText(before ?? '');
});

test('narrows by list, words and element; the keyboard walks the register', async ({ app }) => {
  const { page } = app;
  await openSample(page, SHOP, 'Controls');
  await page.getByRole('button', { name: /Missing or unavailable$/ }).click();
  await expect(table(page).getByRole('rowgroup')).toHaveCount(2);
  await page.getByRole('textbox', { name: 'Search controls' }).fill('zzz');
  await expect(page.getByText('No control passes these filters')).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'Clear filters' }).last().click();
  await page.getByRole('combobox', { name: 'Element' }).fill('Customer sign-in');
  await page.getByRole('option', { name: 'Customer sign-in', exact: true }).click();
  await expect(table(page).getByRole('row', { name: MFA }).getByRole('cell').last()).toHaveText('1');
  await table(page).getByRole('button').first().click();
  const first = await page.getByRole('complementary').getByRole('heading', { level: 3 }).textContent();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('complementary').getByRole('heading', { level: 3 })).not.toHaveText(first ?? '');
});

test('leads to the threats that a control answers and to the element on the diagram', async ({ app }) => {
  const { page } = app;
  await openSample(page, SHOP, 'Controls');
  const panel = await choose(page, MFA);
  await panel.getByRole('button', { name: 'Show on the diagram: Customer sign-in' }).click();
  await expect(page.getByRole('complementary').getByRole('textbox', { name: 'Name' })).toHaveValue('Customer sign-in');
});

test('hands over the register as a table file with the state of each control on each element', async ({ app }) => {
  const { page } = app;
  await openSample(page, SHOP, 'Controls');
  const file = await app.saves(() => page.getByRole('button', { name: 'Save as CSV' }).click());
  expect(file.name).toMatch(/controls\.csv$/);
  const text = new TextDecoder().decode(file.bytes);
  expect(text).toMatch(/^"?Phishing-resistant MFA[^\n]*,Customer sign-in,Missing,/m);
});

test('a project without a drawing says what to do', async ({ app }) => {
  const { page } = app;
  await openEmpty(page, 'Controls');
  await expect(page.getByText('Little is required while nothing is drawn')).toBeVisible();
  expect(await seriousIn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Go to the diagram' }).click();
  await expect(page.getByRole('heading', { name: 'Controls', level: 2 })).toBeHidden();
});
