import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { startAppServer } from '../../../electron/node/appServer';
import { openInBrowser } from './browserHost';
import { type Double, openInDouble } from './doubleHost';
import { openInElectron } from './electronHost';
import type { AppHost } from './host';
import { ROOT } from './machine';
import { slowDown } from './slow';

export interface HostOption {
  /** Where the app runs; each project of the configuration sets it. */
  readonly host: 'browser' | 'double' | 'electron';
}

interface Fixtures {
  readonly app: AppHost;
  readonly desktop: Double;
  /** Messages of the page that a test expects: any other error on the console fails it. */
  readonly expectedErrors: RegExp[];
}

interface WorkerFixtures {
  /** The server of the browser window, one for each worker. */
  readonly site: { readonly address: string };
}

/** A journey: `app` is the open app with nothing in it; an error on the console, an exception or a stray request fails it. */
export const test = base.extend<Fixtures & HostOption, WorkerFixtures>({
  host: ['browser', { option: true }],
  site: [
    // Playwright reads the pattern to learn what a fixture needs; this one needs nothing, and says so with an option.
    async ({ headless: _ }, use) => {
      const token = 'journey';
      const server = await startAppServer({
        folder: join(ROOT, 'out', 'renderer'),
        port: 0,
        token,
        onRaise: () => true,
      });
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
  context: async ({ context }, use) => {
    await slowDown(context);
    await use(context);
  },
  expectedErrors: async ({ host: _ }, use) => use([]),
  desktop: async ({ context, expectedErrors }, use) => {
    const desktop = await openInDouble(context);
    const errors = watch(desktop.page);
    await use(desktop);
    expect(unexpected(errors, expectedErrors)).toEqual([]);
    await desktop.end();
  },
  app: async ({ host, context, site, expectedErrors }, use) => {
    const strays: string[] = [];
    context.on('request', request => {
      // The browser shows a PDF with parts of its own.
      const local = ['http://127.0.0.1:', 'blob:', 'data:', 'app:', 'chrome:', 'chrome-extension:'];
      if (!local.some(start => request.url().startsWith(start))) strays.push(request.url());
    });
    const errors: string[] = [];
    context.on('page', page => watch(page, errors));
    const app = await opened();
    await use(app);
    expect(unexpected(errors, expectedErrors)).toEqual([]);
    expect(strays).toEqual([]);
    await app.end();

    async function opened(): Promise<AppHost> {
      if (host === 'electron') {
        const real = await openInElectron();
        watch(real.page, errors);
        return real;
      }
      return host === 'double' ? openInDouble(context) : openInBrowser(await context.newPage(), site.address);
    }
  },
});

export { expect } from '@playwright/test';

function watch(page: Page, errors: string[] = []): string[] {
  page.on('console', message => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', error => errors.push(`${error}`));
  return errors;
}

function unexpected(errors: readonly string[], expected: readonly RegExp[]): string[] {
  return errors.filter(error => !expected.some(pattern => pattern.test(error)));
}
