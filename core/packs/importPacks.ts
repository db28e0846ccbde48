import { fail, groupBy, ok, type Problem, type Result } from '../base';
import { beyondBytes, decodeUtf8, isZip, readTextZip } from '../document';
import { type DroppedPart, packOfTemplate } from '../interchange';
import { type Library, LibraryFile } from '../library';
import { manifestText } from './editPack';
import { PACK_LIMITS } from './limits';
import { MANIFEST_NAMES, PackManifest } from './manifest';
import { isSafePath, spelt } from './names';
import { manifestOf, type PackFolder, type PackText } from './readPack';

/** A file as somebody chose it. */
export interface ChosenFile {
  /** Its name, or its path below the folder that was chosen. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

const TEXT = /\.(?:yaml|yml|json)$/i;
/** Passed over; a step out of the folder is not one of them, and is refused. */
const HIDDEN = /(?:^|\/)\.(?!\.?\/)/;
/** A template of the Microsoft tool, or a model of it, which carries its template. */
const TEMPLATE = /\.(?:tb7|tm7)$/i;
/** Templates of the Microsoft tool are verbose; the largest that is known has 3 MB. */
const TEMPLATE_BYTES = 20 * 1024 * 1024;
const ZIP = {
  bytes: PACK_LIMITS.packBytes,
  unpacked: 4 * PACK_LIMITS.packBytes,
  each: PACK_LIMITS.fileBytes,
  entries: 1_000,
};

/** What chosen files may weigh together: more than any pack or template may, without filling the memory. */
const MOST_BYTES = 2 * TEMPLATE_BYTES;

/** Whether chosen files are so large that they should not even be brought into memory: the first with which they are. */
export function unreadablySized(files: readonly { readonly name: string; readonly size: number }[]): Problem | null {
  let sum = 0;
  for (const { name, size } of files) {
    if (size > TEMPLATE_BYTES) return beyondBytes(name, TEMPLATE_BYTES);
    sum += size;
    if (sum > MOST_BYTES) return beyondBytes(name, MOST_BYTES);
  }
  return null;
}

/** A pack that was found in chosen files. */
export interface TakenPack {
  readonly folder: PackFolder;
  /** What of a template of another tool came along; null for a pack of our own form. */
  readonly template: TakenTemplate | null;
}

/** What became of a Microsoft template. */
export interface TakenTemplate {
  readonly file: string;
  /** How many there are of each kind of content in the pack. */
  readonly kept: Readonly<Partial<Record<string, number>>>;
  /** What did not come along, by reason, the longest list first. */
  readonly dropped: readonly { readonly reason: string; readonly names: readonly string[] }[];
}

/** What was found in chosen files. */
export interface TakenPacks {
  readonly packs: readonly TakenPack[];
  /** What of the files could not be taken as a pack. */
  readonly problems: readonly Problem[];
}

/**
 * The packs in chosen files: an archive of a pack or of a folder of packs, a Microsoft template or the model that carries one, or the
 * files of one pack. What cannot be taken, because it is too large, cut off or without a manifest that can be read, takes nothing with
 * it; fails when no pack is left. What else is wrong with a pack shows when it is loaded.
 */
export function packsIn(files: readonly ChosenFile[], library: Library): Result<TakenPacks> {
  const found: TakenPack[] = [];
  const loose: PackText[] = [];
  const problems: Problem[] = [];
  let isWhole = true;
  for (const file of files) {
    const read = PARTS.find(({ isOf }) => isOf(file))?.read(file, library) ?? ok({ packs: [], problems: [] });
    const packs = read.ok ? read.value.packs : [];
    problems.push(...(read.ok ? read.value.problems : read.problems));
    found.push(...packs);
  }
  for (const file of files.filter(isLoose)) {
    const text = textOf(file);
    if (text.ok) loose.push(text.value);
    else problems.push(...text.problems);
    // A text that is left out leaves a hole in the pack that it is of.
    isWhole &&= text.ok;
  }
  if (isWhole) found.push(...foldersOf(loose, baseName(files[0]?.name ?? '')).map(ownPack));
  const packs = found.filter(({ folder }) => {
    const manifest = manifestOf(folder);
    if (!manifest.ok) problems.push(...manifest.problems);
    return manifest.ok;
  });
  const [first = { code: 'pack/no-manifest', file: files[0]?.name ?? '' } as const, ...rest] = problems;
  return packs.length > 0 ? ok({ packs, problems }) : fail(first, ...rest);
}

/** Files that are packs in themselves, by what tells them. */
const PARTS = [
  { isOf: ({ bytes }: ChosenFile) => isZip(bytes), read: packsInArchive },
  { isOf: ({ name }: ChosenFile) => TEMPLATE.test(name), read: packsInTemplate },
];

const isLoose = (file: ChosenFile) => TEXT.test(file.name) && !PARTS.some(({ isOf }) => isOf(file));
const ownPack = ({ folder }: { readonly folder: PackFolder }): TakenPack => ({ folder, template: null });

const baseName = (name: string) => name.replace(/^.*\//, '').replace(/\.[A-Za-z0-9]+$/, '') || 'pack';

function textOf({ name, bytes }: ChosenFile): Result<PackText> {
  if (bytes.byteLength > PACK_LIMITS.fileBytes) return fail(beyondBytes(name, PACK_LIMITS.fileBytes));
  const text = decodeUtf8(bytes, name);
  return text.ok ? ok({ path: name, text: text.value }) : text;
}

function packsInArchive({ name, bytes }: ChosenFile): Result<TakenPacks> {
  const texts = readTextZip(bytes, name, path => TEXT.test(path) && !HIDDEN.test(path), ZIP);
  if (!texts.ok) return texts;
  const { texts: read, unread } = texts.value;
  const unsafe = [...read, ...unread].find(({ path }) => !isSafePath(path));
  if (unsafe) return fail({ code: 'pack/unsafe-name', file: name, facts: { path: spelt(unsafe.path) } });
  const packs = foldersOf(read, baseName(name));
  if (packs.length + unread.length === 0) return fail({ code: 'pack/no-manifest', file: name });
  const whole = packs.filter(({ top }) => !unread.some(({ path }) => path.startsWith(top)));
  return ok({ packs: whole.map(ownPack), problems: unread.map(one => one.problem) });
}

const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/') + 1);

/** One folder for each manifest; what lies beside none belongs to no pack. */
function foldersOf(
  texts: readonly PackText[],
  name: string,
): readonly { readonly top: string; readonly folder: PackFolder }[] {
  const manifests = texts.filter(({ path }) => MANIFEST_NAMES.some(one => path === one || path.endsWith(`/${one}`)));
  const tops = [...new Set(manifests.map(({ path }) => folderOf(path)))];
  const outer = tops.filter(top => !tops.some(other => other !== top && top.startsWith(other)));
  return outer.map(top => ({
    top,
    folder: {
      name: top === '' ? name : baseName(top.slice(0, -1)),
      files: texts.flatMap(({ path, text }) => (path.startsWith(top) ? [{ path: path.slice(top.length), text }] : [])),
    },
  }));
}

/** A Microsoft template as a pack: its manifest is made of what the template says of itself. */
function packsInTemplate({ name, bytes }: ChosenFile, library: Library): Result<TakenPacks> {
  if (bytes.byteLength > TEMPLATE_BYTES) return fail(beyondBytes(name, TEMPLATE_BYTES));
  const text = decodeUtf8(bytes, name);
  if (!text.ok) return text;
  const pack = packOfTemplate(text.value, name, library);
  if (!pack.ok) return pack;
  const shells = pack.value.files.map(({ json }) => LibraryFile.parse(json));
  const [first] = shells;
  if (!first) return fail({ code: 'pack/no-manifest', file: name });
  const source = shells.find(shell => shell.contains === 'sources')?.entries[0];
  const named = typeof source === 'object' && source !== null && 'name' in source ? String(source.name) : first.pack;
  const manifest: PackManifest = PackManifest.parse({
    format: 'parapet-pack',
    id: first.pack,
    name: named.slice(0, 100),
    version: '1.0.0',
    licence: first.licence,
    provenance: `${first.attribution} Read from ${name}, version ${first.sourceVersion}.`.slice(0, 600),
  });
  const files = shells
    .filter(shell => shell.contains !== 'sources')
    .map(({ contains, entries }) => ({
      path: `${contains}.json`,
      text: JSON.stringify({ contains, entries }, null, 1),
    }));
  const folder = { name: first.pack, files: [{ path: 'pack.yaml', text: manifestText(manifest) }, ...files] };
  const kept = Object.fromEntries(shells.map(({ contains, entries }) => [contains, entries.length]));
  const template = { file: name, kept, dropped: byReason(pack.value.dropped) };
  return ok({ packs: [{ folder, template }], problems: [] });
}

function byReason(dropped: readonly DroppedPart[]): TakenTemplate['dropped'] {
  return [...groupBy(dropped, one => one.reason)]
    .map(([reason, parts]) => ({ reason, names: parts.map(one => one.name) }))
    .toSorted((one, other) => other.names.length - one.names.length);
}
