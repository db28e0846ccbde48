import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type OwnBrowser, openOwnBrowser } from '../harness/ownBrowser';
import { analysed, counts, element, hasSize, rename, saved, startProject, type } from '../harness/person';
import { expect, test } from '../harness/test';

let profile = '';
const open: OwnBrowser[] = [];
test.beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'parapet-kill-'));
});
test.afterEach(async () => {
  for (const browser of open.splice(0)) await browser.kill().catch(() => undefined);
  await rm(profile, { recursive: true, force: true, maxRetries: 10 });
});

async function openWindow(address: string): Promise<OwnBrowser> {
  const browser = await openOwnBrowser(profile, address);
  open.push(browser);
  return browser;
}

async function end(browser: OwnBrowser): Promise<void> {
  open.splice(open.indexOf(browser), 1);
  await browser.kill();
}

async function openProject(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open Web shop' }).click();
  await expect(page.getByTestId('canvas')).toBeVisible();
  await analysed(page);
}

test('when the browser is killed, the last edit that was said to be saved is there, and later ones are whole or not at all', async ({
  site,
}) => {
  const first = await openWindow(site.address);
  await startProject(first.page);
  await type(first.page, 'customer', 'api gw', 'orders db');
  await saved(first.page);
  await end(first);

  const second = await openWindow(site.address);
  await openProject(second.page);
  await hasSize(second.page, 3, 0, 0);
  await element(second.page, 'customer').click();
  await rename(second.page, 'shopper');
  await saved(second.page);
  // A burst with nobody waiting for anything, and the end in the middle of it.
  const field = second.page.getByLabel('Add a component by name');
  for (let at = 1; at <= 12; at += 1) {
    await field.fill(`part ${at}`);
    await field.press('Enter');
  }
  await end(second);

  const third = await openWindow(site.address);
  await openProject(third.page);
  await expect(element(third.page, 'shopper')).toHaveCount(1);
  const [elements = 0] = await counts(third.page);
  expect(elements).toBeGreaterThanOrEqual(3);
  // Those of the burst that are there are the first ones: no edit is kept without the one before it.
  const kept = elements - 3;
  await third.page.getByRole('button', { name: 'Show everything' }).click();
  for (let at = 1; at <= 12; at += 1) await expect(element(third.page, `part ${at}`)).toHaveCount(at <= kept ? 1 : 0);
  // And work goes on.
  await type(third.page, 'payment provider');
  await saved(third.page);
});
