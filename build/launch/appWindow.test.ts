import { spawn } from 'node:child_process';
import { mkdtemp, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type AppServer, startAppServer } from '../../electron/node/appServer';
import { openAppWindow } from './appWindow.mjs';
import { findBrowser, isRoot } from './browsers.mjs';

const browser = findBrowser({ env: process.env, platform: process.platform });
if (!browser) throw new Error('These tests need an installed Chromium, Chrome or Edge.');

const HEADLESS = ['--headless=new', '--disable-gpu'];
/** A page that counts its visits where the app keeps projects. */
const PAGE = `<!doctype html><title>counter</title><script src="count.js"></script>`;
const COUNT = `
  const opening = indexedDB.open('kept', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('numbers');
  opening.onsuccess = () => {
    const store = opening.result.transaction('numbers', 'readwrite', { durability: 'strict' }).objectStore('numbers');
    store.get('visits').onsuccess = event => store.put((event.target.result ?? 0) + 1, 'visits');
    store.transaction.oncomplete = () => {
      opening.result.transaction('numbers').objectStore('numbers').get('visits').onsuccess = event => {
        document.title = 'visit ' + event.target.result;
      };
    };
  };`;

let folder = '';
let port = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parapet-window-'));
  await writeFile(join(folder, 'index.html'), PAGE);
  await writeFile(join(folder, 'count.js'), COUNT);
});
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

const alive: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of alive.splice(0).reverse()) await end();
});

async function started() {
  const token = Math.random().toString(36).slice(2);
  const server: AppServer = await startAppServer({ folder, port, token, onRaise: () => true });
  port = server.port;
  const options = { browser: browser ?? '', address: server.address, isRoot: isRoot(), flags: HEADLESS };
  const window = openAppWindow({ ...options, profile: join(folder, 'profile') });
  alive.push(() => server.close(), window.close);
  return { server, window };
}

type Shown = Awaited<ReturnType<typeof started>>['window'];

async function pagesOf({ devtools }: Shown): Promise<{ targetId: string; title: string; url: string }[]> {
  const { targetInfos } = await devtools.send('Target.getTargets');
  return targetInfos.filter((target: { type: string }) => target.type === 'page');
}

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  const end = Date.now() + 15_000;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error('It did not happen within 15 seconds.');
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

const titleOf = (window: Shown) =>
  until(async () => (await pagesOf(window)).find(({ title }) => title.startsWith('visit'))?.title);

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('the window of an installed browser', () => {
  it('has the same projects after a stop and a new start, on a new token', async () => {
    const first = await started();
    expect(await titleOf(first.window)).toBe('visit 1');
    await first.window.close();
    await first.server.close();
    const second = await started();
    expect(await titleOf(second.window)).toBe('visit 2');
    // The token is in no address that the window, its history or a screenshot could show.
    expect((await pagesOf(second.window)).map(({ url }) => url)).toEqual([`http://127.0.0.1:${port}/`]);
  }, 60_000);

  it('ends when its window is closed, and says that there was one', async () => {
    const { window } = await started();
    const page = await until(async () => (await pagesOf(window))[0]);
    await titleOf(window);
    await window.devtools.send('Target.closeTarget', { targetId: page.targetId });
    expect(await window.ended).toEqual({ seen: true });
  }, 30_000);

  it('can be brought to the front', async () => {
    const { window } = await started();
    await titleOf(window);
    await expect(window.raise()).resolves.toBeUndefined();
  }, 30_000);

  it('says that there was no window when the program is not there or shows none', async () => {
    const options = { address: 'http://127.0.0.1:9/', profile: join(folder, 'none'), isRoot: false };
    expect(await openAppWindow({ ...options, browser: join(folder, 'no-browser') }).ended).toEqual({ seen: false });
    expect(await openAppWindow({ ...options, browser: process.execPath }).ended).toEqual({ seen: false });
  });

  it.runIf(process.platform !== 'win32')(
    'does not outlive a launcher that is killed',
    async () => {
      const profile = join(folder, 'orphan');
      const flags = JSON.stringify(HEADLESS);
      const script = `
      import { openAppWindow } from ${JSON.stringify(new URL('./appWindow.mjs', import.meta.url).href)};
      openAppWindow({ browser: ${JSON.stringify(browser)}, address: 'about:blank', profile: ${JSON.stringify(profile)},
        isRoot: ${isRoot()}, flags: ${flags} });
      setInterval(() => {}, 1000);`;
      const launcher = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' });
      // Chromium holds its profile by a link that ends in its process id.
      const holder = () => readlink(join(profile, 'SingletonLock')).then(name => Number(name.split('-').at(-1)));
      const pid = await until(() => holder().catch(() => undefined));
      launcher.kill('SIGKILL');
      expect(await until(async () => (isAlive(pid) ? undefined : 'gone'))).toBe('gone');
    },
    40_000,
  );
});
