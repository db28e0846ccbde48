import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { openAppWindow } from './appWindow.mjs';
import { browserCommand, findBrowser, hasDisplay, isRoot, isSnap } from './browsers.mjs';
import { at } from './paths.mjs';
import { listenOnOwnPort } from './port.mjs';
import { forgetRunning, noteRunning, raiseRunning } from './running.mjs';
import { Stop, say } from './words.mjs';

/**
 * The same build in a window of an installed browser, until the window is closed or `stopped` settles.
 * @param {{ home: string, port: number | undefined, window: boolean, stopped: Promise<void>, flags?: readonly string[] }} options
 * @returns {Promise<number>} the exit code
 */
export async function openInBrowser({ home, port, window: wanted, stopped, flags }) {
  /** @type {import('./appWindow.mjs').AppWindow | null} */
  let shown = null;
  const onRaise = () => {
    shown?.raise().catch(() => undefined);
    return shown !== null;
  };
  const token = randomBytes(24).toString('hex');
  const server = await serve(home, port, token, onRaise);
  noteRunning(home, { port: server.port, token });
  try {
    const browser = wanted ? browserToUse(server.address) : null;
    if (!browser) {
      if (!wanted) say(`Parapet is at ${server.address}`);
      say('Ctrl+C stops it.');
      await stopped;
      return 0;
    }
    if (isRoot()) say('You are root, so the browser runs without its own sandbox. As another user it has it.');
    shown = openAppWindow({
      browser,
      address: server.address,
      profile: profileFor(browser, home),
      isRoot: isRoot(),
      flags,
    });
    say('Parapet is open. Close its window, or press Ctrl+C here, to stop it.');
    const { seen } = await Promise.race([shown.ended, stopped.then(() => ({ seen: true }))]);
    await shown.close();
    if (seen) return 0;
    throw new Stop(`${browser} showed no window. Start with: npm start -- --no-window`);
  } finally {
    forgetRunning(home, token);
    await server.close();
  }
}

/** @param {string} home @param {number | undefined} port @param {string} token @param {() => boolean} onRaise */
async function serve(home, port, token, onRaise) {
  const { startAppServer } = await import(new URL('../../out/server/appServer.mjs', import.meta.url).href);
  const folder = at('out/renderer');
  /** @param {number} number @returns {Promise<import('../../electron/node/appServer').AppServer>} */
  const listen = number => startAppServer({ folder, port: number, token, onRaise });
  return listenOnOwnPort(home, port, listen);
}

/** The browser to open, or null after a line that says what helps. @param {string} address */
function browserToUse(address) {
  const { platform, env } = process;
  const browser = findBrowser({ env, platform });
  if (!browser) {
    say(`No Chromium, Chrome or Edge was found. To get one: ${browserCommand(platform, isRoot())}`);
    say(`Until then, open this address in the browser that you have: ${address}`);
    return null;
  }
  if (!hasDisplay(platform, env)) {
    say(`There is no display to show a window on. Open this address in a browser on this machine: ${address}`);
    return null;
  }
  return browser;
}

/** @param {string} browser @param {string} home */
function profileFor(browser, home) {
  const folder = isSnap(browser) ? join(homedir(), 'snap', 'chromium', 'common', 'parapet') : join(home, 'browser');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** Whether a Parapet that runs already was found; it has come to the front then, and a line says so. @param {string} home */
export async function foundRunning(home) {
  const running = await raiseRunning(home);
  if (!running) return false;
  say(
    running.window
      ? 'Parapet is already running; its window was brought to the front.'
      : `Parapet is already running. Open this address: ${running.address}`,
  );
  return true;
}
