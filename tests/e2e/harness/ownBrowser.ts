import { type ChildProcess, spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, expect, type Page } from '@playwright/test';
import { BROWSER, isRoot, QUIET_BROWSER } from './machine';

/** A browser with a profile that is kept, whose process can be ended as a dead battery ends it. */
export interface OwnBrowser {
  readonly page: Page;
  /** Ends every process of the browser at once, without a chance to write anything. */
  kill(): Promise<void>;
}

export async function openOwnBrowser(profile: string, address: string): Promise<OwnBrowser> {
  const portFile = join(profile, 'DevToolsActivePort');
  await rm(portFile, { force: true });
  const child = spawn(
    BROWSER,
    [
      '--headless=new',
      ...QUIET_BROWSER,
      '--window-size=1360,980',
      '--remote-debugging-port=0',
      ...(isRoot ? ['--no-sandbox'] : []),
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    // A group of its own, so that its helpers are ended with it.
    { detached: true, stdio: 'ignore' },
  );
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()));
  const browser = await connected(portFile);
  const [context] = browser.contexts();
  if (!context) throw new Error('The browser has no window.');
  const page = await context.newPage();
  await page.goto(address);
  return {
    page,
    async kill() {
      killGroup(child);
      await ended;
      await browser.close().catch(() => undefined);
    },
  };
}

async function connected(portFile: string): Promise<Browser> {
  const port = async () => (await readFile(portFile, 'utf8')).split('\n')[0] ?? '';
  await expect.poll(() => port().catch(() => ''), { timeout: 20_000 }).not.toBe('');
  return chromium.connectOverCDP(`http://127.0.0.1:${await port()}`);
}

function killGroup(child: ChildProcess): void {
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
}
