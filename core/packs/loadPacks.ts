import { ok, type Problem, type Result } from '../base';
import { type Library, loadLibrary, type TemplateFile } from '../library';
import { type Pack, type PackFolder, readPack } from './readPack';

/** What became of one pack. */
export interface PackStatus {
  /** The folder, as people know it. */
  readonly folder: string;
  /** The pack, where its files could be read. */
  readonly pack: Pack | null;
  /** Why it cannot be used; none for one that can. */
  readonly problems: readonly Problem[];
  /** The library with it, where it can be used. */
  readonly library: Library | null;
  /** Whether it is asked for: one that is not is looked at and left out. */
  readonly isAsked: boolean;
}

export interface LibraryWithPacks {
  readonly library: Library;
  readonly packs: readonly PackStatus[];
}

const steps = (place: string): readonly (string | number)[] =>
  (place === '' ? [] : place.split(' › ')).map(step => (/^\d+$/.test(step) ? Number(step) : step));

/** A problem of the library as one of the pack: with the file, line and column of what it is about. */
function located(problem: Problem, pack: Pack): Problem {
  const { file, place = '', facts } = problem;
  const inFile = file === undefined ? null : pack.placeIn(file, steps(place));
  if (inFile !== null) {
    // The line tells which entry it is.
    const within = place.replace(/^entries › \d+(?: › |$)/, '');
    const reason = [within, facts?.['reason']].filter(part => part !== undefined && part !== '').join(' ');
    return { ...problem, place: inFile, facts: { ...facts, reason } };
  }
  const [subject = '', ...inner] = place.split(' › ');
  const [kind = '', ...words] = subject.split(' ');
  const id = words.at(-1) ?? kind;
  if (kind === 'rename' || kind === 'renames') return { ...problem, ...pack.locateInManifest(['renames', id]) };
  const mention = facts?.['id'];
  const found = pack.locate({
    id,
    path: steps(inner.join(' › ')),
    inTests: kind === 'rule-tests',
    ...(typeof mention === 'string' ? { mention } : {}),
  });
  return { ...problem, ...found };
}

/** The pack of an entry in files that are there already; null: it is in none of them. */
function ownerIn(files: readonly TemplateFile[], contains: string, id: string): string | null {
  for (const { json } of files) {
    if (typeof json !== 'object' || json === null) continue;
    const { pack, contains: held, entries }: Readonly<Record<string, unknown>> = { ...json };
    if (held !== contains || !Array.isArray(entries)) continue;
    if (entries.some(one => typeof one === 'object' && one !== null && 'id' in one && one.id === id))
      return String(pack);
  }
  return null;
}

/** An id that is taken is told with the pack that has it. */
function withOwner(problem: Problem, base: readonly TemplateFile[]): Problem {
  const id = problem.facts?.['id'];
  if (problem.code !== 'library/id-twice' || typeof id !== 'string') return problem;
  const pack = ownerIn(base, (problem.place ?? '').split(' ')[0] ?? '', id);
  return pack === null ? problem : { ...problem, code: 'library/id-taken', facts: { id, pack } };
}

function loadOne(
  base: readonly TemplateFile[],
  folder: PackFolder,
  taken: ReadonlySet<string>,
): Omit<PackStatus, 'isAsked'> {
  const pack = readOnce(folder);
  if (!pack.ok) return { folder: folder.name, pack: null, problems: pack.problems, library: null };
  const own = pack.value;
  const { id } = own.manifest;
  if (taken.has(id)) {
    const twice: Problem = { code: 'pack/same-id', file: folder.name, facts: { id } };
    return { folder: folder.name, pack: own, problems: [twice], library: null };
  }
  const loaded = loadLibrary([...base, ...own.files]);
  const problems = loaded.ok ? [] : loaded.problems.map(one => located(withOwner(one, base), own));
  return { folder: folder.name, pack: own, problems, library: loaded.ok ? loaded.value : null };
}

/** What was read of each folder, so that a change of one pack does not read all the others again. */
const READ = new WeakMap<PackFolder, Result<Pack>>();

function readOnce(folder: PackFolder): Result<Pack> {
  const known = READ.get(folder) ?? readPack(folder);
  READ.set(folder, known);
  return known;
}

const ALL = () => true;

/** The shipped library, so that it is not read again with every change of a pack. */
const LOADED_ALONE = new WeakMap<readonly TemplateFile[], Result<Library>>();

/**
 * The library with every pack that fits and is asked for, in the given order. A broken pack is left out with its problems; the rest
 * loads. Fails only if the library itself does.
 *
 * @param asks whether a pack, by its id and its place in the order, is asked for
 */
export function loadPacks(
  base: readonly TemplateFile[],
  folders: readonly PackFolder[],
  asks: (id: string, at: number) => boolean = ALL,
): Result<LibraryWithPacks> {
  const alone = LOADED_ALONE.get(base) ?? loadLibrary(base);
  if (!alone.ok) return alone;
  LOADED_ALONE.set(base, alone);
  let files = base;
  let library = alone.value;
  const packs: PackStatus[] = [];
  const taken = new Set<string>();
  folders.forEach((folder, at) => {
    const status = loadOne(files, folder, taken);
    const id = status.pack?.manifest.id ?? '';
    const isAsked = asks(id, at);
    packs.push({ ...status, isAsked });
    if (!status.library || !status.pack) return;
    taken.add(id);
    if (!isAsked) return;
    library = status.library;
    files = [...files, ...status.pack.files];
  });
  return ok({ library, packs });
}
