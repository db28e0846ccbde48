import { mkdtemp, readFile, rm } from 'node:fs/promises';
import Module, { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Frame, Page, Route } from '@playwright/test';
import { EVENT_CHANNEL } from '../../../core/host/callNames';
import { createFakeElectron, type FakeElectron } from '../../support/fakeElectron';
import { type FakeWindow, invoke } from '../../support/fakeElectronWindow';
import { preloadScript } from './doublePreload';
import { savedIn } from './electronHost';
import type { AppHost } from './host';
import { ROOT } from './machine';
import { openStandIn, type StandIn } from './standIn';
import { pack, unpack } from './wire';

export interface Double extends AppHost {
  readonly electron: FakeElectron;
  readonly window: FakeWindow;
  /** Requests that left the app's own origin; each was stopped. */
  readonly strays: readonly string[];
}

/**
 * The built main process, preload script and screen, together: `electron` is replaced when main is loaded, the window is a
 * page of Chromium, and each of its requests is answered by the very function that main gave to `protocol.handle`.
 */
export async function openInDouble(context: BrowserContext): Promise<Double> {
  const folder = await mkdtemp(join(tmpdir(), 'parapet-double-'));
  const strays: string[] = [];
  let opened: Promise<Page> | undefined;
  const site = await openStandIn((address, method) => electron.protocol.respond(address, { method }));
  const electron: FakeElectron = createFakeElectron({
    appPath: ROOT,
    userData: join(folder, 'data'),
    load: async (window, address) => {
      opened ??= openPage({ context, electron, window, strays, site });
      const page = await opened;
      await page.goto(site.asStandIn(address));
    },
  });
  startMain(electron);
  const window = await until(() => electron.windows[0]);
  const page = await until(() => opened);
  await page.waitForURL(`${site.origin}/**`);
  return {
    electron,
    window,
    strays,
    page,
    async chooses(path, act) {
      electron.dialog.open.push(path);
      await act();
    },
    async saves(act) {
      const target = await mkdtemp(join(folder, 'saved-'));
      electron.dialog.saveInto = target;
      await act();
      return savedIn(target);
    },
    async end() {
      await site.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Loads the built main process anew, with the double in the place of Electron. */
function startMain(electron: FakeElectron): void {
  const require = createRequire(import.meta.url);
  const place = require.resolve('electron');
  const double = new Module(place);
  Object.assign(double, { exports: electron.module, loaded: true });
  require.cache[place] = double;
  const main = join(ROOT, 'out', 'main', 'main.cjs');
  delete require.cache[main];
  require(main);
}

interface Opening {
  readonly context: BrowserContext;
  readonly electron: FakeElectron;
  readonly window: FakeWindow;
  readonly strays: string[];
  readonly site: StandIn;
}

async function openPage(opening: Opening): Promise<Page> {
  const { context, electron, window, site } = opening;
  await context.route('**/*', route => judge(route, opening));
  const page = await context.newPage();
  await context.exposeBinding('__electronInvoke', async ({ frame }, channel: string, args: string) => {
    const senderFrame = senderOf(frame, page, window, site);
    return pack(
      await invoke(electron.ipcMain.handlers, { sender: window.webContents, senderFrame }, channel, unpack(args)),
    );
  });
  const preload = await readFile(window.options.webPreferences?.preload ?? '', 'utf8');
  await page.addInitScript({ content: preloadScript(preload) });
  window.webContents.arrived.on(EVENT_CHANNEL, (_event, ...args) => {
    const told = pack(args);
    void page.evaluate(
      ([channel, text]) => Reflect.apply(Reflect.get(globalThis, '__electronTell'), null, [channel, text]),
      [EVENT_CHANNEL, told],
    );
  });
  page.on('popup', popup => {
    if (!window.webContents.mayOpen(popup.url())) void popup.close();
  });
  return page;
}

/** As Electron names the frame that asks. */
function senderOf(frame: Frame, page: Page, window: FakeWindow, { asApp }: StandIn) {
  const { mainFrame } = window.webContents;
  if (frame !== page.mainFrame()) return { url: asApp(frame.url()) };
  mainFrame.url = asApp(frame.url());
  return mainFrame;
}

/** Whether a request may leave, as main says; those that may go on to the stand-in. */
async function judge(route: Route, { electron, window, strays, site }: Opening): Promise<void> {
  const request = route.request();
  const address = site.asApp(request.url());
  if (request.isNavigationRequest() && !window.webContents.mayGoTo(address)) {
    strays.push(request.url());
    // "No content" leaves the page where it is, as a navigation that Electron prevents does.
    await route.fulfill({ status: 204 });
    return;
  }
  if (!electron.session.letsOut(address)) {
    strays.push(request.url());
    await route.abort();
    return;
  }
  await route.continue();
}

async function until<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const end = Date.now() + 15_000;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error('The desktop did not start within 15 seconds.');
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
