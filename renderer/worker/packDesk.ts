import { type Environment, fail, ok } from '../../core/base';
import { writeTextZip } from '../../core/document';
import { judgementEffect, type WeighedFindings, weighedFindings } from '../../core/engine';
import type { ProjectModel } from '../../core/model';
import {
  type ChosenFile,
  type Knowledge,
  manifestOf,
  newPack,
  type PackFolder,
  type PackInfo,
  type TakenPacks,
} from '../../core/packs';
import { stored } from '../persistence';
import type { Answer, BackOffice, ImportedPack, PackEffect, Progress } from './backOffice';
import { createDraftDesk, type DraftDesk } from './draftDesk';
import { createEntryDesk, type EntryDesk, type EntryDeskParts } from './entryDesk';
import { createPackShelf, idIn, type PackShelfParts } from './packShelf';
import { createWeighDesk, type Watch } from './weighDesk';

interface PackDeskParts extends PackShelfParts, Pick<EntryDeskParts, 'ruleTests'> {
  /** Looks for packs in chosen files, off this thread. */
  readonly readPacks: (files: readonly ChosenFile[], signal: AbortSignal) => Answer<TakenPacks>;
  readonly environment: Environment;
  /** The day on which a project is judged. */
  readonly today: () => string;
}

type PackCalls = Pick<
  BackOffice,
  'importPacks' | 'weigh' | 'createPack' | 'deletePack' | 'takePacksFolder' | 'readPack' | 'writePack'
>;

export interface PackDesk {
  readonly calls: PackCalls & EntryDesk & DraftDesk['calls'];
  /** The packs of this device as they are kept now. */
  load(): Answer<null>;
  /** What a project is judged by; `load` comes first. */
  knowledge(model: Pick<ProjectModel, 'packs'>): Knowledge;
  /** The packs that a new project begins with: all of this machine but those that somebody keeps out of new ones. */
  forNewProject(): Answer<ProjectModel['packs']>;
}

const CANCELLED = { reason: 'cancelled' };

/** Whole packs: imported, weighed, begun, saved as files, put away. */
export function createPackDesk(parts: PackDeskParts): PackDesk {
  const { db, readPacks, open } = parts;
  const shelf = createPackShelf(parts);
  const drafts = createDraftDesk(db, parts.environment.now);
  const weighing = createWeighDesk({ ...parts, shelf });
  const { load, textsOf } = shelf;

  async function forNewProject(): Answer<ProjectModel['packs']> {
    const loaded = await load();
    if (!loaded.ok) return loaded;
    const read = await stored(() => db.settings.get('preferences'));
    if (!read.ok) return read;
    const keptOut = new Set(read.value?.value.packsNotForNew);
    // One that is broken is mended one day; what has no manifest has no id to ask for.
    const { packs } = shelf.knowledge(null);
    const ids = packs.flatMap(({ id, version }) => (version === '' || keptOut.has(id) ? [] : [id]));
    return ok(new Map(ids.map(id => [id, { id, off: null, used: true, carried: null }])));
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
    const were = shelf.device();
    const before = new Map(Array.from(were, ([id, folder]) => [id, versionIn(folder)]));
    const judged = weighing.now();
    const kept = await shelf.keep(found.value.packs.map(one => one.folder));
    if (!kept.ok) return kept;
    const templates = new Map(found.value.packs.map(({ folder, template }) => [idIn(folder), template]));
    const listed = shelf
      .knowledge(open()?.model ?? null)
      .packs.filter(pack => pack.home === 'device' && templates.has(pack.id));
    const packs: ImportedPack[] = [];
    for (const pack of listed) {
      const follow: Progress = share => onProgress(0.7 + 0.3 * share, '');
      const effect = await effectOf(pack, judged, { onProgress: follow, signal });
      packs.push({ pack, template: templates.get(pack.id) ?? null, replaced: before.get(pack.id) ?? null, effect });
    }
    onProgress(1, '');
    // Who stops it while packs are put into place is heard only now.
    await new Promise(heard => setTimeout(heard));
    if (!signal.aborted) return ok({ packs, problems: found.value.problems });
    const gone = await shelf.putBack(were, [...templates.keys()]);
    return gone.ok ? cancelled : gone;
  }

  /** How a pack of this machine changes what is found in the open project, from `before` on; null where there is nothing to say. */
  async function effectOf(
    { id, state }: Pick<PackInfo, 'id' | 'state'>,
    before: WeighedFindings | null,
    watch: Watch,
  ): Promise<PackEffect | null> {
    const at = open();
    if (!before || !at) return null;
    if (state === 'unused')
      return weighing.effectOf(before, { model: at.model, library: shelf.knowledge(at.model, id).library }, watch);
    if (state !== 'in-use') return null;
    const after = weighedFindings(at.engine.findings(), at.engine);
    return judgementEffect(at.model, before, { after, renames: at.engine.library.renames });
  }

  async function createPack(given: Parameters<PackCalls['createPack']>[0]): Answer<string> {
    const id = freeId(given.name, one => shelf.device().has(one));
    const kept = await shelf.keep([newPack({ ...given, id })]);
    return kept.ok ? ok(id) : kept;
  }

  return {
    load,
    knowledge: model => shelf.knowledge(model),
    forNewProject,
    calls: {
      importPacks,
      weigh: weighing.weigh,
      createPack,
      deletePack: async pack => {
        const gone = await shelf.putBack(new Map(), [pack]);
        return gone.ok ? drafts.dropPack(pack) : gone;
      },
      takePacksFolder: async found => {
        shelf.takeFolder(found);
        return ok(null);
      },
      readPack: async (pack, home) => textsOf(pack, home),
      writePack: async (pack, home) => {
        const folder = textsOf(pack, home);
        if (!folder.ok) return folder;
        const { name, files } = folder.value;
        return ok(writeTextZip(files.map(({ path, text }) => ({ path: `${name}/${path}`, text }))));
      },
      ...createEntryDesk({ ...parts, shelf, drafts }),
      ...drafts.calls,
    },
  };
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
