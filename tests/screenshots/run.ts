import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { startAppServer } from '../../electron/node/appServer';
import { BROWSER, isRoot, QUIET_BROWSER, ROOT } from '../e2e/harness/machine';

/** npm run screenshots [-- FOLDER]: the pictures of the README and docs, made from the built app (npm run build) with a shipped sample. */
const folder = process.argv[2] ?? join(ROOT, 'docs', 'images');

const SCHEMES = ['light', 'dark'] as const;
type Scheme = (typeof SCHEMES)[number];

const place = (name: string) => (page: Page) =>
  page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name }).click();

/** What is shown, how to get there from the opened sample, and in which schemes it is kept. */
const SHOTS: readonly {
  readonly name: string;
  readonly go: (page: Page) => Promise<unknown>;
  readonly schemes: readonly Scheme[];
}[] = [
  { name: 'diagram', go: place('Diagram'), schemes: SCHEMES },
  {
    name: 'sensitivity',
    go: async page => {
      await place('Diagram')(page);
      await page.getByText('Sensitivity', { exact: true }).click();
    },
    schemes: ['light'],
  },
  { name: 'threats', go: place('Threats'), schemes: SCHEMES },
  { name: 'controls', go: place('Controls'), schemes: ['light'] },
  { name: 'risks', go: place('Risks'), schemes: ['light'] },
  { name: 'responsibility', go: place('Responsibility'), schemes: ['light'] },
  { name: 'reports', go: place('Reports'), schemes: ['light'] },
  {
    name: 'portfolio',
    go: async page => {
      await page.getByRole('button', { name: 'Organisation: providers and reviews' }).click();
      await place('Portfolio')(page);
    },
    schemes: SCHEMES,
  },
];

/** The last one is that of the pictures. */
const SAMPLES = [/assistant/i, /HR/, /online shop/i] as const;

async function openSample(page: Page, address: string, name: RegExp): Promise<void> {
  await page.goto(address);
  await page.getByRole('button', { name: /look at a sample/i }).click();
  await page.getByRole('dialog').getByRole('button', { name }).click();
  await page.getByTestId('analysis').getByText('confirmed').waitFor();
}

async function shootAll(page: Page, scheme: Scheme, address: string): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  await page.goto(address);
  await page.getByRole('button', { name: /new project/i }).waitFor();
  if (scheme === 'light') await page.screenshot({ path: join(folder, 'start.png') });
  for (const sample of SAMPLES) await openSample(page, address, sample);
  for (const { name, go, schemes } of SHOTS) {
    if (!schemes.includes(scheme)) continue;
    await go(page);
    await page.waitForTimeout(600);
    const file = scheme === 'light' ? `${name}.png` : `${name}-dark.png`;
    await page.screenshot({ path: join(folder, file) });
  }
}

await mkdir(folder, { recursive: true });
const server = await startAppServer({
  folder: join(ROOT, 'out', 'renderer'),
  port: 0,
  token: 'screenshots',
  onRaise: () => false,
});
const browser = await chromium.launch({
  executablePath: BROWSER,
  chromiumSandbox: !isRoot,
  args: [...QUIET_BROWSER],
});
try {
  for (const scheme of SCHEMES) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
    await shootAll(await context.newPage(), scheme, server.address);
    await context.close();
  }
} finally {
  await browser.close();
  await server.close();
}
