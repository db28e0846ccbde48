import { Inflate, zipSync } from 'fflate';
import { fail, ok, type Problem, type Result } from '../base';
import { beyondBytes, decodeUtf8, FILE_LIMITS, withinSize } from './limits';
import { type OpenDocument, readDocument } from './read';
import { sealedReports, sealedStates } from './sealedReports';
import { writeDocument } from './write';
import { type ZipEntry, zipEntries } from './zipEntries';

/** SHA-256 of bytes as lower-case hex; every host has its own. */
export type Sha256 = (bytes: Uint8Array) => Promise<string>;

/** Attached files by the hash of their bytes. */
export type Evidences = ReadonlyMap<string, Uint8Array>;

/** A document and the files that are attached to it. */
export interface PackedDocument {
  readonly document: OpenDocument;
  readonly evidence: Evidences;
}

const MB = 1024 * 1024;

/** What a hostile archive may cost us at the most: packed bytes, unpacked bytes, files. */
export const ZIP_LIMITS = { bytes: 200 * MB, unpacked: 400 * MB, entries: 2000 } as const;

const DOCUMENTS = { project: 'project.parapet.json', organisation: 'organisation.parapet.json' } as const;
const EVIDENCE = /^evidence\/([0-9a-f]{64})$/;

/**
 * Reads a `*.parapet.zip`: one document and `evidence/<sha256>` files. It is refused by its size, by the size that it says it
 * unpacks to, by the size that it really unpacks to (while unpacking), by its number of files, when it holds anything else, when
 * a file is attached to nothing, and when a file is not what its name says.
 */
export async function readZip(bytes: Uint8Array, file: string, sha256: Sha256): Promise<Result<PackedDocument>> {
  const size = withinSize(bytes.byteLength, file, { ...FILE_LIMITS, bytes: ZIP_LIMITS.bytes });
  if (!size.ok) return size;
  const entries = zipEntries(bytes, file, ZIP_LIMITS.entries);
  if (!entries.ok) return entries;
  const total = entries.value.reduce((sum, entry) => sum + entry.declared, 0);
  if (total > ZIP_LIMITS.unpacked) return tooLarge(file);
  const document = documentIn(entries.value, file);
  if (!document.ok) return document;
  const attached = new Map(attachedTo(document.value).map(({ hash, name }) => [hash, name]));
  const evidence = new Map<string, Uint8Array>();
  for (const entry of entries.value) {
    const hash = EVIDENCE.exec(entry.name)?.[1];
    if (hash === undefined) continue;
    const name = attached.get(hash);
    if (name === undefined) return damaged(file, `${entry.name} is attached to nothing`);
    const unpacked = unpack(entry, file);
    if (!unpacked.ok) return unpacked;
    if ((await sha256(unpacked.value)) !== hash) {
      return fail({ code: 'document/evidence-changed', file, place: entry.name, facts: { name } });
    }
    evidence.set(hash, unpacked.value);
  }
  return ok({ document: document.value, evidence });
}

function damaged(file: string, reason: string): Result<never> {
  return fail({ code: 'zip/malformed', file, facts: { reason } });
}

function tooLarge(file: string): Result<never> {
  return fail({ code: 'zip/too-large', file, facts: { limit: `${ZIP_LIMITS.unpacked / MB} MB` } });
}

/** What an archive of texts may cost at the most: packed bytes, unpacked bytes of all and of one, files. */
export interface TextZipLimits {
  readonly bytes: number;
  readonly unpacked: number;
  readonly each: number;
  readonly entries: number;
}

/** What an archive of texts holds, by name. */
export interface TextZip {
  readonly texts: readonly { readonly path: string; readonly text: string }[];
  /** Those that are too large, damaged or no text, each with its problem. */
  readonly unread: readonly { readonly path: string; readonly problem: Problem }[];
}

/**
 * The texts of an archive, those that `wanted` lets through. What is too large is not unpacked, and takes nothing else with it; an archive
 * that is too large or damaged as a whole fails.
 */
export function readTextZip(
  bytes: Uint8Array,
  file: string,
  wanted: (name: string) => boolean,
  limits: TextZipLimits,
): Result<TextZip> {
  const size = withinSize(bytes.byteLength, file, { ...FILE_LIMITS, bytes: limits.bytes });
  if (!size.ok) return size;
  const entries = zipEntries(bytes, file, limits.entries);
  if (!entries.ok) return entries;
  const texts: { readonly path: string; readonly text: string }[] = [];
  const unread: { readonly path: string; readonly problem: Problem }[] = [];
  let left = limits.unpacked;
  for (const entry of entries.value.filter(one => wanted(one.name))) {
    const inside = `${file} › ${entry.name}`;
    const text = entry.declared > left ? notWithin(inside, limits) : textOf(entry, inside, limits);
    if (text.ok) texts.push({ path: entry.name, text: text.value });
    else unread.push({ path: entry.name, problem: text.problems[0] });
    if (text.ok) left -= entry.declared;
  }
  return ok({ texts, unread });
}

const notWithin = (file: string, { unpacked }: TextZipLimits): Result<never> =>
  fail({
    code: 'file/too-large',
    file,
    facts: { limit: `${unpacked / MB} MB, with what is before it in the archive` },
  });

/** The text of an entry; one that is too large is not unpacked. */
function textOf(entry: ZipEntry, file: string, { each }: TextZipLimits): Result<string> {
  if (entry.declared > each) return fail(beyondBytes(file, each));
  const unpacked = unpack(entry, file);
  return unpacked.ok ? decodeUtf8(unpacked.value, file) : unpacked;
}

/** An archive of texts; the same texts give the same bytes whenever it is written. */
export function writeTextZip(texts: readonly { readonly path: string; readonly text: string }[]): Uint8Array {
  const files = texts.map(({ path, text }) => [path, new TextEncoder().encode(text)] as const);
  return zipSync(Object.fromEntries(files), { mtime: NO_TIME, level: 6 });
}

/** What a document names by the hash of its bytes: files that show something, and of closed reviews the reports and the projects as they stood. */
function attachedTo(document: OpenDocument): readonly { readonly hash: string; readonly name: string }[] {
  const files = [...document.model.evidence.values()].flatMap(({ kind, hash, name }) =>
    kind === 'file' && hash !== null ? [{ hash, name }] : [],
  );
  if (document.kind === 'project') return files;
  const reports = sealedReports(document.model).map(({ sha256, title }) => ({ hash: sha256, name: title }));
  const states = sealedStates(document.model).map(({ sha256, title }) => ({ hash: sha256, name: title }));
  return [...files, ...reports, ...states];
}

/** The one document of an archive, read from its text. */
function documentIn(entries: readonly ZipEntry[], file: string): Result<OpenDocument> {
  const names: readonly string[] = Object.values(DOCUMENTS);
  const stranger = entries.find(({ name }) => !names.includes(name) && !EVIDENCE.test(name));
  if (stranger) return damaged(file, `${stranger.name.slice(0, 100)} does not belong there`);
  const [entry, second] = entries.filter(({ name }) => names.includes(name));
  if (!entry || second) return damaged(file, `it must hold one document, ${names.join(' or ')}`);
  const size = withinSize(entry.declared, `${file} › ${entry.name}`);
  if (!size.ok) return size;
  const unpacked = unpack(entry, file);
  if (!unpacked.ok) return unpacked;
  const inside = `${file} › ${entry.name}`;
  const text = decodeUtf8(unpacked.value, inside);
  if (!text.ok) return text;
  const document = readDocument(text.value, inside);
  if (!document.ok || DOCUMENTS[document.value.kind] === entry.name) return document;
  return damaged(file, `${entry.name} holds another kind of document`);
}

/** So small that what comes out of one piece, at the highest ratio there is, stays small too. */
const PIECE = 16 * 1024;
/** What deflate can do at its best. */
const HIGHEST_RATIO = 1032;

/** Unpacks one file, and stops as soon as it is larger than it said. */
function unpack(entry: ZipEntry, file: string): Result<Uint8Array> {
  const lie = `${entry.name} does not unpack to the size that it says`;
  if (entry.method === 'stored') {
    return entry.packed.byteLength === entry.declared ? ok(entry.packed) : damaged(file, lie);
  }
  if (entry.declared > HIGHEST_RATIO * (entry.packed.byteLength + 1)) return damaged(file, lie);
  const out = new Uint8Array(entry.declared);
  let filled = 0;
  let over = false;
  const inflate = new Inflate(piece => {
    if (filled + piece.byteLength > out.byteLength) over = true;
    else out.set(piece, filled);
    filled += piece.byteLength;
  });
  try {
    for (let at = 0; at < entry.packed.byteLength && !over; at += PIECE) {
      const last = at + PIECE >= entry.packed.byteLength;
      inflate.push(entry.packed.subarray(at, at + PIECE), last);
    }
  } catch {
    return damaged(file, `${entry.name} cannot be unpacked`);
  }
  if (over) return damaged(file, lie);
  return filled === entry.declared ? ok(out) : damaged(file, lie);
}

/** The earliest moment that an archive can hold: the same document gives the same bytes whenever it is written. */
const NO_TIME = new Date(1980, 0, 1);

/** Writes a document with its attached files; files that it does not name are left out. */
export function writeZip({ document, evidence }: PackedDocument): Uint8Array {
  const named = new Set(attachedTo(document).map(one => one.hash));
  const files = [...evidence].filter(([hash]) => named.has(hash)).sort(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(
    {
      [DOCUMENTS[document.kind]]: new TextEncoder().encode(writeDocument(document)),
      ...Object.fromEntries(files.map(([hash, bytes]) => [`evidence/${hash}`, bytes])),
    },
    { mtime: NO_TIME, level: 6 },
  );
}
