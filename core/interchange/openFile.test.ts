import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { aProject } from '../../tests/support/aModel';
import { shippedLibrary } from '../../tests/support/templates';
import { invariant } from '../base';
import { type OpenDocument, writeDocument, writeZip } from '../document';
import { oneLine } from '../text';
import { FOREIGN_EXTENSIONS } from './extensions';
import { createImportTools } from './format';
import { FORMATS } from './formats';
import { openFile } from './openFile';

const tools = {
  ...createImportTools(shippedLibrary()),
  sha256: async (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex'),
};
const utf8 = (text: string) => new TextEncoder().encode(text);
const document: OpenDocument = { kind: 'project', id: 'do_1', model: aProject() };
const shop = readFileSync(fileURLToPath(new URL('../../tests/fixtures/threat-dragon/shop-v2.json', import.meta.url)));

async function opened(name: string, bytes: Uint8Array) {
  const file = await openFile({ name, bytes }, tools);
  invariant(file.ok, JSON.stringify(file));
  return file.value;
}
async function sentence(name: string, bytes: Uint8Array): Promise<string> {
  const file = await openFile({ name, bytes }, tools);
  return file.ok ? 'opened' : oneLine(file.problems[0]);
}

describe('opening a file', () => {
  it('knows our own documents and archives by what is in them, whatever they are called', async () => {
    const text = utf8(writeDocument(document));
    expect((await opened('anything.txt', text)).document.id).toBe('do_1');
    expect((await opened('anything.txt', text)).report).toBeNull();
    expect((await opened('anything.bin', writeZip({ document, evidence: new Map() }))).document.id).toBe('do_1');
  });

  it('reads a foreign model with a report, and gives it the same id every time', async () => {
    const first = await opened('shop.json', shop);
    const second = await opened('copy of shop.json', shop);
    expect(first.report?.label).toBe('OWASP Threat Dragon 2');
    expect(first.document.id).toMatch(/^do_[0-9a-f]{32}$/);
    expect(second.document.id).toBe(first.document.id);
  });

  it('reads a foreign model that begins with a byte order mark', async () => {
    expect((await opened('shop.json', Uint8Array.from([0xef, 0xbb, 0xbf, ...shop]))).report?.counts.elements).toBe(5);
  });

  it.each([
    ['notes.txt', 'Dear diary', 'notes.txt: The file is in none of the formats that Parapet reads'],
    ['list.json', '[1,2,3]', 'list.json: The file is in none of the formats'],
    ['empty.json', '', 'empty.json, line 1, column 1: The file is not well-formed JSON'],
    ['cut.json', shop.subarray(0, 400).toString(), 'cut.json, line '],
    ['deep.json', '['.repeat(100_000), 'deep.json, line 1, column 61: The file is nested more than 60 levels deep'],
    [
      'wide.json',
      `[${'1,'.repeat(3_000_001)}1]`,
      'wide.json, line 1, column 5999999: The file holds more than 3000000 values',
    ],
    ['new.json', '{"format":"parapet","kind":"project","version":99,"id":"do_1","tables":{}}', 'a newer Parapet'],
    ['odd.json', '{"format":"parapet"}', 'odd.json, kind: The file does not have the shape of a Parapet document'],
  ])('refuses %s with a sentence', async (name, text, start) => {
    expect(await sentence(name, utf8(text))).toContain(start);
  });

  it('refuses a file that is too large or no text before it is parsed', async () => {
    expect(await sentence('big.json', new Uint8Array(50 * 1024 * 1024 + 1))).toContain('larger than 50 MB');
    expect(await sentence('picture.json', Uint8Array.of(0xff, 0xd8, 0xff))).toContain('not UTF-8 text');
  });

  it('offers the endings of all formats in dialogs', () => {
    const endings = FORMATS.flatMap(format => format.extensions).map(ending => ending.replace('.', ''));
    expect([...FOREIGN_EXTENSIONS].sort()).toEqual([...new Set(endings)].sort());
  });
});
