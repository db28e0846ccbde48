import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { at } from './paths.mjs';
import { endTree } from './process.mjs';

const PACKAGE = at('node_modules/electron');

/** Electron's program, or null when it has not been fetched. @param {string} [folder] of the electron package */
export function findElectron(folder = PACKAGE) {
  try {
    const program = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim());
    return existsSync(program) ? program : null;
  } catch {
    return null;
  }
}

/** Bytes below a folder: how one sees that a download goes on. @param {string} folder */
function sizeOf(folder) {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
    return entries.reduce(
      (sum, entry) => sum + (statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0),
      0,
    );
  } catch {
    return 0;
  }
}

/**
 * Fetches Electron's program with the package's own installer. It may take as long as bytes arrive, and is ended after
 * `patience` seconds without any.
 * @param {{ installer?: string, folder?: string, patience?: number, stopped?: Promise<void> }} [options]
 * @returns {Promise<'fetched' | 'refused' | 'no answer' | 'stopped'>}
 */
export function fetchElectron({
  installer = join(PACKAGE, 'install.js'),
  folder = PACKAGE,
  patience = 10,
  stopped,
} = {}) {
  const own = mkdtempSync(join(tmpdir(), 'parapet-electron-'));
  const env = { ...process.env, TMPDIR: own, TMP: own, TEMP: own, ELECTRON_GET_NO_PROGRESS: '1' };
  const child = spawn(process.execPath, [installer], { env, stdio: 'ignore', detached: process.platform !== 'win32' });
  return new Promise(resolve => {
    let seen = 0;
    let seenAt = Date.now();
    const watch = setInterval(() => {
      const now = sizeOf(own) + sizeOf(join(folder, 'dist'));
      if (now !== seen) seenAt = Date.now();
      seen = now;
      if (Date.now() - seenAt > patience * 1000) done('no answer');
    }, 250);
    const done = (/** @type {'fetched' | 'refused' | 'no answer' | 'stopped'} */ outcome) => {
      clearInterval(watch);
      process.off('exit', end);
      endTree(child);
      rmSync(own, { recursive: true, force: true });
      resolve(outcome);
    };
    const end = () => endTree(child);
    process.once('exit', end);
    stopped?.then(() => done('stopped'));
    child.once('error', () => done('refused'));
    child.once('exit', code => done(code === 0 ? 'fetched' : 'refused'));
  });
}
