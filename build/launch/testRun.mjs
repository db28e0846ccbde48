import { existsSync, readdirSync } from 'node:fs';
import { browserCommand, findBrowser, isRoot } from './browsers.mjs';
import { findElectron } from './electronBinary.mjs';
import { BUILD_GATE, JOURNEY_GATE, pass, STATIC_GATES, sentence, total, UNIT_GATE } from './gates.mjs';
import { ensureInstalled } from './install.mjs';
import { at } from './paths.mjs';
import { execute } from './process.mjs';
import { Stop, say } from './words.mjs';

/** npm run check: everything that needs no build. @returns {Promise<number>} the exit code */
export async function check() {
  await ensureInstalled();
  await ensureBrowser();
  return verdict(await inOrder([...STATIC_GATES, UNIT_GATE]));
}

/** npm test: everything. @returns {Promise<number>} the exit code */
export async function test() {
  await ensureInstalled();
  await ensureBrowser();
  const counts = await inOrder([...STATIC_GATES, UNIT_GATE, BUILD_GATE]);
  const built = counts.at(-1)?.failed === 0;
  counts.push(built ? await pass(JOURNEY_GATE) : { passed: 0, failed: 1, skipped: 0 });
  if (!built) say('FAILED  journeys in the browser: there is no build to play them in');
  if (!findElectron()) {
    const files = journeyFiles();
    say(`skipped  real Electron: its binary is not here, so the ${files} files of journeys were not played in it`);
    counts.push({ passed: 0, failed: 0, skipped: files });
  }
  return verdict(counts);
}

function journeyFiles() {
  const folder = at('tests/e2e/specs');
  return existsSync(folder) ? readdirSync(folder).filter(name => name.endsWith('.spec.ts')).length : 0;
}

/** @param {readonly import('./gates.mjs').Gate[]} gates */
async function inOrder(gates) {
  const counts = [];
  for (const gate of gates) counts.push(await pass(gate));
  return counts;
}

/** @param {readonly import('./gates.mjs').Count[]} counts */
function verdict(counts) {
  const sum = total(counts);
  say(sentence(sum));
  return sum.failed === 0 ? 0 : 1;
}

/** The journeys need an installed browser. Root on Debian may install it; everybody else is told how. */
async function ensureBrowser() {
  const { platform, env } = process;
  if (findBrowser({ env, platform })) return;
  if (isRoot() && existsSync('/usr/bin/apt-get')) {
    say('Installing Chromium for the journeys …');
    const install = () => execute('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']);
    if ((await install()).code !== 0) {
      await execute('apt-get', ['update']);
      await install();
    }
    if (findBrowser({ env, platform })) return;
  }
  throw new Stop(`The tests need Chromium, Chrome or Edge. To get one: ${browserCommand(platform, isRoot())}`);
}
