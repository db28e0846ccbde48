import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CONFIG = join(ROOT, '.dependency-cruiser.cjs');
const CRUISER = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

const Report = z.object({
  summary: z.object({
    totalCruised: z.number(),
    violations: z.array(z.object({ rule: z.object({ name: z.string() }), from: z.string(), to: z.string() })),
  }),
});

const Rules = z.object({ forbidden: z.array(z.object({ name: z.string(), comment: z.string().min(20) })) });
const rules = Rules.parse(createRequire(import.meta.url)(CONFIG)).forbidden;

/** What the house rules say of the tree in `folder`. */
async function cruise(folder: string): Promise<z.infer<typeof Report>['summary']> {
  const args = [CRUISER, '--config', CONFIG, '--output-type', 'json', 'core', 'renderer', 'electron'];
  const text = await new Promise<string>(resolve => {
    // It exits with the number of violations, so only its output is of interest.
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 1e9 }, (_, stdout) => resolve(stdout));
  });
  return Report.parse(JSON.parse(text)).summary;
}

interface Planted {
  readonly rule: string;
  readonly from: string;
  readonly imports: string;
  readonly typeOnly?: true;
}

/** One broken import for every rule: a file and what it must not import. */
const PLANTED: readonly Planted[] = [
  { rule: 'core-is-pure', from: 'core/base/purity.ts', imports: '../../renderer/session/store' },
  { rule: 'core-is-pure', from: 'core/model/disk.ts', imports: 'node:fs' },
  { rule: 'core-layers-base', from: 'core/base/upwards.ts', imports: '../model', typeOnly: true },
  { rule: 'core-layers-text', from: 'core/text/upwards.ts', imports: '../changes' },
  { rule: 'core-layers-model', from: 'core/model/upwards.ts', imports: '../changes', typeOnly: true },
  { rule: 'core-layers-changes', from: 'core/changes/upwards.ts', imports: '../commands' },
  { rule: 'core-layers-document', from: 'core/document/upwards.ts', imports: '../commands' },
  { rule: 'core-layers-library', from: 'core/library/upwards.ts', imports: '../analysis' },
  { rule: 'core-layers-drawing', from: 'core/drawing/upwards.ts', imports: '../report' },
  { rule: 'core-layers-commands', from: 'core/commands/upwards.ts', imports: '../analysis' },
  { rule: 'core-layers-analysis', from: 'core/analysis/upwards.ts', imports: '../report' },
  { rule: 'core-layers-controls', from: 'core/controls/upwards.ts', imports: '../analysis' },
  { rule: 'core-layers-risk', from: 'core/risk/upwards.ts', imports: '../responsibility' },
  { rule: 'core-layers-responsibility', from: 'core/responsibility/upwards.ts', imports: '../report' },
  { rule: 'core-layers-review', from: 'core/review/upwards.ts', imports: '../report' },
  { rule: 'core-layers-interchange', from: 'core/interchange/upwards.ts', imports: '../report' },
  { rule: 'core-layers-packs', from: 'core/packs/upwards.ts', imports: '../report' },
  { rule: 'core-layers-report', from: 'core/report/upwards.ts', imports: '../engine' },
  { rule: 'core-layers-host', from: 'core/host/upwards.ts', imports: '../model' },
  { rule: 'core-layers-known', from: 'core/analysis/stranger.ts', imports: '../utils' },
  { rule: 'front-door', from: 'electron/main/window.ts', imports: '../../core/base/detail' },
  { rule: 'front-door', from: 'core/analysis/sideways.ts', imports: '../base/detail' },
  { rule: 'front-door', from: 'renderer/shell/App.tsx', imports: '../session/store' },
  { rule: 'front-door-from-the-roots', from: 'renderer/main.tsx', imports: './session/store' },
  { rule: 'front-door-of-features', from: 'renderer/shell/Workbench.tsx', imports: '../features/canvas/Canvas' },
  { rule: 'front-door-not-from-inside', from: 'core/base/circle.ts', imports: './index' },
  { rule: 'renderer-knows-no-electron', from: 'renderer/host/direct.ts', imports: 'electron' },
  { rule: 'renderer-is-nodeless', from: 'renderer/worker/disk.ts', imports: 'node:fs' },
  { rule: 'electron-knows-no-renderer', from: 'electron/main/screen.ts', imports: '../../renderer/session' },
  { rule: 'cli-is-headless', from: 'electron/cli/windows.ts', imports: 'electron', typeOnly: true },
  { rule: 'node-below-cli', from: 'electron/node/upwards.ts', imports: '../cli/windows' },
  { rule: 'one-door-to-electron', from: 'electron/main/direct.ts', imports: 'electron' },
  { rule: 'preload-is-small', from: 'electron/preload/preload.ts', imports: '../../core/host' },
  { rule: 'renderer-layers-persistence', from: 'renderer/persistence/upwards.ts', imports: '../worker' },
  { rule: 'renderer-layers-worker', from: 'renderer/worker/upwards.ts', imports: '../session' },
  { rule: 'renderer-layers-session', from: 'renderer/session/upwards.ts', imports: '../actions' },
  { rule: 'renderer-layers-actions', from: 'renderer/actions/upwards.ts', imports: '../features/canvas' },
  { rule: 'renderer-layers-features', from: 'renderer/features/canvas/upwards.ts', imports: '../../shell' },
  { rule: 'features-are-islands', from: 'renderer/features/canvas/neighbour.ts', imports: '../risk' },
  { rule: 'ui-is-dumb', from: 'renderer/ui/Smart.tsx', imports: '../../core/model' },
  { rule: 'host-knows-no-session', from: 'renderer/host/upwards.ts', imports: '../session' },
  { rule: 'dexie-at-home', from: 'renderer/session/database.ts', imports: 'dexie' },
  { rule: 'xyflow-at-home', from: 'renderer/features/risk/flow.ts', imports: '@xyflow/react', typeOnly: true },
  { rule: 'pdfmake-at-home', from: 'renderer/features/risk/print.ts', imports: 'pdfmake' },
  { rule: 'codemirror-at-home', from: 'renderer/features/risk/code.ts', imports: '@codemirror/state' },
  { rule: 'zustand-at-home', from: 'renderer/features/risk/state.ts', imports: 'zustand' },
  { rule: 'no-tests-in-production', from: 'core/base/testing.ts', imports: '../../tests/support/aModel' },
  { rule: 'no-cycles', from: 'core/base/chicken.ts', imports: './egg', typeOnly: true },
  { rule: 'no-unresolved', from: 'core/base/lost.ts', imports: './nowhere' },
];

const EXPORT = 'export const value: unknown = 1;\nexport type Value = unknown;\n';
const FOLDERS = 'base text model changes document library drawing commands analysis risk responsibility review';
const INNOCENT: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    `${FOLDERS} interchange packs report host engine utils`.split(' ').map(name => [`core/${name}/index.ts`, EXPORT]),
  ),
  ...Object.fromEntries(
    ['worker', 'session', 'actions', 'features/canvas', 'features/risk', 'shell'].map(name => [
      `renderer/${name}/index.ts`,
      EXPORT,
    ]),
  ),
  ...Object.fromEntries(
    ['electron', 'dexie', '@xyflow/react', 'pdfmake', 'zustand', '@codemirror/state', 'zod'].flatMap(name => [
      [`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' })],
      [`node_modules/${name}/index.js`, 'exports.value = 1;\n'],
    ]),
  ),
  'core/base/detail.ts': EXPORT,
  'core/base/egg.ts': `import type { value } from './chicken';\n${EXPORT}export type Egg = typeof value;\n`,
  'renderer/session/store.ts': EXPORT,
  'renderer/features/canvas/Canvas.tsx': EXPORT,
  'tests/support/aModel.ts': EXPORT,
  // What is allowed must stay silent.
  'core/model/fine.ts': "import { z } from 'zod';\nimport { value } from '../base';\nexport const fine = [z, value];\n",
};

function sourceOf({ imports, typeOnly }: Planted): string {
  const what = typeOnly ? 'type Value' : 'value';
  return `import ${typeOnly ? 'type { Value }' : '{ value }'} from '${imports}';\nexport ${typeOnly ? `${what}2 = Value` : 'const value2 = value'};\nexport const value = 2;\n`;
}

async function plant(folder: string, path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

describe('the house rules find what they forbid', () => {
  let folder = '';
  let found: z.infer<typeof Report>['summary'];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parapet-house-'));
    for (const [path, text] of Object.entries(INNOCENT)) await plant(folder, path, text);
    for (const planted of PLANTED) await plant(folder, planted.from, sourceOf(planted));
    found = await cruise(folder);
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(PLANTED)('$rule: $from may not import $imports', ({ rule, from }) => {
    const broken = found.violations.filter(violation => violation.from === from).map(violation => violation.rule.name);
    expect(broken).toContain(rule);
  });

  it('has one planted violation for every rule', () => {
    const planted = new Set(PLANTED.map(({ rule }) => rule));
    expect(rules.map(({ name }) => name).filter(name => !planted.has(name))).toEqual([]);
  });

  it('has nothing to say of an import that is allowed', () => {
    expect(found.violations.filter(({ from }) => from === 'core/model/fine.ts')).toEqual([]);
  });
});

describe('the house itself', () => {
  it('keeps its rules, and they were held against all of it', async () => {
    const { totalCruised, violations } = await cruise(ROOT);
    expect(violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
    // A cruise of nothing is green as well: that is how a TypeScript without its compiler API shows.
    expect(totalCruised).toBeGreaterThan(50);
  }, 60_000);
});
