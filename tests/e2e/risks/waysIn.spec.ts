import { openSample, seriousIn } from '../harness/steps';
import { expect, test } from '../harness/test';

const SHOP = /Online shop/;

test('Ways in tells how somebody gets in, what they come for and what stops them, and leads to the diagram', async ({
  app,
}) => {
  const { page } = app;
  await openSample(page, SHOP, 'Risks');
  await page.getByRole('tab', { name: 'Ways in' }).click();
  const likeliest = page.getByRole('region', { name: 'Likeliest ways in' }).getByRole('listitem');
  await expect(likeliest.first()).toContainText(/T1\d{3}/);
  expect(await likeliest.count()).toBeLessThanOrEqual(5);
  const attractive = page.getByRole('region', { name: 'Most attractive' }).getByRole('listitem');
  await expect(attractive.filter({ hasText: /[a-z]+ data/i }).first()).toBeVisible();
  expect(await attractive.count()).toBeLessThanOrEqual(10);
  const chain = page.getByRole('region', { name: 'Ways to the most sensitive stores' }).getByRole('list').first();
  await expect(chain.getByRole('listitem').nth(1)).toContainText(/Nothing is known to stop it here|Protected by/);
  expect(await seriousIn(page)).toEqual([]);

  const end = chain.getByRole('listitem').last().getByRole('button').last();
  const store = (await end.textContent()) ?? '';
  await end.click();
  const details = page.getByRole('region', { name: store, exact: true });
  await expect(details.getByRole('region', { name: 'Likeliest ways in' })).toBeVisible();
  const ways = details.getByRole('region', { name: 'Ways from outside' });
  const origin = ways.getByRole('list').first().getByRole('listitem').first().getByRole('button');
  const outside = (await origin.textContent()) ?? '';
  await origin.click();
  await expect(page.getByRole('region', { name: outside, exact: true })).toBeVisible();
});

test('what lets somebody through is named and leads to the finding', async ({ app }) => {
  const { page } = app;
  await openSample(page, SHOP, 'Risks');
  await page.getByRole('tab', { name: 'Ways in' }).click();
  const ways = page.getByRole('region', { name: 'Ways to the most sensitive stores' });
  const finding = ways.getByRole('button', { name: /^Let through by/ }).first();
  const title = ((await finding.textContent()) ?? '').replace(
    /^Let through by\s*[CHML]\s*(Critical|High|Moderate|Low)\s*/,
    '',
  );
  await finding.click();
  await expect(page.getByRole('region', { name: title })).toBeVisible();
});

test('a likely way in of an element leads to the threat that points at it', async ({ app }) => {
  const { page } = app;
  await openSample(page, SHOP, 'Risks');
  await page.getByRole('tab', { name: 'Ways in' }).click();
  await page.getByRole('region', { name: 'Most attractive' }).getByRole('button').first().click();
  const way = page.getByRole('region', { name: 'Likeliest ways in' }).getByRole('button').first();
  await expect(way).toBeVisible();
  await way.click();
  await expect(page.getByRole('heading', { name: 'Threats', level: 2 })).toBeVisible();
});
