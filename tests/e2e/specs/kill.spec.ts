import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type OwnBrowser, openOwnBrowser } from '../harness/ownBrowser';
import { analysed, counts, element, rename, saved, startProject, type } from '../harness/person';
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

/** After so many components, typed with nobody waiting for anything, the browser is killed: at once, and in the middle of a burst. */
const KILLED_AFTER = [1, 5, 12] as const;

/** Types one component more, and says whether it is said to be saved when the next frames are shown. */
async function addPart(page: Page, at: number): Promise<boolean> {
  const field = page.getByLabel('Add a component by name');
  await field.fill(`part ${at}`);
  await field.press('Enter');
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
  return (await page.getByTestId('saved').innerText()).startsWith('Saved on this device');
}

test('whenever the browser is killed, every edit that was said to be saved is there, and later ones are whole or not at all', async ({
  site,
}) => {
  test.setTimeout(180_000);
  let browser = await openWindow(site.address);
  await startProject(browser.page);
  await type(browser.page, 'customer');
  await element(browser.page, 'customer').click();
  await rename(browser.page, 'shopper');
  await saved(browser.page);

  let parts = 0;
  for (const count of KILLED_AFTER) {
    let promised = parts;
    for (let at = parts + 1; at <= parts + count; at += 1) if (await addPart(browser.page, at)) promised = at;
    const typed = parts + count;
    await end(browser);

    browser = await openWindow(site.address);
    await openProject(browser.page);
    await expect(element(browser.page, 'shopper')).toHaveCount(1);
    parts = ((await counts(browser.page))[0] ?? 0) - 1;
    expect(parts).toBeGreaterThanOrEqual(promised);
    expect(parts).toBeLessThanOrEqual(typed);
    // Those that are there are the first ones: no edit is kept without the one before it.
    await browser.page.getByRole('button', { name: 'Show everything' }).click();
    for (let at = 1; at <= typed; at += 1)
      await expect(element(browser.page, `part ${at}`)).toHaveCount(at <= parts ? 1 : 0);
  }
  // And work goes on.
  await type(browser.page, 'payment provider');
  await saved(browser.page);
});
