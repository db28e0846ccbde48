import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { judgedBy, readKnowledge } from '../../electron/cli/knowledge';
import { builtInPacks } from '../../renderer/templates';
import { aFixedEnvironment, after, aProject } from '../support/aModel';
import { aDevice } from '../support/anOffice';
import { TILL_FILES, tillPack } from '../support/aPack';
import { TEMPLATES } from '../support/templates';

describe('a pack that is put into templates/packs', () => {
  it('is built into the app as the folder that it is', () => {
    const texts = Object.fromEntries([...TILL_FILES].map(([path, text]) => [`../../templates/packs/${path}`, text]));
    const [built] = builtInPacks(texts);
    expect(new Map(built?.files.map(({ path, text }) => [path, text]))).toEqual(
      new Map(tillPack().files.map(({ path, text }) => [path, text])),
    );
    expect(built?.name).toBe('shop-tills');
  });

  it('is used by new projects, and its texts can be put into a project', async () => {
    const { office } = aDevice('shipped', aFixedEnvironment(), undefined, undefined, [tillPack()]).window();
    const project = await office.createProject('Shop');
    if (!project.ok) throw new Error('no project');
    expect([...project.value.model.packs.keys()]).toEqual(['shop-tills']);
    expect(project.value.knowledge.packs).toMatchObject([
      { id: 'shop-tills', home: 'shipped', state: 'in-use', problems: [] },
    ]);
    expect(await office.readPack('shop-tills', 'shipped')).toEqual({ ok: true, value: tillPack() });
  });

  it('gives way to one with the same id on this device', async () => {
    const { office } = aDevice('shipped and own', aFixedEnvironment(), undefined, undefined, [tillPack()]).window();
    const files = [...TILL_FILES].map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) }));
    await office.importPacks(files, () => undefined, new AbortController().signal);
    const project = await office.createProject('Shop');
    if (!project.ok) throw new Error('no project');
    expect(project.value.knowledge.packs.map(({ home, state }) => [home, state])).toEqual([
      ['device', 'in-use'],
      ['shipped', 'hidden'],
    ]);
  });
});

describe('the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'parapet-templates-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  cpSync(join(TEMPLATES, 'libraries'), join(folder, 'libraries'), { recursive: true });
  for (const [path, text] of TILL_FILES) {
    const file = join(folder, 'packs', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const stateFor = (...uses: Parameters<typeof after>[1][]) => {
    const known = readKnowledge(folder);
    const judged = known.ok ? judgedBy(after(aProject(), ...uses), known.value) : known;
    if (!judged.ok) throw new Error(JSON.stringify(judged.problems));
    return { packs: judged.value.packs.map(({ home, state }) => `${home} ${state}`), problems: judged.value.problems };
  };

  it('judges a project by it where the project uses it, and by nothing else', () => {
    expect(stateFor()).toEqual({ packs: ['shipped unused'], problems: [] });
    const used = stateFor({ type: 'pack/switch', packs: ['shop-tills'], off: null });
    expect(used).toEqual({ packs: ['shipped in-use'], problems: [] });
  });
});
