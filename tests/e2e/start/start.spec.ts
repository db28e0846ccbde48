import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, type Page, test } from '@playwright/test';
import { BROWSER, ROOT } from '../harness/machine';

/** `npm start` as a person types it, with a home folder of its own and a browser that needs no screen. */
let home = '';
const started: Start[] = [];
test.beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'parapet-start-'));
  const script = join(home, 'headless');
  await writeFile(script, `#!/bin/sh\nexec '${BROWSER}' --headless=new --disable-gpu --remote-debugging-port=0 "$@"\n`);
  await chmod(script, 0o755);
});
test.afterEach(async () => {
  for (const one of started.splice(0)) await one.stop();
  await rm(home, { recursive: true, force: true, maxRetries: 10 });
});

class Start {
  readonly child: ChildProcess;
  output = '';
  readonly ended: Promise<number | null>;

  constructor(...options: string[]) {
    const env = { ...process.env, DISPLAY: ':0', PARAPET_BROWSER: join(home, 'headless') };
    const args = [join(ROOT, 'build/start.mjs'), '--home', home, '--browser', ...options];
    this.child = spawn(process.execPath, args, { env, cwd: tmpdir() });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', chunk => {
        this.output += chunk;
      });
    }
    this.ended = new Promise(resolve => this.child.once('exit', resolve));
    started.push(this);
  }

  async says(pattern: RegExp): Promise<string> {
    await expect.poll(() => this.output, { timeout: 20_000 }).toMatch(pattern);
    return pattern.exec(this.output)?.[0] ?? '';
  }

  stop(): Promise<number | null> {
    this.child.kill('SIGINT');
    return this.ended;
  }
}

/** The page in the window that `npm start` opened. */
async function inWindow<T>(look: (page: Page) => Promise<T>): Promise<T> {
  await expect.poll(() => portOf().catch(() => ''), { timeout: 20_000 }).not.toBe('');
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${await portOf()}`);
  try {
    const find = () =>
      browser
        .contexts()
        .flatMap(context => context.pages())
        .find(page => /127\.0\.0\.1:\d+\/$/.test(page.url()));
    await expect.poll(() => find() !== undefined).toBe(true);
    const page = find();
    if (!page) throw new Error('There is no window.');
    return await look(page);
  } finally {
    await browser.close();
  }
}
const portOf = async () => (await readFile(join(home, 'browser', 'DevToolsActivePort'), 'utf8')).split('\n')[0] ?? '';

test('opens the app, stops on Ctrl+C, and has the same projects when it is started again', async () => {
  const first = new Start();
  await first.says(/Parapet is open/);
  await inWindow(async page => {
    await expect(page.locator('#root')).not.toBeEmpty();
    await page.evaluate(() => localStorage.setItem('kept', 'yes'));
  });
  expect(await first.stop()).toBe(0);
  await rm(join(home, 'browser', 'DevToolsActivePort'), { force: true });
  const second = new Start();
  await second.says(/Parapet is open/);
  expect(await inWindow(page => page.evaluate(() => localStorage.getItem('kept')))).toBe('yes');
  expect(await second.stop()).toBe(0);
});

test('a second start brings the window to the front and ends with one line', async () => {
  const first = new Start();
  await first.says(/Parapet is open/);
  await inWindow(async page => expect(page.locator('#root')).not.toBeEmpty());
  const second = new Start();
  expect(await second.ended).toBe(0);
  expect(second.output).toBe('Parapet is already running; its window was brought to the front.\n');
});

test('ends when its window is closed', async () => {
  const first = new Start();
  await first.says(/Parapet is open/);
  await inWindow(page => page.close());
  expect(await first.ended).toBe(0);
});

test('prints the address alone when no window is wanted, and one line when the port is held', async () => {
  const first = new Start('--no-window');
  const address = await first.says(/http:\/\/127\.0\.0\.1:\d+\/\?start=[0-9a-f]{48}/);
  expect((await fetch(address, { redirect: 'manual' })).status).toBe(303);
  expect(await first.stop()).toBe(0);

  const other = createServer();
  const { port } = new URL(address);
  await new Promise<void>(resolve => other.listen(Number(port), '127.0.0.1', resolve));
  const second = new Start('--no-window');
  expect(await second.ended).toBe(1);
  expect(second.output).toMatch(new RegExp(`^Port ${port} is held by another program\\..*--port \\d+.*\\n$`));
  await new Promise(resolve => other.close(resolve));
});

test('names the one command that helps when there is no browser', async () => {
  await rm(join(home, 'headless'));
  const first = new Start();
  await first.says(/No Chromium, Chrome or Edge was found\. To get one: \w+/);
  await first.says(/http:\/\/127\.0\.0\.1:\d+\/\?start=/);
  expect(await first.stop()).toBe(0);
});
