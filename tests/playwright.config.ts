import { defineConfig } from '@playwright/test';
import { BROWSER, ELECTRON, isRoot, QUIET_BROWSER } from './e2e/harness/machine';
import type { HostOption } from './e2e/harness/test';

/** Folders of journeys that need a host of their own. */
const APART = ['**/start/**', '**/electron/**'];

/**
 * Journeys are written once and played on up to three hosts: the browser window, the built desktop code over a double of
 * Electron (those tagged `@desktop`), and real Electron where its binary is.
 */
export default defineConfig<HostOption>({
  testDir: './e2e',
  outputDir: '../out/tests/journeys',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  // The counts go into a file for `npm test`; a person reads the list.
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ? [['list'], ['json']] : 'list',
  use: {
    viewport: { width: 1360, height: 880 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: BROWSER, chromiumSandbox: !isRoot, args: [...QUIET_BROWSER] },
  },
  projects: [
    // Nothing moves here that can stand still, which is quicker; the desktop's journeys are played with motion.
    { name: 'browser', testIgnore: APART, use: { host: 'browser', contextOptions: { reducedMotion: 'reduce' } } },
    { name: 'double', testIgnore: APART, grep: /@desktop/, use: { host: 'double' } },
    { name: 'start', testDir: './e2e/start' },
    { name: 'desktop', testDir: './e2e/electron', use: { host: 'double' } },
    ...(ELECTRON ? [{ name: 'electron', testIgnore: APART, use: { host: 'electron' as const } }] : []),
  ],
});
