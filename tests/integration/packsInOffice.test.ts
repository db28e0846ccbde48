import { describe, expect, it } from 'vitest';
import { apply, type ProjectPatch } from '../../core/changes';
import { type Command, run } from '../../core/commands';
import type { AnalysisUpdate } from '../../core/engine';
import type { FoundPack } from '../../core/host';
import { HandThreat, type ProjectModel } from '../../core/model';
import { packsIn } from '../../core/packs';
import type { BackOffice, EntryDraft, OpenedProject, OpenKnowledge, PackChange } from '../../renderer/worker';
import { A_PERSON, aFixedEnvironment } from '../support/aModel';
import { aDevice, adding } from '../support/anOffice';
import { TILL_FILES, tillPack } from '../support/aPack';
import { shippedLibrary } from '../support/templates';

function value<T>(
  answer: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: unknown },
): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  return answer.value;
}

const UTF8 = new TextEncoder();
const chosen = (change: (text: string) => string = text => text) =>
  [...TILL_FILES].map(([name, text]) => ({ name, bytes: UTF8.encode(change(text)) }));
const patchOf = (model: ProjectModel, command: Command): ProjectPatch => {
  const edit = run(model, command, { environment: aFixedEnvironment(), who: A_PERSON });
  return value(edit).patch;
};

/** A window with a project of one till, and what its worker says. */
async function tillShop(name: string) {
  const { office } = aDevice(name).window();
  const told: (OpenKnowledge | AnalysisUpdate)[] = [];
  office.onKnowledge((_, knowledge) => told.push(knowledge));
  office.onAnalysis((_, update) => told.push(update));
  const project = value(await office.createProject('Shop'));
  const model = apply(project.model, adding(project.model, 'el_1', 'Desk four'));
  await office.keep(project.id, 1, adding(project.model, 'el_1', 'Desk four'));
  let revision = 1;
  let now = model;
  const edit = async (command: Command) => {
    const patch = patchOf(now, command);
    now = apply(now, patch);
    revision += 1;
    value(await office.keep(project.id, revision, patch));
    await settled();
  };
  const settled = () => new Promise(resolve => setTimeout(resolve, 20));
  const rules = () => {
    const last = told.filter((one): one is AnalysisUpdate => 'changed' in one).at(-1);
    return new Set(last?.changed.map(one => one.rule));
  };
  const knowledge = () => told.filter((one): one is OpenKnowledge => 'packs' in one).at(-1);
  return { office, project, edit, rules, knowledge, settled, told };
}

const useTills = { type: 'pack/switch', packs: ['shop-tills'], off: null } as const;
const isTill = { type: 'row/change', table: 'elements', ids: ['el_1'], fields: { type: 'cash-till' } } as const;

describe('packs of the person’s own folder', () => {
  const found = (change: (text: string) => string = text => text): FoundPack => {
    const { name, files } = tillPack(change);
    return { name, files: [...files], problem: null };
  };

  it('are used by what is open and by what is opened later, and go when the folder is empty', async () => {
    const { office, project, edit, rules, knowledge } = await tillShop('in-folder');
    value(await office.takePacksFolder([found()]));
    await edit(useTills);
    expect(knowledge()?.packs).toMatchObject([
      { id: 'shop-tills', home: 'folder', folder: 'shop-tills', state: 'in-use' },
    ]);
    await edit(isTill);
    expect(rules()).toContain('th-till-unsealed');
    const again = value(await reopened(office, project));
    expect(again.knowledge.packs.map(one => one.home)).toEqual(['folder']);
    value(await office.takePacksFolder([]));
    expect(knowledge()).toEqual({ library: null, packs: [] });
  });

  it('that are the same as before judge nothing anew', async () => {
    const { office, told } = await tillShop('same-folder');
    value(await office.takePacksFolder([found()]));
    const before = told.length;
    value(await office.takePacksFolder([found()]));
    expect(told).toHaveLength(before);
  });

  it('are listed with their reason when they are broken or could not be read, and the rest is used', async () => {
    const { office, edit, knowledge } = await tillShop('bad-folder');
    const unread: FoundPack = {
      name: 'huge',
      files: [],
      problem: { code: 'file/too-large', file: 'huge/a.yaml', facts: { limit: '1 MB' } },
    };
    const broken = {
      ...found(text => text.replace('id: shop-tills', 'id: other-tills').replace('unset: unknown', 'unset: maybe')),
      name: 'other',
    };
    value(await office.takePacksFolder([unread, broken, found()]));
    await edit(useTills);
    expect(knowledge()?.packs).toMatchObject([
      { id: 'huge', state: 'broken', problems: [{ code: 'file/too-large', file: 'huge/a.yaml' }] },
      {
        id: 'other-tills',
        state: 'broken',
        problems: [{ file: 'other/threats.yaml', place: expect.stringMatching(/^line \d+, column \d+/) }],
      },
      { id: 'shop-tills', state: 'in-use', problems: [] },
    ]);
    expect(knowledge()?.library?.threats.has('th-till-unsealed')).toBe(true);
  });

  it('come before one of the device with the same id, can be put into the project, and are never written', async () => {
    const { office, edit, knowledge } = await tillShop('folder-and-device');
    value(
      await office.importPacks(
        chosen(text => text.replace('"1.1.0"', '"1.0.0"')),
        ...UNWATCHED,
      ),
    );
    value(await office.takePacksFolder([found()]));
    await edit(useTills);
    const states = () => knowledge()?.packs.map(one => `${one.home} ${one.version} ${one.state}`);
    expect(states()).toEqual(['folder 1.1.0 in-use', 'device 1.0.0 hidden']);
    const carried = value(await office.readPack('shop-tills', 'folder'));
    expect(carried.files).toEqual(tillPack().files);
    await edit({ type: 'pack/carry', pack: 'shop-tills', carried });
    expect(states()).toEqual(['project 1.1.0 in-use', 'folder 1.1.0 hidden', 'device 1.0.0 hidden']);
    const removed = await office.removeEntry('none-here', { content: 'threats', id: 'th-till-unsealed' });
    expect(removed).toMatchObject({ ok: false, problems: [{ code: 'pack/not-kept' }] });
  });
});

describe('packs of the device', () => {
  it('are used by an open project once it says so, whenever it is opened again, and no longer when they are removed', async () => {
    const { office, project, edit, rules, knowledge } = await tillShop('imported');
    const [imported] = value(await office.importPacks(chosen(), ...UNWATCHED)).packs;
    expect(imported?.pack).toMatchObject({ id: 'shop-tills', state: 'unused', home: 'device' });
    expect(knowledge()?.library?.types.has('cash-till') ?? false).toBe(false);
    await edit(useTills);
    expect(knowledge()?.library?.types.has('cash-till')).toBe(true);
    await edit(isTill);
    expect(rules()).toContain('th-till-unsealed');
    const again = value(await reopened(office, project));
    expect(again.knowledge.packs.map(one => one.id)).toEqual(['shop-tills']);
    expect(again.analysis.changed.some(one => one.rule === 'th-till-unsealed')).toBe(true);
    value(await office.deletePack('shop-tills'));
    expect(knowledge()).toEqual({ library: null, packs: [] });
  });

  it('that are broken are kept and told with their place, and everything else works on', async () => {
    const { office, edit, rules, knowledge } = await tillShop('broken');
    const [imported] = value(
      await office.importPacks(
        chosen(text => text.replace('unset: unknown', 'unset: maybe')),
        ...UNWATCHED,
      ),
    ).packs;
    expect(imported?.pack.state).toBe('broken');
    expect(imported?.pack.problems[0]).toMatchObject({
      file: 'shop-tills/threats.yaml',
      place: expect.stringMatching(/^line 1\d/),
    });
    await edit({ type: 'row/change', table: 'elements', ids: ['el_1'], fields: { type: 'web-app' } });
    expect(rules().size).toBeGreaterThan(5);
    expect(knowledge()?.packs[0]?.state).toBe('broken');
  });

  it.each<[string, (text: string) => string, string]>([
    ['a bomb of aliases', text => bombIn(text), 'import/too-many-items'],
    [
      'deep nesting',
      text => text.replace('entries:', `deep: ${'['.repeat(500)}${']'.repeat(500)}\nentries:`),
      'import/too-deep',
    ],
    ['a tag', text => text.replace('title: Card', 'title: !!js/function Card'), 'yaml/not-plain'],
  ])('%s in a text is told and takes nothing with it', async (name, change, code) => {
    const { office, knowledge } = await tillShop(name);
    const hostile = chosen().map(file =>
      file.name.endsWith('threats.yaml')
        ? { ...file, bytes: UTF8.encode(change(new TextDecoder().decode(file.bytes))) }
        : file,
    );
    const [imported] = value(await office.importPacks(hostile, ...UNWATCHED)).packs;
    expect(imported?.pack.problems.map(one => one.code)).toContain(code);
    expect(knowledge()?.packs).toHaveLength(1);
  });

  it('that are too large are refused before they are read', async () => {
    const { office } = await tillShop('large');
    const large = { name: 'shop-tills/large.yaml', bytes: new Uint8Array(1_100_000).fill(32) };
    const refused = await office.importPacks([...chosen(), large], ...UNWATCHED);
    expect(refused.ok ? null : refused.problems[0]).toMatchObject({ code: 'file/too-large', file: large.name });
  });
});

describe('what a pack of this machine does to projects', () => {
  /** The rule holds for whatever serves the web, without a question. */
  const wide = (text: string) =>
    text
      .replace('{ isA: [cash-till], of: element }', "{ isA: ['@web'], of: element }")
      .replace(/^ +- \{ path.*\n/m, '');
  const isWeb = { type: 'row/change', table: 'elements', ids: ['el_1'], fields: { type: 'web-app' } } as const;

  it('changes nothing in a project that is there until it is told before and after, and switched on', async () => {
    const { office, edit, told } = await tillShop('before-and-after');
    await edit(isWeb);
    const totals = () => told.flatMap(one => ('totals' in one ? [one.totals] : [])).at(-1);
    const counted = () => ({ confirmed: totals()?.confirmed, toVerify: totals()?.toVerify });
    const before = counted();
    const [{ effect, replaced }] = imports(await office.importPacks(chosen(wide), ...UNWATCHED));
    expect([counted(), effect?.before, replaced]).toEqual([before, before, null]);
    expect(effect?.after).not.toEqual(before);
    const use = { kind: 'command', command: useTills } as const;
    expect(value(await office.weigh(use, ...UNWATCHED))).toEqual(effect);
    await edit(useTills);
    expect(counted()).toEqual(effect?.after);
    expect(value(await office.weigh(use, ...UNWATCHED))).toMatchObject({ before: effect?.after, after: effect?.after });
    // A newer version of a pack that is used says what it changes, too.
    const newer = chosen(text => text.replace('"1.1.0"', '"1.2.0"'));
    const [again] = imports(await office.importPacks(newer, ...UNWATCHED));
    expect(again).toMatchObject({ replaced: '1.1.0', effect: { before: effect?.after, after: before } });
    await edit({ type: 'pack/switch', packs: ['shop-tills'], off: { reason: 'No tills' } });
    expect(counted()).toEqual(before);
  });

  it('new projects begin with it, unless it is kept out of them; opened ones never do', async () => {
    const { office, project } = await tillShop('new-projects');
    imports(await office.importPacks(chosen(), ...UNWATCHED));
    const statesIn = (opened: OpenedProject) => opened.knowledge.packs.map(one => one.state);
    const fresh = value(await office.createProject('Second shop'));
    expect([statesIn(fresh), fresh.model.packs.get('shop-tills')?.used]).toEqual([['in-use'], true]);
    expect(statesIn(value(await reopened(office, project)))).toEqual(['unused']);
    value(await office.writePreferences({ profile: null, colorScheme: 'auto', packsNotForNew: ['shop-tills'] }));
    const without = value(await office.createProject('Third shop'));
    expect([statesIn(without), without.model.packs.size]).toEqual([['unused'], 0]);
  });
});

describe('an import that is given up', () => {
  /** A window whose reader takes as long as it is told to. */
  async function slow(name: string) {
    const reading = new AbortController();
    const device = aDevice(name, undefined, undefined, async (files, signal) => {
      await new Promise<void>(resolve => {
        if (signal.aborted || reading.signal.aborted) resolve();
        signal.addEventListener('abort', () => resolve());
        reading.signal.addEventListener('abort', () => resolve());
      });
      return packsIn(files, shippedLibrary());
    });
    const { office, db } = device.window();
    const project = value(await office.createProject('Shop'));
    return { office, db, project, finish: () => reading.abort() };
  }

  it('leaves nothing behind, even when everything was read by then', async () => {
    const { office, db, project } = await slow('given-up');
    const work = new AbortController();
    const answer = office.importPacks(chosen(), () => undefined, work.signal);
    await new Promise(resolve => setTimeout(resolve, 20));
    work.abort();
    expect((await answer).ok).toBe(false);
    expect(await db.packs.count()).toBe(0);
    expect(value(await reopened(office, project)).knowledge.packs).toEqual([]);
  });

  it('leaves nothing behind, even when everything was put into place by then', async () => {
    const { office, db, project, finish } = await slow('given-up-late');
    finish();
    imports(await office.importPacks(chosen(), ...UNWATCHED));
    const kept = await db.packs.toArray();
    const work = new AbortController();
    const stopLate = (done: number) => done === 1 && work.abort();
    const newer = chosen(text => text.replace('"1.1.0"', '"1.2.0"'));
    expect((await office.importPacks(newer, stopLate, work.signal)).ok).toBe(false);
    expect(await db.packs.toArray()).toEqual(kept);
    expect(value(await reopened(office, project)).knowledge.packs).toMatchObject([{ version: '1.1.0' }]);
  });

  it('leaves the version that was there before', async () => {
    const { office, db, finish } = await slow('given-up-newer');
    const first = office.importPacks(chosen(), ...UNWATCHED);
    finish();
    imports(await first);
    const kept = await db.packs.toArray();
    const work = new AbortController();
    work.abort();
    const newer = chosen(text => text.replace('"1.1.0"', '"1.2.0"'));
    expect((await office.importPacks(newer, () => undefined, work.signal)).ok).toBe(false);
    expect(await db.packs.toArray()).toEqual(kept);
  });
});

type Imported = Awaited<ReturnType<BackOffice['importPacks']>>;
function imports(answer: Imported) {
  const [first, ...rest] = value(answer).packs;
  if (!first) throw new Error('nothing was imported');
  return [first, ...rest] as const;
}

/** Nobody looks at how far it is, and nobody stops it. */
const UNWATCHED = [() => undefined, new AbortController().signal] as const;

const bombIn = (text: string) =>
  `a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefghi'
    .split('')
    .map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[at]}`).join(', ')}]`)
    .join('\n')}\n${text}`;

async function reopened(office: BackOffice, project: OpenedProject) {
  await office.closeProject(project.id);
  return office.openProject(project.id);
}

describe('packs of the project', () => {
  it('are used as soon as it carries them, and no longer when they are taken out', async () => {
    const { edit, rules, knowledge } = await tillShop('carried');
    await edit({ type: 'pack/carry', pack: 'shop-tills', carried: tillPack() });
    expect(knowledge()?.packs[0]).toMatchObject({ home: 'project', state: 'in-use' });
    await edit(isTill);
    expect(rules()).toContain('th-till-unsealed');
    await edit({ type: 'pack/drop', pack: 'shop-tills' });
    expect(knowledge()).toEqual({ library: null, packs: [] });
  });
});

const saving = (draft: EntryDraft): PackChange => ({ kind: 'save', draft });

describe('an entry of one’s own', () => {
  it('begins as a copy with its tests, is tried on what is open, and is saved once it can be used', async () => {
    const { office, edit, rules } = await tillShop('own');
    await edit({ type: 'row/change', table: 'elements', ids: ['el_1'], fields: { type: 'idp' } });
    const pack = value(await office.createPack({ name: 'Own rules', licence: 'Internal', provenance: 'Us' }));
    await edit({ type: 'pack/switch', packs: [pack], off: null });
    const id = value(await office.duplicateEntry(pack, { content: 'threats', id: 'th-id-mfa-fatigue' }));
    expect(rules()).toContain(id);
    const { entry } = value(await office.readEntry({ content: 'threats', id }));
    const draft = { pack, content: 'threats', id } as const;
    const same = value(await office.tryEntry({ ...draft, entry }, ...UNWATCHED));
    expect(same).toMatchObject({ problems: [], failed: [] });
    expect(same.tests).toBeGreaterThanOrEqual(3);
    expect(same.lint.map(one => one.kind)).toEqual(['duplicate condition']);

    const never = { ...Object(entry), when: { isA: ['web-app'], of: 'element' } };
    const other = value(await office.tryEntry({ ...draft, entry: never }, ...UNWATCHED));
    expect(other.preview?.subjects).toMatchObject([{ subject: { id: 'el_1' }, now: 'none', before: 'unknown' }]);
    expect(other.failed.length).toBeGreaterThan(0);

    const wrong = { ...Object(entry), when: { path: 'property.no_such', op: 'in', values: ['x'], unset: 'unknown' } };
    expect(value(await office.tryEntry({ ...draft, entry: wrong }, ...UNWATCHED)).problems[0]).toMatchObject({
      code: 'library/dangling-reference',
      place: expect.stringMatching(/^line \d+/),
    });
    expect((await office.saveEntry({ ...draft, entry: wrong })).ok).toBe(false);
    value(await office.saveEntry({ ...draft, entry: never }));
    expect(rules()).not.toContain(id);
  });

  it('says which changes of its rule no test of it notices, and can be given up', async () => {
    const { office, edit } = await tillShop('noticed');
    const pack = value(await office.createPack({ name: 'Own rules', licence: 'Internal', provenance: 'Us' }));
    await edit({ type: 'pack/switch', packs: [pack], off: null });
    const from = { content: 'threats', id: 'th-id-mfa-fatigue' } as const;
    const id = value(await office.duplicateEntry(pack, from));
    const { entry } = value(await office.readEntry({ content: 'threats', id }));
    const draft = { pack, content: 'threats', id } as const;
    const shares: number[] = [];
    const follow = (share: number) => void shares.push(share);
    const all = value(await office.changeRule({ ...draft, entry }, follow, new AbortController().signal));
    expect(all).toMatchObject({ changes: expect.any(Number), unnoticed: [] });
    expect(all.changes).toBeGreaterThan(1);

    const mfa = { path: 'property.mfa', op: 'in', values: ['no'], unset: 'unknown' };
    const tests = { match: [{ type: 'idp', facts: { 'property.mfa': 'no' } }], none: [], unknown: [] };
    const lazy = { ...Object(entry), scope: 'element', when: { all: [{ isA: ['idp'], of: 'element' }, mfa] }, tests };
    const some = value(await office.changeRule({ ...draft, entry: lazy }, ...UNWATCHED));
    expect(some.changes).toBe(4);
    expect(some.unnoticed.map(one => one.change)).toEqual(['false', 'true']);
    expect(some.unnoticed[0]?.condition).toMatch(/: No$/);

    const stopped = new AbortController();
    stopped.abort();
    expect((await office.changeRule({ ...draft, entry }, () => undefined, stopped.signal)).ok).toBe(false);
    const wrong = { ...lazy, when: { ...mfa, path: 'property.no_such' } };
    expect(await office.changeRule({ ...draft, entry: wrong }, ...UNWATCHED)).toMatchObject({
      ok: false,
      problems: [{ code: 'library/dangling-reference' }],
    });
  });

  it('says before it is saved what it would change in the open project, and that comes true', async () => {
    const { office, edit, told } = await tillShop('weighed');
    // What people wrote counts here as everywhere.
    const row = HandThreat.parse({ id: 'tm_1', title: 'Loss of the till', subject: 'el_1' });
    await edit({ type: 'row/add', table: 'threats', row });
    const pack = value(await office.createPack({ name: 'Own rules', licence: 'Internal', provenance: 'Us' }));
    await edit({ type: 'row/change', table: 'elements', ids: ['el_1'], fields: { type: 'idp' } });
    await edit({ type: 'pack/switch', packs: [pack], off: null });
    const id = value(await office.duplicateEntry(pack, { content: 'threats', id: 'th-id-mfa-fatigue' }));
    const totals = () => told.flatMap(one => ('totals' in one ? [one.totals] : [])).at(-1);
    const counted = () => ({ confirmed: totals()?.confirmed, toVerify: totals()?.toVerify });
    const { entry } = value(await office.readEntry({ content: 'threats', id }));
    const draft = { pack, content: 'threats', id } as const;
    const same = value(await office.weigh(saving({ ...draft, entry }), ...UNWATCHED));
    expect(same).toEqual({ before: counted(), after: counted(), gone: 0, decisions: 0 });
    const whole = { ...draft, entry: { ...Object(entry), when: { isA: ['idp'], of: 'element' } } };
    const effect = value(await office.weigh(saving(whole), ...UNWATCHED));
    expect(effect?.before).toEqual(counted());
    expect(effect?.after).not.toEqual(effect?.before);
    value(await office.saveEntry(whole));
    expect(counted()).toEqual(effect?.after);
    const wrong = { ...Object(entry), when: { isA: ['no-such-type'], of: 'element' } };
    expect((await office.weigh(saving({ ...draft, entry: wrong }), ...UNWATCHED)).ok).toBe(false);
  });
});

describe('an entry that begins empty', () => {
  it.each(['types', 'threats', 'controls'] as const)('%s: can be saved as it is, and finds nothing', async content => {
    const { office, rules, knowledge } = await tillShop(`empty-${content}`);
    const pack = value(await office.createPack({ name: 'Own rules', licence: 'Internal', provenance: 'Us' }));
    const project = value(await office.createProject('Second shop'));
    await office.keep(project.id, 1, adding(project.model, 'el_2', 'Desk five'));
    const begun = { title: 'Türen im Kassenraum!', topic: 'people', controls: ['ctl-net-waf'] };
    const [first, second] = [
      value(await office.createEntry(pack, content, begun)),
      value(await office.createEntry(pack, content, begun)),
    ];
    expect(first).toMatch(/^\w+-turen-im-kassenraum$/);
    expect(second).toBe(`${first}-own`);
    expect(knowledge()?.packs).toMatchObject([{ id: pack, state: 'in-use', problems: [] }]);
    expect(rules().has(first)).toBe(false);
    const { entry } = value(await office.readEntry({ content, id: first }));
    // Nothing is said that nobody has said.
    const said = { types: {}, controls: { topic: 'people', threats: [] } };
    expect(entry).toMatchObject({ ...said, threats: { topic: 'people', controls: begun.controls } }[content]);
    const check = value(await office.tryEntry({ pack, content, id: first, entry }, ...UNWATCHED));
    expect(check.problems).toEqual([]);
    expect(check.preview?.subjects ?? []).toEqual([]);
  });
});

describe('what is being written of an entry', () => {
  const place = { content: 'threats', id: 'th-till-unsealed' } as const;
  const half = { title: 'Half a thought' };
  const unread = {
    view: 'text',
    text: 't=@web &',
    problems: [{ code: 'json/malformed', place: 'column 9' }],
  } as const;

  /** A window with the pack of the tills in use, and a draft of its threat. */
  async function begun(name: string) {
    const device = aDevice(name);
    const { office, die } = device.window();
    value(await office.importPacks(chosen(), ...UNWATCHED));
    const project = value(await office.createProject('Shop'));
    const { pack, entry } = value(await office.readEntry(place));
    value(await office.keepDraft({ pack, ...place, entry: half, from: entry, unread }));
    return { device, office, die, project, entry, draft: { pack, ...place, entry } };
  }

  it('is there again after the window has died, with what could not be read, and says what it was begun from', async () => {
    const { device, die, project, entry } = await begun('draft-crash');
    die();
    const { office } = device.window();
    value(await office.openProject(project.id));
    const [draft] = value(await office.listDrafts());
    expect(draft).toMatchObject({ pack: 'shop-tills', ...place, entry: half, from: entry, unread });
    expect(value(await office.readEntry(place)).draft).toEqual(draft);
  });

  it.each<[string, (all: Awaited<ReturnType<typeof begun>>) => Promise<{ readonly ok: boolean }>]>([
    ['saved', ({ office, draft }) => office.saveEntry(draft)],
    ['dropped', ({ office }) => office.dropDraft('shop-tills', place)],
    ['deleted with its pack', ({ office }) => office.deletePack('shop-tills')],
  ])('goes when it is %s', async (how, end) => {
    const all = await begun(`draft-${how}`);
    expect((await end(all)).ok).toBe(true);
    expect(value(await all.office.listDrafts())).toEqual([]);
  });

  it('stays when it cannot be saved', async () => {
    const { office, draft } = await begun('draft-refused');
    expect((await office.saveEntry({ ...draft, entry: half })).ok).toBe(false);
    expect(value(await office.listDrafts())).toHaveLength(1);
  });
});

describe('what goes says before it goes what that changes in the open project', () => {
  const KEY = 'th-till-unsealed:element=el_1';
  const decided: Command = {
    type: 'decision/set',
    findings: [{ key: KEY, remembered: { title: '', subject: '', library: '' } }],
    fields: { verdict: 'dismissed', reason: 'It is in a vault' },
  };

  /** One till with a decision about it; `change` is done to the text of the pack. */
  async function tills(name: string) {
    const shop = await tillShop(name);
    imports(await shop.office.importPacks(chosen(), ...UNWATCHED));
    await shop.edit(useTills);
    await shop.edit(isTill);
    await shop.edit({ type: 'fact/set', subjects: ['el_1'], fact: 'till_sealed', value: 'no' });
    return shop;
  }
  const removing = { kind: 'delete', pack: 'shop-tills', content: 'threats', id: 'th-till-unsealed' } as const;

  it.each<[string, PackChange]>([
    ['an entry', removing],
    ['a pack of the device', { kind: 'remove', pack: 'shop-tills' }],
    [
      'a pack that is switched off',
      { kind: 'command', command: { type: 'pack/switch', packs: ['shop-tills'], off: { reason: 'No tills' } } },
    ],
  ])('%s', async (name, change) => {
    const { office, edit, told } = await tills(`goes-${name}`);
    const totals = () => told.flatMap(one => ('totals' in one ? [one.totals] : [])).at(-1);
    const counted = () => ({ confirmed: totals()?.confirmed, toVerify: totals()?.toVerify });
    const open = value(await office.weigh(change, ...UNWATCHED));
    expect(open).toMatchObject({ before: counted(), decisions: 0 });
    expect(open?.gone).toBeGreaterThan(0);
    await edit(decided);
    const effect = value(await office.weigh(change, ...UNWATCHED));
    expect(effect).toMatchObject({ before: counted(), decisions: 1 });
    // Nothing is done by asking, and what was told comes true.
    if (change.kind === 'command') await edit({ ...change.command });
    else
      value(
        await (change.kind === 'remove' ? office.deletePack('shop-tills') : office.removeEntry('shop-tills', removing)),
      );
    expect(counted()).toEqual(effect?.after);
  });

  it('an entry that the pack needs stays, and it is told what needs it', async () => {
    const { office } = await tills('needed');
    const control = { content: 'controls', id: 'ctl-till-seal' } as const;
    const { pack, entry } = value(await office.readEntry({ content: 'threats', id: 'th-till-unsealed' }));
    const only = { ...Object(entry), controls: ['ctl-till-seal'] };
    value(await office.saveEntry({ pack, content: 'threats', id: 'th-till-unsealed', entry: only }));
    const told = await office.weigh({ kind: 'delete', pack, ...control }, ...UNWATCHED);
    expect(told.ok ? null : told.problems[0]).toMatchObject({
      file: 'shop-tills/threats.yaml',
      place: expect.stringMatching(/^line \d+, column \d+$/),
    });
    expect((await office.removeEntry(pack, control)).ok).toBe(false);
    expect(value(await office.readEntry(control)).pack).toBe('shop-tills');
  });

  it('and can be given up while it is worked out, telling how far it is', async () => {
    const { office } = await tills('given-up-weighing');
    const shares: number[] = [];
    const work = new AbortController();
    const answer = office.weigh({ kind: 'remove', pack: 'shop-tills' }, share => shares.push(share), work.signal);
    work.abort();
    expect((await answer).ok).toBe(false);
    expect(shares.every(share => share > 0 && share <= 1)).toBe(true);
  });
});
