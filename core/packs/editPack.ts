import { Document, isSeq, parseDocument } from 'yaml';
import { fail, ok, type Result, sameJson } from '../base';
import type { CollectionName } from '../library';
import { changedNode, nodeOf, unfolded } from './changeNode';
import type { PackManifest } from './manifest';
import { manifestOf, type PackFolder, type PackText, readPack } from './readPack';
import { readSource } from './sourceText';

/** What people write entries of in the app; the rest of a pack is written by hand. */
export type EditableContent = Extract<CollectionName, 'types' | 'threats' | 'controls'>;

const STYLE = { lineWidth: 120, minContentWidth: 0 } as const;

/** A manifest as YAML. The version is quoted, since YAML would read a short one as a number. */
export function manifestText(manifest: PackManifest): string {
  const { renames, files, ...rest } = manifest;
  const given = Object.keys(renames).length > 0 ? { ...rest, files, renames } : { ...rest, files };
  return new Document(given).toString({ ...STYLE, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' });
}

/** An empty pack. */
export function newPack(own: Pick<PackManifest, 'id' | 'name' | 'licence' | 'provenance'>): PackFolder {
  const manifest: PackManifest = {
    format: 'parapet-pack',
    ...own,
    version: '1.0.0',
    files: ['**/*.yaml', '**/*.yml', '**/*.json'],
    renames: {},
  };
  return { name: own.id, files: [{ path: 'pack.yaml', text: manifestText(manifest) }] };
}

interface Found {
  readonly file: PackText;
  readonly at: number;
  readonly entry: unknown;
}

const idOf = (entry: unknown) =>
  typeof entry === 'object' && entry !== null && 'id' in entry && typeof entry.id === 'string' ? entry.id : null;

/** The entries of a file that holds this kind of content; none of any other. */
function entriesOf({ path, text }: PackText, content: EditableContent): readonly unknown[] {
  const source = readSource(path, text);
  const value = source.ok ? source.value.value : null;
  if (typeof value !== 'object' || value === null || !('contains' in value) || value.contains !== content) return [];
  return 'entries' in value && Array.isArray(value.entries) ? value.entries : [];
}

/** The file that holds an entry, and where in it. */
function find(folder: PackFolder, content: EditableContent, id: string): Found | null {
  for (const file of folder.files) {
    const entries = entriesOf(file, content);
    const at = entries.findIndex(entry => idOf(entry) === id);
    if (at !== -1) return { file, at, entry: entries[at] };
  }
  return null;
}

/** An entry as its author wrote it; null for none. */
export function entryIn(folder: PackFolder, content: EditableContent, id: string): unknown {
  return find(folder, content, id)?.entry ?? null;
}

function withFile(folder: PackFolder, file: PackText): PackFolder {
  const isThere = folder.files.some(one => one.path === file.path);
  const files = isThere ? folder.files.map(one => (one.path === file.path ? file : one)) : [...folder.files, file];
  return { ...folder, files };
}

/** How a change of a file is written: by the path of what changes in it. */
type Change = (document: Document.Parsed) => void;

/** The text of a file with something in it changed; comments and the order of everything else stay as they were. */
function changed({ path, text }: PackText, change: Change): PackText {
  const document = parseDocument(text);
  unfolded(document);
  change(document);
  const entries: unknown = document.get('entries');
  // A list that began as `[]` is written in lines once it is filled.
  if (isSeq(entries) && entries.items.length > 0) entries.flow = false;
  const written = path.endsWith('.json') ? `${JSON.stringify(document.toJS(), null, 2)}\n` : document.toString(STYLE);
  return { path, text: written };
}

/** A free name for a new file. */
function freePath({ files }: PackFolder, content: string): string {
  for (let count = 1; ; count += 1) {
    const path = count === 1 ? `${content}.yaml` : `${content}-${count}.yaml`;
    if (!files.some(file => file.path === path)) return path;
  }
}

function fileFor(folder: PackFolder, content: EditableContent): PackText {
  for (const file of folder.files) {
    const source = readSource(file.path, file.text);
    const value = source.ok ? source.value.value : null;
    if (typeof value === 'object' && value !== null && 'contains' in value && value.contains === content) return file;
  }
  return { path: freePath(folder, content), text: `contains: ${content}\nentries: []\n` };
}

/** A pack whose manifest says other renames. */
function withRenames(
  folder: PackFolder,
  change: (renames: PackManifest['renames']) => readonly (readonly [string, string])[],
): Result<PackFolder> {
  const read = manifestOf(folder);
  if (!read.ok) return read;
  const { manifest, path } = read.value;
  const renames = change(manifest.renames);
  const file = folder.files.find(one => one.path === path);
  if (!file || sameJson(renames, Object.entries(manifest.renames))) return ok(folder);
  const write: Change = document =>
    renames.length === 0
      ? document.delete('renames')
      : document.set('renames', document.createNode(Object.fromEntries(renames)));
  return ok(withFile(folder, changed(file, write)));
}

/** Notes in the manifest that something is called otherwise now, so that what was decided about it goes along. */
const withRename = (folder: PackFolder, from: string, to: string): Result<PackFolder> =>
  withRenames(folder, renames => {
    const earlier = Object.entries(renames).map(([old, now]) => [old, now === from ? to : now] as const);
    return [...earlier, [from, to] as const].filter(([old, now]) => old !== now);
  });

/** Forgets in the manifest what something was called before, directly or along several renames: it leads to nothing any longer. */
const withoutRenamesTo = (folder: PackFolder, id: string): Result<PackFolder> =>
  withRenames(folder, renames => {
    const gone = new Set([id]);
    const all = Object.entries(renames);
    for (const _ of all) for (const [old, now] of all) if (gone.has(now)) gone.add(old);
    return all.filter(([, now]) => !gone.has(now));
  });

/** By which field an entry names what names it in return. */
const NAMES = {
  threats: { field: 'controls', content: 'controls', back: 'threats' },
  controls: { field: 'threats', content: 'threats', back: 'controls' },
} as const;

/** An entry of a threat or control by its id, and what it names. */
interface Named {
  readonly id: string;
  readonly names: readonly string[];
}

function namedBy(content: keyof typeof NAMES, entry: unknown): Named | null {
  const id = idOf(entry);
  return id === null ? null : { id, names: idsIn(entry, NAMES[content].field) };
}

function idsIn(entry: unknown, field: string): readonly string[] {
  const value =
    typeof entry === 'object' && entry !== null ? Object.entries(entry).find(([key]) => key === field)?.[1] : [];
  return Array.isArray(value) ? value.filter(one => typeof one === 'string') : [];
}

/** A list that names an entry in return, as it is after that has changed; the same one where nothing is different. */
function inReturn(list: readonly string[], by: string, { before, after }: Sides): readonly string[] {
  const now = after?.names.includes(by) ? after.id : null;
  const was = before !== null && list.includes(before.id) ? before.id : null;
  if (now === was) return list;
  if (now === null) return list.filter(one => one !== was);
  if (was !== null) return list.map(one => (one === was ? now : one));
  return list.includes(now) ? list : [...list, now];
}

interface Sides {
  readonly before: Named | null;
  readonly after: Named | null;
}

/** Threats and controls of one pack name each other: what changes on one side is written on the other, too. */
function withReturns(folder: PackFolder, content: EditableContent, sides: Sides): PackFolder {
  if (content === 'types') return folder;
  const { content: other, back } = NAMES[content];
  const change: (entries: readonly unknown[]) => Change = entries => document =>
    entries.forEach((entry, at) => {
      const list = idsIn(entry, back);
      const next = inReturn(list, idOf(entry) ?? '', sides);
      if (next !== list)
        document.setIn(['entries', at, back], changedNode(document, document.getIn(['entries', at, back], true), next));
    });
  const isTouched = (entry: unknown) => {
    const list = idsIn(entry, back);
    return inReturn(list, idOf(entry) ?? '', sides) !== list;
  };
  return folder.files.reduce((now, file) => {
    const entries = entriesOf(file, other);
    return entries.some(isTouched) ? withFile(now, changed(file, change(entries))) : now;
  }, folder);
}

export interface EntryChange {
  readonly content: EditableContent;
  /** The entry that is replaced; null: a new one. */
  readonly id: string | null;
  readonly entry: unknown;
}

/** A pack with an entry added or replaced. One that gets another id is noted as renamed. Fails when the pack cannot be read or has no such entry. */
export function putEntry(folder: PackFolder, { content, id, entry }: EntryChange): Result<PackFolder> {
  const readable = readPack(folder);
  if (!readable.ok) return readable;
  const after = content === 'types' ? null : namedBy(content, entry);
  if (id === null) {
    const file = fileFor(folder, content);
    const added = changed(file, document => document.addIn(['entries'], nodeOf(document, entry)));
    return ok(withReturns(withFile(folder, added), content, { before: null, after }));
  }
  const found = find(folder, content, id);
  if (!found) return fail({ code: 'row/unknown', facts: { id } });
  const at = ['entries', found.at];
  const replaced = changed(found.file, document =>
    document.setIn(at, changedNode(document, document.getIn(at, true), entry)),
  );
  const before = content === 'types' ? null : namedBy(content, found.entry);
  const put = withReturns(withFile(folder, replaced), content, { before, after });
  const now = idOf(entry);
  return now !== null && now !== id && content !== 'types' ? withRename(put, id, now) : ok(put);
}

/** A pack without an entry, and without the names that it had before. */
export function removeEntry(folder: PackFolder, content: EditableContent, id: string): Result<PackFolder> {
  const found = find(folder, content, id);
  if (!found) return fail({ code: 'row/unknown', facts: { id } });
  const without = withFile(
    folder,
    changed(found.file, document => document.deleteIn(['entries', found.at])),
  );
  if (content === 'types') return ok(without);
  return withoutRenamesTo(withReturns(without, content, { before: namedBy(content, found.entry), after: null }), id);
}
