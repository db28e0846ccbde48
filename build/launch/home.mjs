import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * Where projects and settings of this machine are kept.
 * @param {{ option?: string | undefined, env: NodeJS.ProcessEnv, platform: NodeJS.Platform, userHome?: string }} on
 */
export function homeFolder({ option, env, platform, userHome = homedir() }) {
  const chosen = option ?? env['PARAPET_HOME'];
  if (chosen) return resolve(chosen);
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(userHome, 'AppData', 'Local'), 'Parapet');
  if (platform === 'darwin') return join(userHome, 'Library', 'Application Support', 'Parapet');
  const data = env['XDG_DATA_HOME'];
  // A relative XDG_DATA_HOME is to be ignored, says its specification.
  return join(data?.startsWith('/') ? data : join(userHome, '.local', 'share'), 'parapet');
}

/**
 * A small JSON file of the home folder; unreadable counts as absent.
 * @param {string} home @param {string} name
 */
export function readNote(home, name) {
  try {
    const note = JSON.parse(readFileSync(join(home, name), 'utf8'));
    return typeof note === 'object' && note !== null ? note : {};
  } catch {
    return {};
  }
}

/** Readable by this person only: one of the notes holds a token. @param {string} home @param {string} name @param {object} note */
export function writeNote(home, name, note) {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const beside = join(home, `.${name}.part`);
  writeFileSync(beside, `${JSON.stringify(note)}\n`, { mode: 0o600 });
  renameSync(beside, join(home, name));
}

/** @param {string} home @param {string} name */
export function removeNote(home, name) {
  rmSync(join(home, name), { force: true });
}
