import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Bridge } from '../../../core/host';
import { tillPack } from '../../support/aPack';
import { preferencesKept, saved } from '../harness/person';
import { openEmpty, seriousIn } from '../harness/steps';
import { expect, test } from '../harness/test';

declare global {
  interface Window {
    readonly bridge?: Bridge;
  }
}

const KINDS = [{ label: 'Parapet project', extensions: ['parapet.json'] }];

/** What a fetch of the page gets: the status, or the word `refused`. */
function statusOf(page: Page, address: string): Promise<number | string> {
  return page.evaluate(
    url =>
      fetch(url).then(
        answer => answer.status,
        () => 'refused',
      ),
    address,
  );
}

test('the window shows the built screen under the policy, and nothing in it breaks the policy', async ({ desktop }) => {
  const { page } = desktop;
  const [answer] = await Promise.all([page.waitForResponse(/index\.html/), page.reload()]);
  expect(answer.headers()['content-security-policy']).toContain("script-src 'self'");
  expect(answer.headers()['content-security-policy']).not.toContain('unsafe-eval');
  await expect(page.locator('#root')).not.toBeEmpty();
  expect(desktop.window.isShown).toBe(true);
  expect(desktop.strays).toEqual([]);
});

test('the page has the bridge of the preload script, and main answers over it', async ({ desktop }) => {
  const info = await desktop.page.evaluate(() => window.bridge?.call('app.info', {}));
  expect(info).toMatchObject({ ok: true, value: { name: 'Parapet', host: 'desktop' } });
  const given = await desktop.page.evaluate(() => Object.keys(window.bridge ?? {}).sort());
  expect(given).toEqual(['call', 'on']);
});

test('bytes of a file reach the page and come back as they were', async ({ desktop }, testInfo) => {
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
  const path = testInfo.outputPath('all.parapet.json');
  await writeFile(path, bytes);
  const call = () =>
    desktop.page.evaluate(async kinds => {
      const opened = await window.bridge?.call('file.open', { kinds });
      if (!opened?.ok || !opened.value) return;
      const args = { token: null, suggestedName: 'copy.parapet.json', kinds, bytes: opened.value.bytes };
      await window.bridge?.call('file.save', { ...args, ifChanged: 'refuse' });
    }, KINDS);
  const saved = await desktop.saves(() => desktop.chooses(path, call));
  expect(saved.name).toBe('copy.parapet.json');
  expect([...saved.bytes]).toEqual([...bytes]);
});

test('packs in the person’s folder are used, and told with their place when they are broken, as soon as it is read again', async ({
  desktop,
}) => {
  const { page, electron } = desktop;
  const folder = join(electron.app.getPath('userData'), 'packs');
  const put = async (change: (text: string) => string) => {
    for (const { path, text } of tillPack(change).files) {
      await mkdir(dirname(join(folder, 'tills', path)), { recursive: true });
      await writeFile(join(folder, 'tills', path), text);
    }
  };
  await put(text => text.replace('unset: unknown', 'unset: maybe'));
  await openEmpty(page, 'Library');
  await page.getByRole('button', { name: 'Packs' }).click();
  const packs = page.getByRole('dialog', { name: 'Packs' });
  await expect(packs.getByRole('region', { name: 'Your folder of packs' })).toContainText(folder);
  const card = packs.getByRole('region', { name: 'Tills and card readers' });
  await expect(card).toContainText('Cannot be used');
  await expect(card).toContainText(/tills\/threats\.yaml, line \d+, column \d+/);
  await put(text => text);
  await packs.getByRole('button', { name: 'Reload' }).click();
  await expect(card).toContainText('Not used in this project');
  await card.getByRole('button', { name: 'Use in this project…' }).click();
  await card.getByRole('button', { name: 'Use in this project', exact: true }).click();
  await expect(card).toContainText('In use');
  await expect(card).toContainText('in your folder, under “tills”');
  expect(await seriousIn(page)).toEqual([]);
  await packs.getByRole('button', { name: 'Open the folder' }).click();
  await expect.poll(() => electron.shell.shown).toEqual([folder]);
});

test('a frame inside the page is not answered', async ({ desktop, expectedErrors }) => {
  expectedErrors.push(/frame/i, /Content Security Policy/i);
  const { webContents } = desktop.window;
  const side = desktop.electron.pageSide(desktop.window, { url: webContents.mainFrame.url });
  expect(await side.ipcRenderer.invoke('parapet:call', 'app.info', {})).toMatchObject({ ok: false });
  // The policy does not even let the page have a frame.
  const broken = desktop.page.evaluate(
    () =>
      new Promise<string>(resolve => {
        document.addEventListener('securitypolicyviolation', event => resolve(event.effectiveDirective));
        const frame = document.createElement('iframe');
        frame.src = 'index.html';
        document.body.append(frame);
      }),
  );
  expect(await broken).toMatch(/^frame-src/);
  const inner = desktop.page.frames().find(frame => frame !== desktop.page.mainFrame());
  expect(await inner?.evaluate(() => 'bridge' in window).catch(() => false)).toBeFalsy();
});

test('a link, a script or a new window leads nowhere', async ({ desktop, expectedErrors }) => {
  expectedErrors.push(/Failed to load resource|Content Security Policy|ERR_/i);
  const { page } = desktop;
  const before = page.url();
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://example.org/';
    document.body.append(link);
    link.click();
  });
  await expect.poll(() => desktop.strays.length).toBe(1);
  await page.evaluate(() => {
    location.href = 'https://example.org/again';
  });
  await expect.poll(() => desktop.strays.length).toBe(2);
  await page.evaluate(() => window.open('https://example.org/window'));
  await expect.poll(() => page.context().pages().length).toBe(1);
  expect(page.url()).toBe(before);
  expect(await statusOf(page, 'https://example.org/data.json')).toBe('refused');
});

test('no path leads out of the built screen', async ({ desktop, expectedErrors }) => {
  expectedErrors.push(/Failed to load resource/);
  for (const path of [
    '/..%2f..%2fpackage.json',
    '/%2e%2e/package.json',
    '/index.html%00',
    '/..%5c..%5cpackage.json',
    '/none.js',
  ]) {
    expect(await statusOf(desktop.page, path)).toBe(404);
  }
  expect(await statusOf(desktop.page, '/index.html')).toBe(200);
});

test('no text becomes code, and no permission is given', async ({ desktop, expectedErrors }) => {
  expectedErrors.push(/Content Security Policy|inline script/i);
  const { page } = desktop;
  const broken = page.evaluate(
    () =>
      new Promise<string>(resolve => {
        document.addEventListener('securitypolicyviolation', event => resolve(event.effectiveDirective));
        const script = document.createElement('script');
        script.textContent = 'window.taken = true';
        document.body.append(script);
      }),
  );
  expect(await broken).toMatch(/^script-src/);
  expect(await page.evaluate(() => 'taken' in window)).toBe(false);
  expect(desktop.electron.session.allows('media', 'app://parapet')).toEqual({ asked: false, checked: false });
});

test('the window asks before it closes while work is unsaved', async ({ desktop }) => {
  await desktop.page.evaluate(() => window.bridge?.call('window.guard', { unsaved: true }));
  desktop.window.close();
  await expect.poll(() => desktop.electron.dialog.shown.length).toBe(1);
  expect(desktop.window.isDestroyed).toBe(false);
});

test('what is overdue is told by a note of the system when the app starts, once a day, and the note leads to it', async ({
  desktop,
}) => {
  const { page, electron } = desktop;
  await page.getByRole('button', { name: /^Providers and reviews/ }).click();
  await page
    .getByRole('navigation', { name: 'Places of the organisation' })
    .getByRole('button', { name: 'Providers' })
    .click();
  await page.getByRole('button', { name: 'Add provider' }).first().click();
  await page.getByRole('button', { name: 'Add attestation' }).click();
  const until = page.getByRole('textbox', { name: 'Until' });
  await until.fill('2020-01-31');
  await until.press('Enter');
  await saved(page);
  expect(electron.notes).toEqual([]);

  await page.reload();
  await expect.poll(() => electron.notes.length).toBe(1);
  expect(electron.notes[0]?.note).toMatchObject({ body: expect.stringMatching(/^\d overdue/) });
  await preferencesKept(page, '"told":"');
  await page.reload();
  await expect(page.getByRole('region', { name: 'Due' })).toBeVisible();
  electron.notes[0]?.click();
  await expect(page.getByRole('heading', { name: 'Overview', level: 2 })).toBeVisible();
  await expect(page.getByRole('row', { name: /Overdue.*Attestation ends/ })).toBeVisible();
  expect(electron.notes).toHaveLength(1);
});
