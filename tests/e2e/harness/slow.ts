import type { BrowserContext, Page } from '@playwright/test';

/** How many times slower than this machine the pages run. */
const SLOW = Number(process.env['PARAPET_SLOW'] ?? 1);
/** How many milliseconds later the pages hear what their workers say. */
const LATE = Number(process.env['PARAPET_LATE'] ?? 0);

/** Slows down the pages of a journey where that is asked for: what it does not wait for, or the app does not, comes to light. */
export async function slowDown(context: BrowserContext): Promise<void> {
  if (SLOW > 1) context.on('page', page => void throttle(page));
  if (LATE > 0) await context.addInitScript(hearLate, LATE);
}

async function throttle(page: Page): Promise<void> {
  try {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOW });
  } catch (error) {
    // A page that is closed again has nothing to be slow at.
    if (!page.isClosed()) throw error;
  }
}

/** Runs in the page. */
function hearLate(wait: number): void {
  Object.assign(Worker.prototype, {
    addEventListener(this: Worker, kind: string, hear: (event: Event) => void) {
      EventTarget.prototype.addEventListener.call(this, kind, event => void setTimeout(() => hear(event), wait));
    },
  });
}
