import { fail, ok, type Result, sameJson } from '../../core/base';
import type { Engine } from '../../core/engine';
import type { FoundPack } from '../../core/host';
import type { Library, TemplateFile } from '../../core/library';
import type { ProjectModel } from '../../core/model';
import {
  asksFor,
  carriedPacks,
  type Knowledge,
  knowledgeOf,
  manifestOf,
  type PackFolder,
  type PackHome,
  type PackSource,
} from '../../core/packs';
import { type Database, stored } from '../persistence';
import type { Answer } from './backOffice';

export interface PackShelfParts {
  readonly db: Database;
  /** The shipped library as files, and loaded. */
  readonly base: readonly TemplateFile[];
  readonly library: Library;
  /** The packs that were built into the app. */
  readonly shippedPacks: readonly PackFolder[];
  /** What is open, with every edit worked in; null: nothing. */
  readonly open: () => { readonly engine: Engine; readonly model: ProjectModel } | null;
  /** The packs of this device are others than before. */
  readonly changed: () => void;
}

type Asking = Pick<ProjectModel, 'packs'>;

/** The packs that there are: built in, of this device, in the person's folder and in what is open; and what a project is judged by with them. */
export interface PackShelf {
  /** Reads the packs of this device as they are kept now. */
  load(): Answer<null>;
  /** Keeps packs under the ids of their manifests; one with the same id is replaced. */
  keep(folders: readonly PackFolder[]): Answer<null>;
  /** These packs as they were before; those that were not there are gone. */
  putBack(were: ReadonlyMap<string, PackFolder>, ids: readonly string[]): Answer<null>;
  device(): ReadonlyMap<string, PackFolder>;
  /** A pack of this device. */
  own(pack: string): Result<PackFolder>;
  /** The packs in the person's folder as they are there now. */
  takeFolder(found: readonly FoundPack[]): void;
  /** The texts of a pack, wherever it was found. */
  textsOf(pack: string, home: PackHome): Result<PackFolder>;
  /** What a project is judged by; null: by everything on this machine. `also`: as if it asked for that pack, too. */
  knowledge(model: Asking | null, also?: string): Knowledge;
  /** What is open, judged by a pack of this device whatever it carries, with these texts of it. */
  knowledgeWith(pack: string, folder: PackFolder): Knowledge;
  /** What a project is judged by once a pack of this device is not there. */
  knowledgeWithout(pack: string, model: Asking): Knowledge;
}

export function createPackShelf({ db, base, library, shippedPacks, open, changed }: PackShelfParts): PackShelf {
  const shipped = shippedPacks.map((folder): PackSource => ({ home: 'shipped', folder }));
  let device: ReadonlyMap<string, PackFolder> = new Map();
  let inFolder: readonly PackSource[] = [];

  const asking = (model: Asking | null, also?: string) => (id: string) =>
    model === null || id === also || asksFor(model, id);

  const sources = (model: Asking | null, own: typeof device): readonly PackSource[] => [
    ...(model ? carriedPacks(model) : []),
    ...inFolder,
    ...Array.from(own.values(), (folder): PackSource => ({ home: 'device', folder })),
    ...shipped,
  ];

  /** The last answer for packs of the machine alone, so that trying a draft reads them once. */
  let last: {
    readonly device: typeof device;
    readonly inFolder: typeof inFolder;
    readonly asked: string;
    readonly known: Knowledge;
  } | null = null;

  function knowledgeOn(own: typeof device, model: Asking | null, also?: string): Knowledge {
    const all = sources(model, own);
    if (all.length === 0) return { library, packs: [] };
    const asks = asking(model, also);
    const isMachine = own === device && all.length === device.size + inFolder.length + shipped.length;
    const asked = isMachine ? all.map(one => String(asks(idIn(one.folder)))).join() : '';
    const isSame = isMachine && last?.device === device && last.inFolder === inFolder && last.asked === asked;
    if (isSame && last) return last.known;
    const known = knowledgeOf(base, all, asks);
    if (!known.ok) return { library, packs: [] };
    if (isMachine) last = { device, inFolder, asked, known: known.value };
    return known.value;
  }

  /** The open project, asking this machine for what it carries as well; null: none is open. */
  function uncarried(): Asking | null {
    const model = open()?.model;
    if (!model) return null;
    const packs = Array.from(model.packs, ([id, use]) => {
      const used = use.used || use.carried !== null;
      return [id, { ...use, used, carried: null }] as const;
    });
    return { packs: new Map(packs) };
  }

  const own = (pack: string): Result<PackFolder> => {
    const folder = device.get(pack);
    return folder ? ok(folder) : fail({ code: 'pack/not-kept', facts: { id: pack } });
  };

  return {
    load: async () => {
      const rows = await stored(() => db.packs.toArray());
      if (!rows.ok) return rows;
      device = new Map(rows.value.map(({ id, folder }) => [id, folder]));
      return ok(null);
    },
    keep: async folders => {
      const rows = folders.flatMap(folder => {
        const read = manifestOf(folder);
        return read.ok ? [{ id: read.value.manifest.id, folder }] : [];
      });
      const written = await stored(() => db.packs.bulkPut(rows));
      if (!written.ok) return written;
      device = new Map([...device, ...rows.map(({ id, folder }) => [id, folder] as const)]);
      changed();
      return ok(null);
    },
    putBack: async (were, ids) => {
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
    },
    device: () => device,
    own,
    takeFolder: found => {
      const now = found.map(
        ({ name, files, problem }): PackSource => ({
          home: 'folder',
          folder: { name, files },
          unread: problem,
        }),
      );
      // What is open is not judged anew when nothing has changed.
      if (sameJson(now, inFolder)) return;
      inFolder = now;
      changed();
    },
    textsOf: (pack, home) => {
      if (home === 'device') return own(pack);
      const model = open()?.model;
      const carried = model ? carriedPacks(model) : [];
      const found = { folder: inFolder, shipped, project: carried }[home];
      const one = found.find(source => idIn(source.folder) === pack);
      return one ? ok(one.folder) : fail({ code: 'row/unknown', facts: { id: pack } });
    },
    knowledge: (model, also) => knowledgeOn(device, model, also),
    knowledgeWith: (pack, folder) => {
      const tried = folder === device.get(pack) ? device : new Map(device).set(pack, folder);
      return knowledgeOn(tried, uncarried(), pack);
    },
    knowledgeWithout: (pack, model) => {
      const others = new Map([...device].filter(([id]) => id !== pack));
      return knowledgeOn(others, model);
    },
  };
}

/** The id of a pack, as it is listed under. */
export function idIn(folder: PackFolder): string {
  const read = manifestOf(folder);
  return read.ok ? read.value.manifest.id : folder.name;
}
