import { fail, ok, type Problem, type Result } from '../../core/base';
import type { Engine } from '../../core/engine';
import {
  countOf,
  createVocabulary,
  failedTests,
  type Leaf,
  type Library,
  lintRule,
  lintTwins,
  loadLibrary,
  mutating,
  packOf,
  type RuleTests,
  ruleInWords,
  type TemplateFile,
  type Threat,
  testsInFull,
} from '../../core/library';
import type { ProjectModel } from '../../core/model';
import {
  duplicateOf,
  type EditableContent,
  emptyEntry,
  entryIn,
  entryOf,
  entryText,
  type Knowledge,
  type PackFolder,
  putEntry,
  removeEntry,
} from '../../core/packs';
import type {
  Answer,
  BackOffice,
  EntryCheck,
  EntryDraft,
  EntryPlace,
  EntryToWrite,
  NoticedChanges,
  Progress,
} from './backOffice';
import type { DraftDesk } from './draftDesk';
import { inSlices } from './inSlices';
import type { PackShelf } from './packShelf';

export interface EntryDeskParts {
  readonly base: readonly TemplateFile[];
  readonly library: Library;
  /** The tests of the shipped rules, which nothing else needs. */
  readonly ruleTests: () => Promise<readonly TemplateFile[]>;
  /** What is open, with every edit worked in; null: nothing. */
  readonly open: () => { readonly engine: Engine; readonly model: ProjectModel } | null;
  readonly shelf: PackShelf;
  readonly drafts: DraftDesk;
}

export type EntryDesk = Pick<
  BackOffice,
  | 'duplicateEntry'
  | 'createEntry'
  | 'readEntry'
  | 'writeEntryText'
  | 'readEntryText'
  | 'tryEntry'
  | 'changeRule'
  | 'saveEntry'
  | 'removeEntry'
>;

const NO_TESTS: RuleTests = { match: [], none: [], unknown: [] };
const NOTHING_TRIED: Omit<EntryCheck, 'problems'> = { lint: [], tests: 0, failed: [], preview: null };
const CANCELLED: Problem = { code: 'bug/unexpected', facts: { reason: 'cancelled' } };

/** What a pack is with a draft in it, and what everything is judged by then; nothing is kept. */
interface Tried {
  readonly folder: PackFolder;
  readonly known: Knowledge;
  readonly problems: readonly Problem[];
}

/** Entries of packs of this device: copied, written, tried and kept. */
export function createEntryDesk({ base, library, ruleTests, open, shelf, drafts }: EntryDeskParts): EntryDesk {
  let withTests: Promise<Library> | null = null;
  const known = () => shelf.knowledge(open()?.model ?? null);

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
    return known().library.threats.get(id)?.tests ?? NO_TESTS;
  }

  const duplicateEntry = async (pack: string, from: EntryPlace): Answer<string> =>
    added(pack, from.content, duplicateOf(known().library, { ...from, tests: await testsFor(from) }));

  /** Keeps a new entry in a pack; answers its id. */
  async function added(pack: string, content: EditableContent, entry: { readonly id: string } | null): Answer<string> {
    const folder = shelf.own(pack);
    if (!folder.ok) return folder;
    if (!entry) return fail({ code: 'row/unknown', facts: { id: content } });
    const put = putEntry(folder.value, { content, id: null, entry });
    if (!put.ok) return put;
    const kept = await shelf.keep([put.value]);
    return kept.ok ? ok(entry.id) : kept;
  }

  function tried(draft: EntryDraft): Result<Tried> {
    const own = shelf.own(draft.pack);
    const folder = own.ok ? putEntry(own.value, draft) : own;
    if (!folder.ok) return folder;
    const whole = shelf.knowledgeWith(draft.pack, folder.value);
    return ok({ folder: folder.value, known: whole, problems: problemsOf(draft.pack, whole) });
  }

  async function tryEntry(draft: EntryDraft, _: Progress, signal: AbortSignal): Answer<EntryCheck> {
    const done = tried(draft);
    if (!done.ok) return done;
    const { problems } = done.value;
    const whole = done.value.known.library;
    const threat = ruleOf(draft, done.value);
    if (!threat) return ok({ ...NOTHING_TRIED, problems });
    const vocabulary = createVocabulary(whole);
    const kept = shelf.own(draft.pack);
    const before = kept.ok && draft.id !== null ? shelf.knowledgeWith(draft.pack, kept.value).library : null;
    const saved = before?.threats.get(draft.id ?? '') ?? null;
    const twins = lintTwins(whole.threats.values()).filter(one => one.threat === threat.id);
    const asking = open()?.engine.preview(threat, saved, whole);
    const preview = asking ? await inSlices(asking, signal) : null;
    if (signal.aborted) return fail(CANCELLED);
    return ok({
      problems,
      lint: [...lintRule(threat, whole, vocabulary), ...twins],
      tests: threat.tests ? countOf(threat.tests) : 0,
      failed: failedTests(whole, vocabulary, threat),
      preview,
    });
  }

  async function changeRule(draft: EntryDraft, onProgress: Progress, signal: AbortSignal): Answer<NoticedChanges> {
    const done = tried(draft);
    if (!done.ok) return done;
    const [first, ...rest] = done.value.problems;
    if (first) return fail(first, ...rest);
    const { library: whole } = done.value.known;
    const threat = ruleOf(draft, done.value);
    if (!threat) return fail({ code: 'row/unknown', facts: { id: draft.id ?? '' } });
    const vocabulary = createVocabulary(whole);
    const result = await inSlices(mutating(whole, vocabulary, threat), signal, share => onProgress(share, ''));
    if (!result || signal.aborted) return fail(CANCELLED);
    const inWords = (leaf: Leaf) =>
      ruleInWords(whole, vocabulary, leaf)
        .map(line => line.text)
        .join();
    return ok({
      changes: result.mutants,
      unnoticed: result.survivors.map(({ leaf, change }) => ({ condition: inWords(leaf), change })),
    });
  }

  async function saveEntry(draft: EntryDraft): Answer<null> {
    const done = tried(draft);
    if (!done.ok) return done;
    const [first, ...rest] = done.value.problems;
    const saved = first ? fail(first, ...rest) : await shelf.keep([done.value.folder]);
    const { pack, content, id } = draft;
    return saved.ok && id !== null ? drafts.calls.dropDraft(pack, { content, id }) : saved;
  }

  async function readEntry(place: EntryPlace): Answer<EntryToWrite> {
    const pack = packOf(known().library, place.content, place.id);
    const folder = shelf.own(pack);
    if (!folder.ok) return folder;
    const draft = await drafts.draftOf(pack, place);
    return draft.ok ? ok({ pack, entry: entryIn(folder.value, place.content, place.id), draft: draft.value }) : draft;
  }

  return {
    duplicateEntry,
    createEntry: (pack, content, begun) => added(pack, content, emptyEntry(known().library, content, begun)),
    readEntry,
    writeEntryText: async entry => ok(entryText(entry)),
    readEntryText: async (content, text) => entryOf(content, text),
    tryEntry,
    changeRule,
    saveEntry,
    removeEntry: async (pack, { content, id }) => {
      const folder = shelf.own(pack);
      const left = folder.ok ? removeEntry(folder.value, content, id) : folder;
      if (!left.ok) return left;
      const [first, ...rest] = problemsOf(pack, shelf.knowledgeWith(pack, left.value));
      const kept = first ? fail(first, ...rest) : await shelf.keep([left.value]);
      return kept.ok ? drafts.calls.dropDraft(pack, { content, id }) : kept;
    },
  };
}

/** The threat of a draft, where it can be used. */
function ruleOf({ content, entry, id }: EntryDraft, { known, problems }: Tried): Threat | undefined {
  const isRule = content === 'threats' && problems.length === 0;
  return isRule ? known.library.threats.get(idOf(entry) ?? id ?? '') : undefined;
}

/** Why a pack could not be used. */
const problemsOf = (pack: string, { packs }: Knowledge): readonly Problem[] =>
  packs.find(one => one.id === pack)?.problems ?? [];

function idOf(entry: unknown): string | null {
  return typeof entry === 'object' && entry !== null && 'id' in entry && typeof entry.id === 'string' ? entry.id : null;
}
