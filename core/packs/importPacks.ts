import { fail, groupBy, ok, type Result } from '../base';
import { decodeUtf8, isZip, readTextZip, withinSize } from '../document';
import { type DroppedPart, packOfTemplate } from '../interchange';
import { type Library, LibraryFile } from '../library';
import { manifestText } from './editPack';
import { PACK_LIMITS } from './limits';
import { MANIFEST_NAMES, PackManifest } from './manifest';
import { manifestOf, type PackFolder, type PackText } from './readPack';

/** A file as somebody chose it. */
export interface ChosenFile {
  /** Its name, or its path below the folder that was chosen. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

const TEXT = /\.(?:yaml|yml|json)$/i;
const TEMPLATE = /\.tb7$/i;
/** Templates of the Microsoft tool are verbose; the largest that is known has 3 MB. */
const TEMPLATE_BYTES = 20 * 1024 * 1024;
const ZIP = {
  bytes: PACK_LIMITS.packBytes,
  unpacked: PACK_LIMITS.packBytes,
  each: PACK_LIMITS.fileBytes,
  entries: 1_000,
};

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

/**
 * The packs in chosen files: an archive of a pack or of a folder of packs, a Microsoft template, or the files of one pack. Fails when
 * there is none, when something is too large, and when a manifest cannot be read; what else is wrong with a pack shows when it is loaded.
 */
export function packsIn(files: readonly ChosenFile[], library: Library): Result<readonly TakenPack[]> {
  const found: TakenPack[] = [];
  const loose: PackText[] = [];
  for (const file of files) {
    const read = isZip(file.bytes)
      ? packsInArchive(file)
      : TEMPLATE.test(file.name)
        ? packsInTemplate(file, library)
        : textOf(file);
    if (!read.ok) return read;
    for (const one of read.value) 'path' in one ? loose.push(one) : found.push(one);
  }
  const taken = [...found, ...ownPacks(loose, baseName(files[0]?.name ?? ''))];
  if (taken.length === 0) return fail({ code: 'pack/no-manifest', file: files[0]?.name ?? '' });
  for (const { folder } of taken) {
    const manifest = manifestOf(folder);
    if (!manifest.ok) return manifest;
  }
  return ok(taken);
}

const ownPacks = (texts: readonly PackText[], name: string): readonly TakenPack[] =>
  foldersOf(texts, name).map(folder => ({ folder, template: null }));

const baseName = (name: string) => name.replace(/^.*\//, '').replace(/\.[A-Za-z0-9]+$/, '') || 'pack';

function textOf({ name, bytes }: ChosenFile): Result<readonly PackText[]> {
  if (!TEXT.test(name)) return ok([]);
  const size = withinSize(bytes.byteLength, name, { bytes: PACK_LIMITS.fileBytes, depth: 0, values: 0 });
  if (!size.ok) return size;
  const text = decodeUtf8(bytes, name);
  return text.ok ? ok([{ path: name, text: text.value }]) : text;
}

function packsInArchive({ name, bytes }: ChosenFile): Result<readonly TakenPack[]> {
  const texts = readTextZip(bytes, name, path => TEXT.test(path) && !/(?:^|\/)\./.test(path), ZIP);
  return texts.ok ? ok(ownPacks(texts.value, baseName(name))) : texts;
}

const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/') + 1);

/** One folder for each manifest; what lies beside none belongs to no pack. */
function foldersOf(texts: readonly PackText[], name: string): readonly PackFolder[] {
  const manifests = texts.filter(({ path }) => MANIFEST_NAMES.some(one => path === one || path.endsWith(`/${one}`)));
  const tops = [...new Set(manifests.map(({ path }) => folderOf(path)))];
  const outer = tops.filter(top => !tops.some(other => other !== top && top.startsWith(other)));
  return outer.map(top => ({
    name: top === '' ? name : baseName(top.slice(0, -1)),
    files: texts.flatMap(({ path, text }) => (path.startsWith(top) ? [{ path: path.slice(top.length), text }] : [])),
  }));
}

/** A Microsoft template as a pack: its manifest is made of what the template says of itself. */
function packsInTemplate({ name, bytes }: ChosenFile, library: Library): Result<readonly TakenPack[]> {
  const size = withinSize(bytes.byteLength, name, { bytes: TEMPLATE_BYTES, depth: 0, values: 0 });
  if (!size.ok) return size;
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
  return ok([{ folder, template: { file: name, kept, dropped: byReason(pack.value.dropped) } }]);
}

function byReason(dropped: readonly DroppedPart[]): TakenTemplate['dropped'] {
  return [...groupBy(dropped, one => one.reason)]
    .map(([reason, parts]) => ({ reason, names: parts.map(one => one.name) }))
    .toSorted((one, other) => other.names.length - one.names.length);
}
