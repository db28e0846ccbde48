import { fail, ok, type Problem, type Result } from '../../core/base';
import { writeTextZip } from '../../core/document';
import { Engine } from '../../core/engine';
import type { FoundPack } from '../../core/host';
import {
  countOf,
  createVocabulary,
  failedTests,
  type Library,
  lintRule,
  lintTwins,
  loadLibrary,
  packOf,
  type RuleTests,
  type TemplateFile,
  testsInFull,
} from '../../core/library';
import type { ProjectModel } from '../../core/model';
import {
  asksFor,
  type ChosenFile,
  carriedPacks,
  duplicateOf,
  entryIn,
  entryOf,
  entryText,
  type Knowledge,
  knowledgeOf,
  manifestOf,
  newPack,
  type PackFolder,
  type PackHome,
  type PackInfo,
  type PackSource,
  putEntry,
  removeEntry,
  type TakenPacks,
} from '../../core/packs';
import { type Database, stored } from '../persistence';
import type {
  Answer,
  BackOffice,
  EntryCheck,
  EntryDraft,
  EntryPlace,
  FindingCounts,
  PackEffect,
  Progress,
} from './backOffice';

interface PackDeskParts {
  readonly db: Database;
  /** The shipped library as files, and loaded. */
  readonly base: readonly TemplateFile[];
  readonly library: Library;
  /** Looks for packs in chosen files, off this thread. */
  readonly readPacks: (files: readonly ChosenFile[], signal: AbortSignal) => Answer<TakenPacks>;
  /** The tests of the shipped rules, which nothing else needs. */
  readonly ruleTests: () => Promise<readonly TemplateFile[]>;
  /** What is open, with every edit worked in; null: nothing. */
  readonly open: () => { readonly engine: Engine; readonly model: ProjectModel } | null;
  /** The packs of this device are others than before. */
  readonly changed: () => void;
  /** The day on which a project is judged. */
  readonly today: () => string;
}

type PackCalls = Pick<
  BackOffice,
  | 'importPacks'
  | 'weighPack'
  | 'createPack'
  | 'deletePack'
  | 'takePacksFolder'
  | 'readPack'
  | 'writePack'
  | 'duplicateEntry'
  | 'readEntry'
  | 'writeEntryText'
  | 'readEntryText'
  | 'tryEntry'
  | 'saveEntry'
  | 'removeEntry'
>;

export interface PackDesk {
  readonly calls: PackCalls;
  /** The packs of this device as they are kept now. */
  load(): Answer<null>;
  /** What a project is judged by; `load` comes first. */
  knowledge(model: Pick<ProjectModel, 'packs'>): Knowledge;
  /** The packs that a new project begins with: all of this machine but those that somebody keeps out of new ones. */
  forNewProject(): Answer<ProjectModel['packs']>;
}

const CANCELLED = { reason: 'cancelled' };
const NO_TESTS: RuleTests = { match: [], none: [], unknown: [] };

/** The packs that this device keeps, and the project's own: used, imported, written and tried. */
export function createPackDesk(parts: PackDeskParts): PackDesk {
  const { db, base, library, readPacks, ruleTests, open, changed, today } = parts;
  let device: ReadonlyMap<string, PackFolder> = new Map();
  let inFolder: readonly PackSource[] = [];
  let withTests: Promise<Library> | null = null;

  const asking = (model: Pick<ProjectModel, 'packs'> | null, also?: string) => (id: string) =>
    model === null || id === also || asksFor(model, id);

  const sources = (model: Pick<ProjectModel, 'packs'> | null, own = device): readonly PackSource[] => [
    ...(model ? carriedPacks(model) : []),
    ...inFolder,
    ...Array.from(own.values(), (folder): PackSource => ({ home: 'device', folder })),
  ];

  /** The last answer for packs of the machine alone, so that trying a draft reads them once. */
  let last: {
    readonly device: typeof device;
    readonly inFolder: typeof inFolder;
    readonly asked: string;
    readonly known: Knowledge;
  } | null = null;

  /** What a project is judged by; null: by everything on this machine. `also`: as if the project asked for that pack, too. */
  function knowledge(model: Pick<ProjectModel, 'packs'> | null, own = device, also?: string): Knowledge {
    const all = sources(model, own);
    if (all.length === 0) return { library, packs: [] };
    const asks = asking(model, also);
    const isMachine = own === device && all.length === device.size + inFolder.length;
    const asked = isMachine ? all.map(one => String(asks(idIn(one.folder)))).join() : '';
    const isSame = isMachine && last?.device === device && last.inFolder === inFolder && last.asked === asked;
    if (isSame && last) return last.known;
    const known = knowledgeOf(base, all, asks);
    if (!known.ok) return { library, packs: [] };
    if (isMachine) last = { device, inFolder, asked, known: known.value };
    return known.value;
  }

  /** The open project, asking this machine for what it carries as well; null: none is open. */
  function uncarried(): Pick<ProjectModel, 'packs'> | null {
    const model = open()?.model;
    if (!model) return null;
    const packs = Array.from(model.packs, ([id, use]) => {
      const used = use.used || use.carried !== null;
      return [id, { ...use, used, carried: null }] as const;
    });
    return { packs: new Map(packs) };
  }

  async function load(): Answer<null> {
    const rows = await stored(() => db.packs.toArray());
    if (!rows.ok) return rows;
    device = new Map(rows.value.map(({ id, folder }) => [id, folder]));
    return ok(null);
  }

  /** Keeps packs under the ids of their manifests; one with the same id is replaced. */
  async function keep(folders: readonly PackFolder[]): Answer<null> {
    const rows = folders.flatMap(folder => {
      const read = manifestOf(folder);
      return read.ok ? [{ id: read.value.manifest.id, folder }] : [];
    });
    const written = await stored(() => db.packs.bulkPut(rows));
    if (!written.ok) return written;
    device = new Map([...device, ...rows.map(({ id, folder }) => [id, folder] as const)]);
    changed();
    return ok(null);
  }

  async function forNewProject(): Answer<ProjectModel['packs']> {
    const loaded = await load();
    if (!loaded.ok) return loaded;
    const read = await stored(() => db.settings.get('preferences'));
    if (!read.ok) return read;
    const keptOut = new Set(read.value?.value.packsNotForNew);
    // One that is broken is mended one day; what has no manifest has no id to ask for.
    const ids = knowledge(null).packs.flatMap(({ id, version }) => (version === '' || keptOut.has(id) ? [] : [id]));
    return ok(new Map(ids.map(id => [id, { id, off: null, used: true, carried: null }])));
  }

  const own = (pack: string): Result<PackFolder> => {
    const folder = device.get(pack);
    return folder ? ok(folder) : fail({ code: 'pack/not-kept', facts: { id: pack } });
  };

  /** The texts of a pack, wherever it was found. */
  function textsOf(pack: string, home: PackHome): Result<PackFolder> {
    if (home === 'device') return own(pack);
    const model = open()?.model;
    const found = home === 'folder' ? inFolder : model ? carriedPacks(model) : [];
    const one = found.find(source => idIn(source.folder) === pack);
    return one ? ok(one.folder) : fail({ code: 'row/unknown', facts: { id: pack } });
  }

  async function takePacksFolder(found: readonly FoundPack[]): Answer<null> {
    const now = found.map(
      ({ name, files, problem }): PackSource => ({
        home: 'folder',
        folder: { name, files },
        unread: problem,
      }),
    );
    // What is open is not judged anew when nothing has changed.
    if (JSON.stringify(now) === JSON.stringify(inFolder)) return ok(null);
    inFolder = now;
    changed();
    return ok(null);
  }

  async function importPacks(
    files: readonly ChosenFile[],
    onProgress: Progress,
    signal: AbortSignal,
  ): ReturnType<PackCalls['importPacks']> {
    const found = await readPacks(files, signal);
    if (!found.ok) return found;
    // Whoever has stopped it finds nothing of it, even if it was read already.
    const cancelled = fail({ code: 'file/unreadable', file: files[0]?.name ?? '', facts: CANCELLED });
    if (signal.aborted) return cancelled;
    onProgress(0.7, '');
    const were = device;
    const before = new Map(Array.from(were, ([id, folder]) => [id, versionIn(folder)]));
    const counts = countsNow();
    const kept = await keep(found.value.packs.map(one => one.folder));
    if (!kept.ok) return kept;
    onProgress(1, '');
    const templates = new Map(found.value.packs.map(({ folder, template }) => [idIn(folder), template]));
    const packs = knowledge(open()?.model ?? null)
      .packs.filter(pack => pack.home === 'device' && templates.has(pack.id))
      .map(pack => ({
        pack,
        template: templates.get(pack.id) ?? null,
        replaced: before.get(pack.id) ?? null,
        effect: effectOf(pack, counts),
      }));
    // Who stops it while packs are put into place is heard only now.
    await new Promise(heard => setTimeout(heard));
    if (!signal.aborted) return ok({ packs, problems: found.value.problems });
    const gone = await putBack(were, [...templates.keys()]);
    return gone.ok ? cancelled : gone;
  }

  /** These packs as they were before; those that were not there are gone. */
  async function putBack(were: typeof device, ids: readonly string[]): Answer<null> {
    const rows = ids.flatMap(id => {
      const folder = were.get(id);
      return folder ? [{ id, folder }] : [];
    });
    const written = await stored(() =>
      db.transaction('rw', db.packs, async () => {
        await db.packs.bulkDelete([...ids]);
        await db.packs.bulkPut(rows);
      }),
    );
    if (!written.ok) return written;
    const others = [...device].filter(([id]) => !ids.includes(id));
    device = new Map([...others, ...rows.map(({ id, folder }) => [id, folder] as const)]);
    changed();
    return ok(null);
  }

  /** What is counted in the open project now. */
  function countsNow(): FindingCounts | null {
    const totals = open()?.engine.totals();
    return totals ? { confirmed: totals.confirmed, toVerify: totals.toVerify } : null;
  }

  /** How a pack of this machine changes what is counted in the open project, from `before` on. */
  function effectOf({ id, state }: Pick<PackInfo, 'id' | 'state'>, before: FindingCounts | null): PackEffect | null {
    const model = open()?.model;
    if (!before || !model || (state !== 'in-use' && state !== 'unused')) return null;
    if (state === 'in-use') return { before, after: countsNow() ?? before };
    const known = knowledge(model, device, id);
    const { confirmed, toVerify } = new Engine(known.library, known.packs).open(model, { today: today() }).totals;
    return { before, after: { confirmed, toVerify } };
  }

  async function createPack(given: Parameters<PackCalls['createPack']>[0]): Answer<string> {
    const id = freeId(given.name, one => device.has(one));
    const kept = await keep([newPack({ ...given, id })]);
    return kept.ok ? ok(id) : kept;
  }

  /** The shipped tests of a rule, so that a copy of it begins with them. */
  async function testsFor({ content, id }: EntryPlace): Promise<RuleTests> {
    if (content !== 'threats') return NO_TESTS;
    withTests ??= ruleTests().then(files => {
      const whole = loadLibrary([...base, ...files]);
      return whole.ok ? whole.value : library;
    });
    const whole = await withTests;
    const shipped = whole.threats.get(id);
    if (shipped) return testsInFull(whole, shipped);
    return knowledge(open()?.model ?? null).library.threats.get(id)?.tests ?? NO_TESTS;
  }

  async function duplicateEntry(pack: string, from: EntryPlace): Answer<string> {
    const folder = own(pack);
    if (!folder.ok) return folder;
    const known = knowledge(open()?.model ?? null);
    const copy = duplicateOf(known.library, { ...from, tests: await testsFor(from) });
    if (!copy) return fail({ code: 'row/unknown', facts: { id: from.id } });
    const put = putEntry(folder.value, { content: from.content, id: null, entry: copy });
    if (!put.ok) return put;
    const kept = await keep([put.value]);
    return kept.ok ? ok(copy.id) : kept;
  }

  /** The pack with the draft in it, and what the whole is then; nothing is kept. */
  function tried(draft: EntryDraft): Result<{ folder: PackFolder; known: Knowledge; problems: readonly Problem[] }> {
    const folder = own(draft.pack);
    if (!folder.ok) return folder;
    const put = putEntry(folder.value, draft);
    if (!put.ok) return put;
    // Without the texts that the project carries: what is tried here is the pack of the device.
    const known = knowledge(uncarried(), new Map(device).set(draft.pack, put.value), draft.pack);
    const problems = known.packs.find(one => one.id === draft.pack)?.problems ?? [];
    return ok({ folder: put.value, known, problems });
  }

  async function tryEntry(draft: EntryDraft): Answer<EntryCheck> {
    const done = tried(draft);
    if (!done.ok) return done;
    const { known, problems } = done.value;
    const id = idOf(draft.entry) ?? draft.id;
    const threat =
      draft.content === 'threats' && problems.length === 0 ? known.library.threats.get(id ?? '') : undefined;
    if (!threat) return ok({ problems, lint: [], tests: 0, failed: [], preview: null });
    const vocabulary = createVocabulary(known.library);
    const before = draft.id === null ? null : knowledge(uncarried(), device, draft.pack);
    const saved = before?.library.threats.get(draft.id ?? '') ?? null;
    const twins = lintTwins(known.library.threats.values()).filter(one => one.threat === threat.id);
    return ok({
      problems,
      lint: [...lintRule(threat, known.library, vocabulary), ...twins],
      tests: threat.tests ? countOf(threat.tests) : 0,
      failed: failedTests(known.library, vocabulary, threat),
      preview: open()?.engine.preview(threat, saved, known.library) ?? null,
    });
  }

  async function saveEntry(draft: EntryDraft): Answer<null> {
    const done = tried(draft);
    if (!done.ok) return done;
    const [first, ...rest] = done.value.problems;
    return first ? fail(first, ...rest) : keep([done.value.folder]);
  }

  return {
    load,
    knowledge,
    forNewProject,
    calls: {
      importPacks,
      weighPack: async pack => {
        const known = knowledge(open()?.model ?? null).packs.find(one => one.id === pack && one.state === 'unused');
        return ok(known ? effectOf(known, countsNow()) : null);
      },
      createPack,
      deletePack: async pack => {
        const gone = await stored(() => db.packs.delete(pack));
        if (!gone.ok) return gone;
        device = new Map([...device].filter(([id]) => id !== pack));
        changed();
        return ok(null);
      },
      takePacksFolder,
      readPack: async (pack, home) => textsOf(pack, home),
      writePack: async (pack, home) => {
        const folder = textsOf(pack, home);
        if (!folder.ok) return folder;
        const { name, files } = folder.value;
        return ok(writeTextZip(files.map(({ path, text }) => ({ path: `${name}/${path}`, text }))));
      },
      duplicateEntry,
      readEntry: async ({ content, id }) => {
        const pack = packOf(knowledge(open()?.model ?? null).library, content, id);
        const folder = own(pack);
        return folder.ok ? ok({ pack, entry: entryIn(folder.value, content, id) }) : folder;
      },
      writeEntryText: async entry => ok(entryText(entry)),
      readEntryText: async (content, text) => entryOf(content, text),
      tryEntry,
      saveEntry,
      removeEntry: async (pack, { content, id }) => {
        const folder = own(pack);
        const left = folder.ok ? removeEntry(folder.value, content, id) : folder;
        return left.ok ? keep([left.value]) : left;
      },
    },
  };
}

/** The id of a pack, as it is listed under. */
function idIn(folder: PackFolder): string {
  const read = manifestOf(folder);
  return read.ok ? read.value.manifest.id : folder.name;
}

function idOf(entry: unknown): string | null {
  return typeof entry === 'object' && entry !== null && 'id' in entry && typeof entry.id === 'string' ? entry.id : null;
}

function versionIn(folder: PackFolder): string | null {
  const read = manifestOf(folder);
  return read.ok ? read.value.manifest.version : null;
}

/** An id of a pack made of its name. */
function freeId(name: string, isTaken: (id: string) => boolean): string {
  const plain =
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 36)
      .replace(/-+$/, '') || 'own-pack';
  const like = plain === 'parapet' ? 'own-pack' : plain;
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? like : `${like}-${count}`;
    if (!isTaken(id)) return id;
  }
}
