import type { Page } from '@playwright/test';
import { goTo, openEmpty, openSample, reloadInto, sayWhoActs, seriousIn } from '../harness/steps';
import { expect, test } from '../harness/test';

const SHOP = /Online shop/;
const grid = (page: Page) => page.getByRole('grid', { name: 'Elements by layers' });
const cell = (page: Page, element: string, layer: string) =>
  grid(page).getByRole('gridcell', { name: new RegExp(`^${element}, ${layer}`) });
const details = (page: Page, layer: string, element: string) =>
  page.getByRole('region', { name: `${layer} of ${element}` });

test('changes whose duty a layer is only with a reason, keeps it over a reload, and withdraws it', async ({ app }) => {
  const { page } = app;
  await openSample(page, SHOP, 'Responsibility');
  await expect(cell(page, 'Orders database', 'Encryption in transit')).toHaveText('S');
  await cell(page, 'Orders database', 'Encryption in transit').click();
  const panel = details(page, 'Encryption in transit', 'Orders database');
  await expect(panel.getByText('The matrix says: Shared, each must act')).toBeVisible();
  await panel.getByRole('combobox', { name: 'Change to' }).click();
  await page.getByRole('option', { name: 'Provider', exact: true }).click();
  await expect(panel.getByRole('button', { name: 'Change', exact: true })).toBeDisabled();
  await panel.getByRole('textbox', { name: 'Reason' }).fill('The contract says so');
  await panel.getByRole('button', { name: 'Change', exact: true }).click();
  await sayWhoActs(page, 'Sara Lind');
  await expect(cell(page, 'Orders database', 'Encryption in transit')).toHaveText('P');
  await expect(panel.getByText(/Changed by Sara Lind/)).toBeVisible();

  await reloadInto(page, SHOP, 'Responsibility');
  await expect(page.getByRole('region', { name: 'Changed by hand' })).toContainText('The contract says so');
  await page.getByRole('button', { name: 'Encryption in transit of Orders database' }).click();
  await panel.getByRole('button', { name: 'Withdraw the change' }).click();
  await expect(cell(page, 'Orders database', 'Encryption in transit')).toHaveText('S');
  await page.getByRole('button', { name: 'Undo: Clear responsibility' }).click();
  await expect(cell(page, 'Orders database', 'Encryption in transit')).toHaveText('P');
});

test('flags a gap where it is settled that nobody acts, and lists it', async ({ app }) => {
  const { page } = app;
  await openSample(page, SHOP, 'Responsibility');
  await expect(page.getByRole('heading', { name: 'No gap is known' })).toBeVisible();
  expect(await seriousIn(page)).toEqual([]);
  await cell(page, 'Orders database', 'Key management').click();
  const panel = details(page, 'Key management', 'Orders database');
  await panel.getByRole('button', { name: 'Nobody does it' }).click();
  await sayWhoActs(page, 'Sara Lind');
  await expect(panel.getByText(/^Gap: nobody on your side does it/)).toBeVisible();
  await panel.getByRole('button', { name: 'Overview' }).click();
  await expect(page.getByRole('region', { name: '1 gap' })).toContainText('Key management of Orders database');
  await page.getByText('With gaps', { exact: true }).click();
  await expect(grid(page).getByRole('rowheader')).toHaveCount(1);
  await page.getByRole('button', { name: 'Undo: Set responsibility' }).click();
  await expect(page.getByText('No element passes these filters')).toBeVisible();
});

test('the keyboard walks the matrix and the panel follows', async ({ app }) => {
  const { page } = app;
  await openSample(page, SHOP, 'Responsibility');
  await grid(page).focus();
  for (const key of ['ArrowRight', 'ArrowDown', 'End']) await page.keyboard.press(key);
  const chosen = grid(page).getByRole('gridcell', { selected: true });
  await expect(chosen).toHaveCount(1);
  await expect(chosen).toBeInViewport();
  await expect(grid(page)).toHaveAttribute('aria-activedescendant', (await chosen.getAttribute('id')) ?? '');
  await page.keyboard.press('Enter');
  const panel = page.getByRole('region', { name: /^Data centre, media, hardware disposal of/ });
  await expect(panel).toBeFocused();
});

test('Enter right after an arrow key leads to the details of the cell that was reached', async ({ app }) => {
  const { page } = app;
  await openSample(page, SHOP, 'Responsibility');
  await grid(page).focus();
  // Before what may trail behind is drawn, as on a machine that is slower than the hands.
  await grid(page).evaluate(async element => {
    for (const key of ['ArrowRight', 'ArrowDown', 'End', 'Enter', 'ArrowDown', 'Enter']) {
      element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      await Promise.resolve();
    }
  });
  const chosen = grid(page).getByRole('gridcell', { selected: true });
  const [element] = ((await chosen.getAttribute('aria-label')) ?? '').split(',');
  await expect(details(page, 'Data centre, media, hardware disposal', element ?? '')).toBeFocused();
});

test('narrows by provider and by service model', async ({ app }) => {
  const { page } = app;
  await openSample(page, SHOP, 'Responsibility');
  await expect(grid(page).getByRole('rowheader').first()).toBeVisible();
  const all = await grid(page).getByRole('rowheader').count();
  await page.getByRole('combobox', { name: 'Provider' }).click();
  await page.getByRole('option', { name: 'Code host' }).click();
  await expect(grid(page).getByRole('rowheader')).toHaveText([/^Build pipeline/]);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(grid(page).getByRole('rowheader')).toHaveCount(all);
  await page.getByRole('combobox', { name: 'Service model' }).click();
  await page.getByRole('option', { name: 'Functions (FaaS)' }).click();
  await expect(grid(page).getByRole('rowheader')).toHaveText([/^Catalogue/, /^Checkout/]);
});

test('every cell of Table 1 leads to the elements and controls behind it', async ({ app }) => {
  const { page } = app;
  await openSample(page, SHOP, 'Responsibility');
  await page.getByRole('tab', { name: /Table 1/ }).click();
  const table = page.getByRole('table', { name: 'Nine considerations by service model' });
  await expect(table.getByRole('button')).toHaveCount(27);
  // The paper asks for virtual network security in IaaS alone.
  const marks = await table
    .getByRole('row', { name: /^Virtual network security/ })
    .getByRole('button')
    .allInnerTexts();
  expect(marks.map(mark => mark.split('\n')[0])).toEqual(['Not yours', 'Not yours', 'Yours to consider']);
  expect(await seriousIn(page)).toEqual([]);
  await table.getByRole('button', { name: /^Roles and privileges in PaaS/ }).click();
  const panel = page.getByRole('region', { name: 'Roles and privileges in PaaS' });
  await expect(panel.getByRole('button', { name: /^Show on the diagram/ })).toHaveCount(10);
  await panel.getByRole('button', { name: /^Open Phishing-resistant MFA/ }).click();
  await expect(page.getByRole('region', { name: /Phishing-resistant MFA/ })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Controls', level: 2 })).toBeVisible();
});

test('what is managed and watched is counted; a number opens its assets, and what is said of one is counted anew', async ({
  app,
}) => {
  const { page } = app;
  await openSample(page, SHOP, 'Responsibility');
  const turnTo = () => page.getByRole('tab', { name: 'Management and monitoring' }).click();
  await turnTo();
  const managed = page.getByRole('table', { name: 'How assets are managed' });
  const gaps = page.getByRole('region', { name: 'Gaps in management' });
  await expect(gaps.getByRole('listitem')).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Gaps in watching' })).toContainText(
    /Nothing that is known falls short\.\d+ of \d+ answers are still missing/,
  );
  expect(await seriousIn(page)).toEqual([]);
  const unknown = managed.getByRole('button', { name: /^Patching, Not known: / });
  const count = Number(await unknown.innerText());
  await unknown.click();
  const behind = page.getByRole('region', { name: 'Patching: Not known' });
  await expect(behind.getByRole('listitem')).toHaveCount(count);
  await behind.getByRole('button', { name: 'Checkout' }).click();
  const patching = page.getByRole('complementary').getByRole('combobox', { name: 'Patching' });
  await patching.click();
  await page.getByRole('option', { name: 'Not at all' }).click();

  await goTo(page, 'Responsibility');
  await turnTo();
  await expect(unknown).toHaveText(String(count - 1));
  await expect(gaps.getByRole('listitem')).toHaveText(['CheckoutPatching']);
});

test('an empty project says what to do', async ({ app }) => {
  const { page } = app;
  await openEmpty(page, 'Responsibility');
  await expect(page.getByText('Nothing runs anywhere yet')).toBeVisible();
  await page.getByRole('button', { name: 'Go to the diagram' }).click();
  await goTo(page, 'Responsibility');
});
