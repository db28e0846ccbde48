import { fail, ok, type Result } from '../base';

/** One file of an archive, still packed. */
export interface ZipEntry {
  readonly name: string;
  readonly method: 'stored' | 'deflated';
  readonly packed: Uint8Array;
  /** Bytes when unpacked, as the archive says. */
  readonly declared: number;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const ENTRY_SIZE = 46;
const LOCAL_SIZE = 30;
const LONGEST_COMMENT = 0xffff;
const ENCRYPTED = 1;
/** Stands where the number does not fit into 32 bits. */
const ZIP64 = 0xffffffff;
const METHODS: ReadonlyMap<number, ZipEntry['method']> = new Map([
  [0, 'stored'],
  [8, 'deflated'],
]);

export function isZip(bytes: Uint8Array): boolean {
  return (
    bytes[0] === 0x50 && bytes[1] === 0x4b && ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6))
  );
}

/**
 * The files of an archive by its central directory; folders are left out. Nothing is unpacked. What the directory and a file's own
 * header say must agree, so that no two programs see different archives.
 */
export function zipEntries(bytes: Uint8Array, file: string, most: number): Result<readonly ZipEntry[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const damaged = (reason: string) => fail({ code: 'zip/malformed', file, facts: { reason } });
  const end = endOf(view);
  if (end === null) return damaged('its directory is missing');
  const count = view.getUint16(end + 10, true);
  if (count > most) return fail({ code: 'import/too-many-items', file, facts: { limit: most, what: 'files' } });
  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  let at = view.getUint32(end + 16, true);
  for (let n = 0; n < count; n += 1) {
    if (at + ENTRY_SIZE > end || view.getUint32(at, true) !== ENTRY) return damaged('its directory is cut off');
    const read = readEntry(bytes, view, at);
    if (typeof read === 'string') return damaged(read);
    if (names.has(read.entry.name)) return damaged('two of its files have the same name');
    names.add(read.entry.name);
    if (!read.entry.name.endsWith('/')) entries.push(read.entry);
    at = read.next;
  }
  return ok(entries);
}

function endOf(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - END_SIZE - LONGEST_COMMENT);
  for (let at = view.byteLength - END_SIZE; at >= first; at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  return null;
}

/** An entry of the directory and where the next one starts, or what is wrong with it. */
function readEntry(
  bytes: Uint8Array,
  view: DataView,
  at: number,
): { readonly entry: ZipEntry; readonly next: number } | string {
  const method = METHODS.get(view.getUint16(at + 10, true));
  const packedSize = view.getUint32(at + 20, true);
  const declared = view.getUint32(at + 24, true);
  const nameLength = view.getUint16(at + 28, true);
  const next = at + ENTRY_SIZE + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  const local = view.getUint32(at + 42, true);
  if (view.getUint16(at + 8, true) & ENCRYPTED) return 'it is encrypted';
  if (!method) return 'it is packed in a way that is not read here';
  if ([packedSize, declared, local].includes(ZIP64)) return 'one of its files is too large';
  const name = nameAt(bytes, at + ENTRY_SIZE, nameLength);
  if (name === null) return 'one of its names is not readable';
  if (local + LOCAL_SIZE > at || view.getUint32(local, true) !== LOCAL)
    return 'one of its files is not where it should be';
  const localNameLength = view.getUint16(local + 26, true);
  if (nameAt(bytes, local + LOCAL_SIZE, localNameLength) !== name) return 'its directory and its files disagree';
  const start = local + LOCAL_SIZE + localNameLength + view.getUint16(local + 28, true);
  if (start + packedSize > at) return 'one of its files is cut off';
  return { entry: { name, method, declared, packed: bytes.subarray(start, start + packedSize) }, next };
}

function nameAt(bytes: Uint8Array, start: number, length: number): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(start, start + length));
  } catch {
    return null;
  }
}
