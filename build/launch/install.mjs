import { lstatSync, statSync } from 'node:fs';
import { at, ROOT } from './paths.mjs';
import { npm } from './process.mjs';
import { Stop, say, tail, withoutTraces } from './words.mjs';

/** When a file was last changed, in milliseconds; 0 when it is not there. @param {string} path */
export function changedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** Whether the packages are there and not older than the lock file. @param {string} root folder of package.json, with a `/` at its end */
export function isInstalled(root) {
  // Whoever linked the folder looks after it: to install would empty it for everybody who shares it.
  if (lstatSync(`${root}node_modules`, { throwIfNoEntry: false })?.isSymbolicLink()) return true;
  // npm writes this file last, so an installation that was broken off has none.
  return changedAt(`${root}node_modules/.package-lock.json`) >= Math.max(1, changedAt(`${root}package-lock.json`));
}

/** Installs the packages when they are missing or older than the lock file. */
export async function ensureInstalled() {
  if (isInstalled(ROOT)) return;
  say('Installing packages (about a minute, once) …');
  const { code, output } = await npm(['ci', '--no-audit', '--no-fund'], { cwd: ROOT });
  if (code === 0) return;
  say(tail(withoutTraces(output), 15));
  throw new Stop('The packages could not be installed. With the network back, run: npm ci');
}

const ALL_SOURCES = ['core', 'renderer', 'electron', 'templates', 'build', 'package.json', 'package-lock.json'];
export const SOURCES = ALL_SOURCES.map(at);
