import { spawn } from 'node:child_process';
import { createDevtools } from './devtools.mjs';
import { endTree } from './process.mjs';

/**
 * A window of its own, without tabs or address bar. Nothing that Chromium would like to fetch, ask or remind of belongs to
 * a tool for people who review risks.
 */
const FLAGS = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-search-engine-choice-screen',
  '--hide-crash-restore-bubble',
  '--disable-background-mode',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-quic',
  '--disable-sync',
  '--disable-features=Translate,OptimizationHints,MediaRouter',
  '--no-pings',
  // Without these two, a keyring may ask for a password that is not needed here.
  '--password-store=basic',
  '--use-mock-keychain',
  '--window-size=1360,880',
];

/**
 * @typedef {object} AppWindow
 * @property {Promise<{ seen: boolean }>} ended when the window is closed or the browser gone; whether a window was ever there
 * @property {() => Promise<void>} raise brings the window to the front
 * @property {() => Promise<void>} close
 * @property {import('./devtools.mjs').Devtools} devtools
 */

/**
 * Opens the app in an installed browser, with its own kept profile. The browser is steered through a pipe that only this
 * process holds; it closes itself when the pipe breaks, so that it never outlives its launcher.
 * @param {{ browser: string, address: string, profile: string, isRoot: boolean, flags?: readonly string[] | undefined }} options
 * @returns {AppWindow}
 */
export function openAppWindow({ browser, address, profile, isRoot, flags = [] }) {
  const args = [
    ...FLAGS,
    ...(isRoot ? ['--no-sandbox', '--test-type'] : []),
    `--user-data-dir=${profile}`,
    '--remote-debugging-pipe',
    ...flags,
    `--app=${address}`,
  ];
  const child = spawn(browser, args, {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    // A group of its own: Ctrl+C in the terminal is for the launcher, which closes the window in good order.
    detached: process.platform !== 'win32',
  });
  const devtools = createDevtools(child);
  const pages = new Set();
  let seen = false;

  devtools.on('Target.targetCreated', ({ targetInfo }) => {
    if (targetInfo.type !== 'page') return;
    seen = true;
    pages.add(targetInfo.targetId);
  });
  devtools.on('Target.targetDestroyed', ({ targetId }) => {
    // On macOS a browser goes on without windows.
    if (pages.delete(targetId) && pages.size === 0) devtools.send('Browser.close').catch(() => undefined);
  });
  const ended = new Promise(resolve => {
    child.once('error', () => resolve({ seen: false }));
    child.once('exit', () => resolve({ seen }));
  });
  devtools.send('Target.setDiscoverTargets', { discover: true }).catch(() => undefined);

  return {
    ended,
    devtools,
    async raise() {
      const [targetId] = pages;
      if (!targetId) return;
      const { windowId, bounds } = await devtools.send('Browser.getWindowForTarget', { targetId });
      if (bounds.windowState === 'minimized') {
        await devtools.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'normal' } });
      }
      await devtools.send('Target.activateTarget', { targetId });
    },
    async close() {
      await Promise.race([devtools.send('Browser.close').catch(() => undefined), pause(2000)]);
      await Promise.race([ended, pause(4000)]);
      endTree(child);
    },
  };
}

/** @param {number} milliseconds @returns {Promise<void>} */
function pause(milliseconds) {
  return new Promise(resolve => {
    setTimeout(resolve, milliseconds).unref();
  });
}
