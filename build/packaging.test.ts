import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packerProblem } from './launch/package.mjs';
import { at, ROOT } from './launch/paths.mjs';
import { execute } from './launch/process.mjs';

// The packer's own parts are not packages of ours, so they are asked for from where the packer stands.
const fromPacker = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
const fromBuilder = createRequire(fromPacker.resolve('app-builder-lib'));

/** Electron's program carries its switches behind this mark: version, number, then one sign for each. */
const MARK = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSES = [
  'runAsNode',
  'cookieEncryption',
  'nodeOptions',
  'nodeCliInspect',
  'embeddedAsarIntegrity',
  'onlyLoadAppFromAsar',
  'loadBrowserSnapshot',
  'fileProtocolPrivileges',
];

let folder = '';
const inside = (path: string) => join(folder, path);
async function put(path: string, content = 'x'): Promise<void> {
  await mkdir(dirname(inside(path)), { recursive: true });
  await writeFile(inside(path), content);
}

/** A project of a few files beside a distribution of Electron that is one, to be packed without any network. */
async function pack(): Promise<{ files: string[]; fuses: Record<string, boolean> }> {
  await cp(at('build/electron-builder.yml'), inside('build/electron-builder.yml'));
  await cp(at('build/icons'), inside('build/icons'), { recursive: true });
  await cp(at('package.json'), inside('package.json'));
  for (const path of [
    'out/main/main.cjs',
    'out/preload/preload.cjs',
    'out/renderer/index.html',
    'templates/models/a.json',
  ]) {
    await put(path);
  }
  for (const path of [
    'out/types/a.d.ts',
    'out/server/a.mjs',
    'core/a.ts',
    'tests/a.test.ts',
    'node_modules/zod/index.js',
    '.env',
  ]) {
    await put(path);
  }
  await put('electron/electron', `head ${MARK}\u0001\u000811001011 tail`);
  await put('electron/version', '45.4.1');
  await put('electron/locales/en-US.pak');
  await mkdir(inside('electron/resources'));
  const { code, output } = await execute(process.execPath, [
    join(ROOT, 'node_modules/electron-builder/cli.js'),
    ...['--projectDir', folder, '--config', 'build/electron-builder.yml', '--publish', 'never', '--linux', 'dir'],
    `-c.electronDist=${inside('electron')}`,
    '-c.electronVersion=45.4.1',
  ]);
  if (code !== 0) throw new Error(output);
  const archive = inside('dist/linux-unpacked/resources/app.asar');
  const program = await readFile(inside('dist/linux-unpacked/parapet'), 'latin1');
  const wire = program.slice(program.indexOf(MARK) + MARK.length + 2);
  return {
    files: fromBuilder('@electron/asar').listPackage(archive, { isPack: false }),
    fuses: Object.fromEntries(FUSES.map((name, index) => [name, wire[index] === '1'])),
  };
}

describe('the packed application', () => {
  let packed: Awaited<ReturnType<typeof pack>>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parapet-pack-'));
    packed = await pack();
  }, 120_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('holds the built app and its templates, and nothing of how it was made', () => {
    const files = packed.files.filter((path: string) => /\.\w+$/.test(path)).sort();
    expect(files).toEqual([
      '/out/main/main.cjs',
      '/out/preload/preload.cjs',
      '/out/renderer/index.html',
      '/package.json',
      '/templates/models/a.json',
    ]);
  });

  it('cannot be turned into a Node or a debugger, and runs its own archive alone', () => {
    expect(packed.fuses).toEqual({
      runAsNode: false,
      cookieEncryption: true,
      nodeOptions: false,
      nodeCliInspect: false,
      embeddedAsarIntegrity: true,
      onlyLoadAppFromAsar: true,
      loadBrowserSnapshot: false,
      fileProtocolPrivileges: false,
    });
  });
});

describe('the configuration of the packer', () => {
  it('is one that the packer itself finds valid', async () => {
    const { getConfig, validateConfiguration } = fromBuilder('./util/config/config.js');
    const config = await getConfig(ROOT, 'build/electron-builder.yml', null);
    await expect(validateConfiguration(config, { isEnabled: false })).resolves.toBeUndefined();
    const wrong = { ...config, electronFuses: { runAsNod: false } };
    await expect(validateConfiguration(wrong, { isEnabled: false })).rejects.toThrow(/electronFuses/);
  });

  it('says in one line which Node the packer needs', () => {
    expect(packerProblem('24.0.0')).toBeNull();
    expect(packerProblem('22.12.0')).toBeNull();
    expect(packerProblem('20.19.0')).toMatch(/^npm run package needs Node 22\.12 or later; this is 20\.19\.0\.$/);
  });
});
