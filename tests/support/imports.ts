import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { invariant, type Result } from '../../core/base';
import { readDocument, writeDocument } from '../../core/document';
import { createImportTools, FORMATS, type Import, openFile } from '../../core/interchange';
import { oneLine } from '../../core/text';
import { sharedPath } from './shared';
import { shippedLibrary } from './templates';

const tools = createImportTools(shippedLibrary());

/** The text of a file in `tests/fixtures`. */
export function fixtureText(name: string): string {
  return readFileSync(fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url)), 'utf8');
}

/** Reads a foreign text with the format that recognises it; null where none does. */
export function readForeign(text: string, name: string, json?: unknown): Result<Import> | null {
  const file = { name, text, json };
  const format = FORMATS.find(one => one.sniff(file));
  return format ? format.read(file, tools) : null;
}

/** A foreign text that must open. */
export function openedForeign(text: string, name: string): Import {
  const json: unknown = /^\s*[[{]/.test(text) ? JSON.parse(text) : undefined;
  const read = readForeign(text, name, json);
  invariant(read?.ok, `${name}: ${JSON.stringify(read) ?? 'no format recognises it'}`);
  return read.value;
}

/** The sentence with which a text is refused, through the same door as in the app. */
export async function refusalOf(text: string, name: string): Promise<string> {
  const opened = await openBytes(new TextEncoder().encode(text), name);
  return opened.ok ? 'opened' : oneLine(opened.problems[0]);
}

/** Opens bytes as the app does. */
export function openBytes(bytes: Uint8Array, name: string) {
  const sha256 = async (content: Uint8Array) => createHash('sha256').update(content).digest('hex');
  return openFile({ name, bytes }, { ...tools, sha256 });
}

/** A file that was tampered with is refused with its name, or opens as a document that can be saved and opened again. */
export function expectRefusedOrSound(text: string, name: string, json?: unknown): void {
  const read = readForeign(text, name, json);
  if (!read) return;
  if (!read.ok) {
    expect(read.problems[0].file).toBe(name);
    return;
  }
  const again = readDocument(writeDocument({ kind: 'project', id: 'do_1', model: read.value.model }), 'again');
  expect(again.ok ? [] : again.problems).toEqual([]);
}

/** What was read can be written and read again, byte for byte the same. */
export function expectSound({ model }: Import): void {
  const text = writeDocument({ kind: 'project', id: 'do_1', model });
  const again = readDocument(text, 'again');
  expect(again.ok ? [] : again.problems).toEqual([]);
  if (again.ok) expect(writeDocument(again.value)).toBe(text);
}

export function oneRow<Row>(rows: ReadonlyMap<string, Row>, wanted: (row: Row) => boolean): Row {
  const row = [...rows.values()].find(wanted);
  invariant(row, 'no such row');
  return row;
}

export function rowNamed<Row extends { readonly name: string }>(rows: ReadonlyMap<string, Row>, name: string): Row {
  return oneRow(rows, row => row.name === name);
}

/** The values of a row's properties, without their origins. */
export function valuesOf(row: { readonly props: Readonly<Record<string, { readonly value: unknown }>> }) {
  return Object.fromEntries(Object.entries(row.props).map(([id, fact]) => [id, fact.value]));
}

/** A file of the collection of real models, with what its manifest counts in it. */
export interface CorpusFile {
  readonly name: string;
  readonly path: string;
  readonly malformed: boolean;
  readonly counts: Readonly<Record<string, number>>;
}

/** The files of one format in the collection; none, with a printed line, where it is absent. */
export function corpusFiles(format: string): readonly CorpusFile[] {
  const manifest = sharedPath('corpus', 'MANIFEST.tsv');
  if (!manifest) return [];
  return readFileSync(manifest, 'utf8')
    .split('\n')
    .flatMap(line => {
      const [file = '', of, , , , , , , counts = ''] = line.split('\t');
      const path = of === format ? sharedPath('corpus', file) : null;
      if (!path) return [];
      const pairs = [...counts.matchAll(/(\w+)=(\d+)/g)].map(([, what = '', count]) => [what, Number(count)] as const);
      const name = file.replace(/^.*\//, '');
      return [{ name, path, malformed: name.includes('malformed'), counts: Object.fromEntries(pairs) }];
    });
}
