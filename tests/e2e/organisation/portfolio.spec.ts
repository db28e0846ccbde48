import type { Locator, Page } from '@playwright/test';
import { leave } from '../harness/person';
import { openSample, seriousIn } from '../harness/steps';
import { expect, test } from '../harness/test';

const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/** The number that a mark says that it counts. */
async function numberOf(mark: Locator): Promise<number> {
  const label = (await mark.getAttribute('aria-label')) ?? '';
  return Number(/: ([\d,]+)$/.exec(label)?.[1]?.replaceAll(',', ''));
}

/** The register of threats shows so many that count, confirmed or written by hand, and no others. */
async function showsCounted(page: Page, count: number): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Threats', level: 2 })).toBeVisible();
  const groups = page
    .locator('button[aria-expanded]')
    .filter({ hasText: /^(Confirmed|To verify|Less pressing|Written)/ });
  await expect(async () => {
    const told = await groups.allInnerTexts();
    expect(told.filter(text => /^(To verify|Less pressing)/.test(text))).toEqual([]);
    const numbers = told.map(text => Number(/\d+/.exec(text)?.[0]));
    expect(numbers.reduce((sum, one) => sum + one, 0)).toBe(count);
  }).toPass({ timeout: 10_000 });
}

async function goToPortfolio(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Organisation: providers and reviews' }).click();
  await expect(page.getByRole('heading', { name: 'Portfolio', level: 2 })).toBeVisible();
}

test('two projects stand side by side, and every mark opens just what it counts', async ({ app }) => {
  const { page } = app;
  await openSample(page, /Online shop/, 'Threats');
  await leave(page);
  await openSample(page, /AI assistant/, 'Threats');
  await page.getByRole('button', { name: 'Organisation: providers and reviews' }).click();
  await page
    .getByRole('navigation', { name: 'Places of the organisation' })
    .getByRole('button', { name: 'Portfolio', exact: true })
    .click();

  const table = page.getByRole('table', { name: 'Projects' });
  await expect(table.getByRole('row')).toHaveCount(3);
  const cells = table.getByRole('button', { name: /, High: \d+$/ });
  const high = await Promise.all([numberOf(cells.nth(0)), numberOf(cells.nth(1))]);
  const tile = card(page, 'At a glance').getByRole('button', { name: 'High' });
  await expect(tile).toContainText(`${high[0] + high[1]}`);
  await tile.click();
  const counted = page.getByRole('complementary');
  await expect(counted.getByRole('button', { name: /^Open / })).toHaveCount(2);
  expect(await seriousIn(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(tile).toBeFocused();

  await cells.nth(0).click();
  await showsCounted(page, high[0]);
  await goToPortfolio(page);

  const chart = card(page, 'Risks by').getByRole('toolbar');
  const mark = chart.getByRole('button').first();
  // The marks come with the library of charts, after the frame around them.
  await expect(mark).toBeVisible();
  await chart.focus();
  await page.keyboard.press('ArrowDown');
  await expect(mark).toBeFocused();
  const risks = await numberOf(mark);
  await page.keyboard.press('Enter');
  const lines = counted
    .getByRole('table')
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: /^Open / }) });
  const numbers = async () => (await lines.allInnerTexts()).map(text => Number(/(\d+)\s*$/.exec(text)?.[1]));
  await expect.poll(async () => (await numbers()).reduce((sum, one) => sum + one, 0)).toBe(risks);
  const [first] = await numbers();
  await lines.first().getByRole('button').click();
  await showsCounted(page, first ?? Number.NaN);
  await expect(page.getByRole('group', { name: 'Shown only' })).toContainText('Run by: ');
  await goToPortfolio(page);

  await card(page, 'Controls by')
    .getByRole('toolbar')
    .getByRole('button', { name: /Missing: / })
    .first()
    .click();
  await counted.getByRole('button', { expanded: false }).first().click();
  await counted
    .getByRole('button', { name: /^Open / })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: 'Controls', level: 2 })).toBeVisible();
  await expect(page.getByRole('complementary').getByRole('heading').first()).toBeVisible();
});

test('providers that projects name are taken into the list, all in one step', async ({ app }) => {
  const { page } = app;
  await openSample(page, /Online shop/, 'Threats');
  await page.getByRole('button', { name: 'Organisation: providers and reviews' }).click();
  await page
    .getByRole('navigation', { name: 'Places of the organisation' })
    .getByRole('button', { name: 'Providers' })
    .click();
  await page.getByRole('button', { name: 'Take all 3 into the list' }).click();
  const list = page.getByRole('table', { name: 'Providers' });
  for (const name of ['Amazon Web Services', 'Code host', 'Payment provider'])
    await expect(list.getByRole('row', { name })).toBeVisible();
  await expect(page.getByText('Used in projects, but not in this list')).toHaveCount(0);
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(page.getByRole('button', { name: 'Take all 3 into the list' })).toBeVisible();
});
