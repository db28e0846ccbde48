import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { at, ROOT } from './paths.mjs';
import { execute } from './process.mjs';
import { say, tail } from './words.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/**
 * @typedef {object} Gate
 * @property {string} name
 * @property {string} script of an installed package, or of ours
 * @property {readonly string[]} args
 * @property {string} [report] where the counts are written as JSON; without one, the gate counts as one test
 * @property {(report: any) => Count} [count]
 */

const VITEST_REPORT = 'out/tests/vitest.json';
const JOURNEYS_REPORT = 'out/tests/journeys.json';

/** @type {readonly Gate[]} */
export const STATIC_GATES = [
  { name: 'types', script: 'node_modules/typescript/bin/tsc', args: ['-b', '--pretty', 'false'] },
  {
    name: 'lint',
    script: 'node_modules/@biomejs/biome/bin/biome',
    args: ['ci', '--colors=off', '--max-diagnostics=50'],
  },
  {
    name: 'house rules',
    script: 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    args: ['--config', '.dependency-cruiser.cjs', 'core', 'renderer', 'electron'],
  },
  { name: 'unused code', script: 'node_modules/knip/bin/knip.js', args: ['--no-progress'] },
];

/** @type {Gate} */
export const UNIT_GATE = {
  name: 'unit, property, contract, integration',
  script: 'node_modules/vitest/vitest.mjs',
  args: [
    'run',
    '--config',
    'tests/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${VITEST_REPORT}`,
  ],
  report: VITEST_REPORT,
  count: report => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  }),
};

/** @type {Gate} */
export const BUILD_GATE = { name: 'build', script: 'build/build.mjs', args: [] };

/** @type {Gate} */
export const JOURNEY_GATE = {
  name: 'journeys in the browser',
  script: 'node_modules/@playwright/test/cli.js',
  args: ['test', '--config', 'tests/playwright.config.ts'],
  report: JOURNEYS_REPORT,
  // A test that passes only at the second attempt is a failure that hides.
  count: ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }),
};

/**
 * Runs one gate and prints one line, and on failure what it said.
 * @param {Gate} gate @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<Count>}
 */
export async function pass({ name, script, args, report, count }, env = process.env) {
  if (report) {
    mkdirSync(dirname(at(report)), { recursive: true });
    rmSync(at(report), { force: true });
  }
  // Some tools take any FORCE_COLOR, even 0, for a yes.
  const { FORCE_COLOR: _, ...plain } = env;
  const begun = Date.now();
  const { code, output } = await execute(process.execPath, [at(script), ...args], {
    cwd: ROOT,
    env: { ...plain, NO_COLOR: '1', PLAYWRIGHT_JSON_OUTPUT_NAME: at(JOURNEYS_REPORT) },
    seconds: 45 * 60,
  });
  const counted =
    report && count && existsSync(at(report)) ? count(JSON.parse(readFileSync(at(report), 'utf8'))) : null;
  const result = judged(counted, code, report !== undefined);
  const seconds = ((Date.now() - begun) / 1000).toFixed(1);
  const verdict = result.failed === 0 ? 'passed' : 'FAILED';
  say(`${verdict}  ${name}${report ? `: ${sentence(result)}` : ''} (${seconds} s)`);
  if (result.failed > 0) say(tail(output, 120));
  return result;
}

/** A gate that ended badly has failed, whatever its report says: a file that cannot be loaded has no tests to count. */
function judged(/** @type {Count | null} */ counted, /** @type {number} */ code, /** @type {boolean} */ hasReport) {
  const count = counted ?? { passed: code === 0 && !hasReport ? 1 : 0, failed: 0, skipped: 0 };
  const broken = (code !== 0 || (hasReport && !counted)) && count.failed === 0;
  return broken ? { ...count, failed: 1 } : count;
}

/** @param {readonly Count[]} counts @returns {Count} */
export function total(counts) {
  return counts.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** @param {Count} count */
export function sentence({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
