import { ok, type Problem, type Result } from '../base';
import { type Library, type PackedContent, packOf, SHIPPED_PACK, type TemplateFile } from '../library';
import type { ProjectModel } from '../model';
import { loadPacks, type PackStatus } from './loadPacks';
import { manifestOf, type PackFolder } from './readPack';

/** Where a pack was found; `shipped`: it was built into the app. */
export type PackHome = 'project' | 'device' | 'folder' | 'shipped';

/** A pack and where it was found. */
export interface PackSource {
  readonly home: PackHome;
  readonly folder: PackFolder;
  /** Why the machine could not read its texts; null where it could. */
  readonly unread?: Problem | null;
}

/** What a screen or a report tells of one pack; plain data. */
export interface PackInfo {
  /** Of its manifest; the name of its folder where that cannot be read. */
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly provenance: string;
  readonly home: PackHome;
  /** The name of its folder. */
  readonly folder: string;
  /** `unused`: it could be used, but the project does not ask for it. `hidden`: a pack with the same id comes before it. */
  readonly state: 'in-use' | 'unused' | 'broken' | 'hidden';
  /** Ids of what it holds, where it is or could be in use. */
  readonly holds: Readonly<Record<PackedContent, readonly string[]>>;
  readonly problems: readonly Problem[];
}

/** The library that a project is judged by, and the packs that it is made of beside the shipped one. */
export interface Knowledge {
  readonly library: Library;
  readonly packs: readonly PackInfo[];
}

/** The library and the packs in use, with their versions: `parapet 1.4, Payments 2`. */
export function knowledgeName({ library, packs }: Knowledge): string {
  const version = library.sources.get(SHIPPED_PACK)?.version ?? '';
  const used = packs.filter(pack => pack.state === 'in-use').map(pack => `${pack.name} ${pack.version}`.trim());
  return [`${SHIPPED_PACK} ${version}`.trim(), ...used].join(', ');
}

/** The packs that a project carries with it. */
export function carriedPacks({ packs }: Pick<ProjectModel, 'packs'>): readonly PackSource[] {
  return [...packs.values()].flatMap(({ carried }) => (carried ? [{ home: 'project', folder: carried }] : []));
}

/** Whether a project asks for a pack that it does not carry. One that it has switched off stays known, without its rules. */
export function asksFor({ packs }: Pick<ProjectModel, 'packs'>, id: string): boolean {
  const use = packs.get(id);
  return use !== undefined && (use.used || use.off !== null);
}

const NOTHING: PackInfo['holds'] = { types: [], threats: [], controls: [] };

function holdsOf(library: Library, pack: string): PackInfo['holds'] {
  const ids = (content: PackedContent) =>
    [...library[content].keys()].filter(id => packOf(library, content, id) === pack);
  return { types: ids('types'), threats: ids('threats'), controls: ids('controls') };
}

function infoOf({ problems, library, isAsked }: PackStatus, { folder, home }: PackSource): PackInfo {
  const read = manifestOf(folder);
  const { id, name, version, licence, provenance } = read.ok
    ? read.value.manifest
    : { id: folder.name, name: folder.name, version: '', licence: '', provenance: '' };
  const isHidden = problems.some(one => one.code === 'pack/same-id');
  const state = isHidden ? 'hidden' : problems.length > 0 ? 'broken' : isAsked ? 'in-use' : 'unused';
  const holds = library ? holdsOf(library, id) : NOTHING;
  return { id, name, version, licence, provenance, home, folder: folder.name, state, holds, problems };
}

/**
 * The shipped library with every pack that fits and is asked for, the project's own first; of two with the same id the first counts.
 * A broken pack is listed with its problems and takes nothing with it. Fails only if the shipped library itself does.
 *
 * @param asks whether a pack that the project does not carry is asked for; all are unless told otherwise
 */
export function knowledgeOf(
  base: readonly TemplateFile[],
  sources: readonly PackSource[],
  asks: (id: string, home: PackHome) => boolean = () => true,
): Result<Knowledge> {
  const order: readonly PackHome[] = ['project', 'folder', 'device', 'shipped'];
  const ordered = sources.toSorted((a, b) => order.indexOf(a.home) - order.indexOf(b.home));
  const readable = ordered.filter(one => !one.unread);
  const loaded = loadPacks(
    base,
    readable.map(one => one.folder),
    (id, at) => {
      const home = readable[at]?.home ?? 'device';
      return home === 'project' || asks(id, home);
    },
  );
  if (!loaded.ok) return loaded;
  const { library, packs } = loaded.value;
  const statusOf = new Map(packs.flatMap((status, at) => (readable[at] ? [[readable[at], status] as const] : [])));
  const unread = ({ folder, unread }: PackSource): PackStatus => ({
    folder: folder.name,
    pack: null,
    problems: unread ? [unread] : [],
    library: null,
    isAsked: false,
  });
  return ok({ library, packs: ordered.map(one => infoOf(statusOf.get(one) ?? unread(one), one)) });
}
