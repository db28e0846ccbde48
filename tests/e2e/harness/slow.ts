import type { BrowserContext, Page } from '@playwright/test';

/** How many times slower than this machine the pages run: `PARAPET_SLOW=6` shows what a journey does not wait for. */
const SLOW = Number(process.env['PARAPET_SLOW'] ?? 1);

/** Slows down every page that comes, where that is asked for; the harness and the workers of a page keep their speed. */
export function slowDown(context: BrowserContext): void {
  if (SLOW > 1) context.on('page', page => void throttle(page));
}

async function throttle(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOW });
}
