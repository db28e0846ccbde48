import { spawn } from 'node:child_process';
import { isRoot } from './browsers.mjs';
import { fetchElectron, findElectron } from './electronBinary.mjs';
import { ROOT } from './paths.mjs';
import { say } from './words.mjs';

/** An Electron that cannot run here (a missing library, no sandbox) says so by ending at once. */
const FALSE_START_SECONDS = 6;

const REASONS = {
  refused: 'its download was refused',
  'no answer': 'its download gave no answer',
};

/**
 * The desktop window, until it is closed or `stopped` settles.
 * @param {{ home: string, stopped: Promise<void> }} options
 * @returns {Promise<number | null>} the exit code; null, after one plain line, when Electron cannot be had here
 */
export async function openDesktop({ home, stopped }) {
  const program = findElectron() ?? (await fetched(stopped));
  if (!program) return null;
  const code = await runElectron(program, home, stopped);
  if (code !== null) return code;
  say("Electron's window does not start on this machine; the same app opens in a browser window.");
  return null;
}

/** @param {Promise<void>} stopped */
async function fetched(stopped) {
  // A refusal comes at once; only waiting needs an explanation.
  const patience = setTimeout(() => say('Fetching the desktop window (Electron, once) …'), 1500);
  const outcome = await fetchElectron({ stopped });
  clearTimeout(patience);
  if (outcome === 'fetched') return findElectron();
  if (outcome !== 'stopped')
    say(`Electron cannot be had here (${REASONS[outcome]}); the same app opens in a browser window.`);
  return null;
}

/** @param {string} program @param {string} home @param {Promise<void>} stopped @returns {Promise<number | null>} */
function runElectron(program, home, stopped) {
  const root = isRoot() && process.platform === 'linux';
  if (root) say('You are root, so the window runs without its own sandbox. As another user it has it.');
  const begun = Date.now();
  const child = spawn(program, [...(root ? ['--no-sandbox'] : []), '.'], {
    cwd: ROOT,
    env: { ...process.env, PARAPET_HOME: home },
    stdio: ['ignore', 'inherit', 'ignore'],
  });
  let isStopped = false;
  stopped.then(() => {
    isStopped = true;
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), 4000).unref();
  });
  return new Promise(resolve => {
    child.once('error', () => resolve(null));
    child.once('exit', code => {
      const isFalseStart = code !== 0 && !isStopped && Date.now() - begun < FALSE_START_SECONDS * 1000;
      resolve(isFalseStart ? null : isStopped ? 0 : (code ?? 1));
    });
  });
}
