import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** In order of preference; a snap comes last, because it may write to its own folder only. */
const LINUX = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
  'brave-browser',
];
const LINUX_FOLDERS = ['/usr/local/bin', '/usr/bin', '/bin', '/opt/google/chrome', '/snap/bin'];
const MAC = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'];
const WINDOWS = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
];

/** @typedef {{ env: NodeJS.ProcessEnv, platform: NodeJS.Platform, isThere?: (path: string) => boolean }} Machine */

/** @param {Machine} machine @returns {string[]} */
function candidates({ env, platform, isThere }) {
  if (platform === 'win32') {
    const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter(
      root => root !== undefined,
    );
    return WINDOWS.flatMap(parts => roots.map(root => join(root, ...parts)));
  }
  if (platform === 'darwin') {
    const roots = ['/Applications', join(env['HOME'] ?? '', 'Applications')];
    return MAC.flatMap(name => roots.map(root => `${root}/${name}.app/Contents/MacOS/${name}`));
  }
  const folders = [
    ...new Set([...(env['PATH'] ?? '').split(':').filter(folder => folder.startsWith('/')), ...LINUX_FOLDERS]),
  ];
  const all = folders.flatMap(folder => LINUX.map(name => join(folder, name)));
  return [...all.filter(path => !isSnap(path, isThere)), ...all.filter(path => isSnap(path, isThere))];
}

/** A snap may write to its own folder only. Ubuntu's `chromium-browser` is a script that starts one. @param {string} path @param {(path: string) => boolean} [isThere] */
export function isSnap(path, isThere = existsSync) {
  return path.startsWith('/snap/') || (path.endsWith('/chromium-browser') && isThere('/snap/bin/chromium'));
}

/** An installed browser of the Chromium family, or null. `PARAPET_BROWSER` names one. @param {Machine} machine */
export function findBrowser({ env, platform, isThere = existsSync }) {
  const named = env['PARAPET_BROWSER'];
  const all = named ? [named] : candidates({ env, platform, isThere });
  return all.find(path => isThere(path)) ?? null;
}

/** The one command that installs a browser here. @param {NodeJS.Platform} platform @param {boolean} isRoot @param {(path: string) => boolean} [isThere] */
export function browserCommand(platform, isRoot, isThere = existsSync) {
  if (platform === 'win32') return 'winget install Google.Chrome';
  if (platform === 'darwin') return 'brew install --cask google-chrome';
  const install = isThere('/usr/bin/apt-get')
    ? 'apt-get install -y chromium'
    : isThere('/usr/bin/dnf')
      ? 'dnf install -y chromium'
      : isThere('/usr/bin/pacman')
        ? 'pacman -S --noconfirm chromium'
        : 'snap install chromium';
  return isRoot ? install : `sudo ${install}`;
}

/** Whether windows can be shown. @param {NodeJS.Platform} platform @param {NodeJS.ProcessEnv} env */
export function hasDisplay(platform, env) {
  return platform === 'win32' || platform === 'darwin' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}

/** @returns whether this is the superuser, for whom Chromium has no sandbox */
export function isRoot() {
  return process.getuid?.() === 0;
}
