import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { changedAt, SOURCES } from './install.mjs';
import { at, ROOT } from './paths.mjs';
import { execute } from './process.mjs';
import { Stop, say, tail, withoutTraces } from './words.mjs';

/** The latest change below a path, folders included: a file that was deleted shows in its folder. @param {string} path @returns {number} */
function latestChange(path) {
  const own = changedAt(path);
  if (own === 0) return 0;
  const entries = readdirSync(path, { withFileTypes: true, recursive: true });
  return entries.reduce((latest, entry) => Math.max(latest, changedAt(join(entry.parentPath, entry.name))), own);
}

/** @param {readonly string[]} sources files and folders @param {string} stamp the file that the build writes last */
export function isBuilt(sources, stamp) {
  if (!existsSync(stamp)) return false;
  const begun = Date.parse(JSON.parse(readFileSync(stamp, 'utf8')).begun);
  return sources.every(source => (source.endsWith('.json') ? changedAt(source) : latestChange(source)) < begun);
}

/** Builds the app when a source is newer than the last build. */
export async function ensureBuilt() {
  if (isBuilt(SOURCES, at('out/built.json'))) return;
  say('Building …');
  const { code, output } = await execute(process.execPath, [at('build/build.mjs')], { cwd: ROOT });
  if (code === 0) return;
  say(tail(withoutTraces(output)));
  throw new Stop('The build failed; the lines above say why.');
}
