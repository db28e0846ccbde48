import { fail, ok, type Problem, type Result } from '../../core/base';
import { writeTextZip } from '../../core/document';
import type { Engine } from '../../core/engine';
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
  type PackSource,
  putEntry,
  removeEntry,
  type TakenPack,
} from '../../core/packs';
import { type Database, stored } from '../persistence';
import type { Answer, BackOffice, EntryCheck, EntryDraft, EntryPlace, Progress } from './backOffice';

interface PackDeskParts {
  readonly db: Database;
  /** The shipped library as files, and loaded. */
  readonly base: readonly TemplateFile[];
  readonly library: Library;
  /** Looks for packs in chosen files, off this thread. */
  readonly readPacks: (files: readonly ChosenFile[], signal: AbortSignal) => Answer<readonly TakenPack[]>;
  /** The tests of the shipped rules, which nothing else needs. */
  readonly ruleTests: () => Promise<readonly TemplateFile[]>;
  /** What is open, with every edit worked in; null: nothing. */
  readonly open: () => { readonly engine: Engine; readonly model: ProjectModel } | null;
  /** The packs of this device are others than before. */
  readonly changed: () => void;
}

type PackCalls = Pick<
  BackOffice,
  | 'importPacks'
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
}

const NO_TESTS: RuleTests = { match: [], none: [], unknown: [] };

/** The packs that this device keeps, and the project's own: used, imported, written and tried. */
export function createPackDesk({ db, base, library, readPacks, ruleTests, open, changed }: PackDeskParts): PackDesk {
  let device: ReadonlyMap<string, PackFolder> = new Map();
  let inFolder: readonly PackSource[] = [];
  let withTests: Promise<Library> | null = null;

  const sources = (model: Pick<ProjectModel, 'packs'> | null, own = device): readonly PackSource[] => [
    ...(model ? carriedPacks(model) : []),
    ...inFolder,
    ...Array.from(own.values(), (folder): PackSource => ({ home: 'device', folder })),
  ];

  /** Of the packs of the machine alone, so that trying a draft reads them once. */
  let ofMachine: {
    readonly device: typeof device;
    readonly inFolder: typeof inFolder;
    readonly known: Knowledge;
  } | null = null;

  function knowledge(model: Pick<ProjectModel, 'packs'> | null, own = device): Knowledge {
    const all = sources(model, own);
    if (all.length === 0) return { library, packs: [] };
    const isMachine = own === device && all.length === device.size + inFolder.length;
    if (isMachine && ofMachine?.device === device && ofMachine.inFolder === inFolder) return ofMachine.known;
    const known = knowledgeOf(base, all);
    if (!known.ok) return { library, packs: [] };
    if (isMachine) ofMachine = { device, inFolder, known: known.value };
    return known.value;
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
    onProgress(0.7, '');
    const kept = await keep(found.value.map(one => one.folder));
    if (!kept.ok) return kept;
    onProgress(1, '');
    const templates = new Map(found.value.map(({ folder, template }) => [idIn(folder), template]));
    return ok(
      knowledge(null)
        .packs.filter(pack => pack.home === 'device' && templates.has(pack.id))
        .map(pack => ({ pack, template: templates.get(pack.id) ?? null })),
    );
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
    // Without those that the project carries: what is tried here is the pack of the device.
    const known = knowledge(null, new Map(device).set(draft.pack, put.value));
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
    const saved = draft.id === null ? null : (knowledge(null).library.threats.get(draft.id) ?? null);
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
    calls: {
      importPacks,
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
