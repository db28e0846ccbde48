import { fail, ok, type Result } from '../base';
import {
  decodeUtf8,
  type Evidences,
  isZip,
  type OpenDocument,
  parseJson,
  readEnvelope,
  readZip,
  type Sha256,
  withinSize,
  ZIP_LIMITS,
} from '../document';
import { DocumentId } from '../model';
import { isBag } from './foreignValue';
import type { ForeignFile, Format, ImportTools } from './format';
import { FORMATS } from './formats';
import type { ImportReport } from './importReport';

export interface NamedBytes {
  /** As the person knows it, e.g. `shop.parapet.json`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A file that has been opened, ours or not. */
export interface OpenedFile {
  readonly document: OpenDocument;
  /** What became of a foreign file; null for our own. */
  readonly report: ImportReport | null;
  /** Files that came with it, by their hash; empty unless it was an archive. */
  readonly evidence: Evidences;
}

export interface OpenTools extends ImportTools {
  readonly sha256: Sha256;
}

/**
 * Bytes → size → what it is → our document, our archive, or a foreign model. A foreign model gets its id from its bytes: the same
 * file is the same document every time. Problems name file, place and remedy; nothing throws, whatever the bytes are.
 */
export async function openFile(file: NamedBytes, tools: OpenTools): Promise<Result<OpenedFile>> {
  if (isZip(file.bytes)) return openArchive(file, tools);
  const size = withinSize(file.bytes.byteLength, file.name);
  if (!size.ok) return size;
  const text = decodeUtf8(file.bytes, file.name);
  if (!text.ok) return text;
  const json = looksLikeJson(text.value, file.name) ? parseJson(text.value, file.name) : ok(undefined);
  if (!json.ok) return json;
  if (isBag(json.value) && json.value['format'] === 'parapet') {
    const document = readEnvelope(json.value, file.name);
    return document.ok ? ok({ document: document.value, report: null, evidence: new Map() }) : document;
  }
  const foreign = { name: file.name, text: text.value, json: json.value };
  const format = formatOf(foreign);
  if (!format) return fail({ code: 'file/unknown-format', file: file.name });
  const read = format.read(foreign, tools);
  if (!read.ok) return read;
  const id = DocumentId.parse(`do_${(await tools.sha256(file.bytes)).slice(0, 32)}`);
  return ok({
    document: { kind: 'project', id, model: read.value.model },
    report: read.value.report,
    evidence: new Map(),
  });
}

/** The most bytes worth reading of a file on disk, whatever it turns out to be. */
export const LARGEST_FILE = ZIP_LIMITS.bytes;

/** The format that a file says it is of, or null. */
function formatOf(file: ForeignFile): Format | null {
  return FORMATS.find(format => format.sniff(file)) ?? null;
}

async function openArchive(file: NamedBytes, tools: OpenTools): Promise<Result<OpenedFile>> {
  const read = await readZip(file.bytes, file.name, tools.sha256);
  return read.ok ? ok({ ...read.value, report: null }) : read;
}

/** Whether a text is meant to be JSON, so that a broken one is told where it breaks. */
function looksLikeJson(text: string, name: string): boolean {
  return /^\s*[[{]/.test(text) || /\.json$/i.test(name);
}
