import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { after, aProject } from '../../tests/support/aModel';
import { invariant } from '../base';
import type { EvidenceId, ProjectModel } from '../model';
import { oneLine } from '../text';
import type { OpenDocument } from './read';
import { writeDocument } from './write';
import { readZip, writeZip } from './zip';
import { isZip } from './zipEntries';

const sha256 = async (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const utf8 = (text: string) => new TextEncoder().encode(text);
const NAME = 'shop.parapet.zip';

const contract = utf8('The contract, signed.');
const contractHash = createHash('sha256').update(contract).digest('hex');

function withEvidence(hash: string, id: EvidenceId = 'ev_1'): ProjectModel {
  return after(aProject(), {
    type: 'row/add',
    table: 'evidence',
    row: {
      id,
      name: 'Contract.pdf',
      kind: 'file',
      hash,
      size: 3,
      link: null,
      note: '',
      expires: null,
      stamp: { by: 'Ada', roles: [], at: '2026-01-01T00:00:00.000Z' },
    },
  });
}

const document: OpenDocument = { kind: 'project', id: 'do_1', model: withEvidence(contractHash) };
const packed = writeZip({ document, evidence: new Map([[contractHash, contract]]) });

async function sentence(bytes: Uint8Array): Promise<string> {
  const read = await readZip(bytes, NAME, sha256);
  return read.ok ? 'opened' : oneLine(read.problems[0]);
}
const archive = (files: Record<string, Uint8Array>) => zipSync(files);
const project = utf8(writeDocument(document));

describe('a project with attached files', () => {
  it('comes back from its archive with every file, byte for byte', async () => {
    const read = await readZip(packed, NAME, sha256);
    invariant(read.ok, JSON.stringify(read));
    expect(writeDocument(read.value.document)).toBe(writeDocument(document));
    expect([...read.value.evidence]).toEqual([[contractHash, contract]]);
    expect(isZip(packed)).toBe(true);
  });

  it('gives the same bytes every time, and holds only files that a row speaks of', () => {
    const more = new Map([
      ['f'.repeat(64), utf8('stray')],
      [contractHash, contract],
    ]);
    expect([...writeZip({ document, evidence: more })]).toEqual([...packed]);
  });

  it('opens when a file is not in the archive, as it does without the archive', async () => {
    expect(await sentence(writeZip({ document, evidence: new Map() }))).toBe('opened');
  });
});

describe('an archive that cannot be trusted', () => {
  it('is refused when a file is not what its name says', async () => {
    const bytes = archive({ 'project.parapet.json': project, [`evidence/${contractHash}`]: utf8('Another contract.') });
    expect(await sentence(bytes)).toContain('The evidence Contract.pdf is not what its fingerprint says');
    expect(await sentence(bytes)).toContain(`evidence/${contractHash}`);
  });

  it.each([
    ['../evil.json', 'does not belong there'],
    ['evidence/readme.txt', 'does not belong there'],
    [`evidence/${'0'.repeat(64)}`, 'is attached to nothing'],
    ['organisation.parapet.json', 'it must hold one document'],
  ])('is refused when it holds %s', async (name, reason) => {
    expect(await sentence(archive({ 'project.parapet.json': project, [name]: utf8('x') }))).toContain(reason);
  });

  it('is refused without a document, or with one of another kind', async () => {
    expect(await sentence(archive({}))).toContain('it must hold one document');
    expect(await sentence(archive({ 'organisation.parapet.json': project }))).toContain('another kind of document');
  });

  it('names the place in the document inside when that is broken', async () => {
    const broken = archive({ 'project.parapet.json': utf8('{"format":') });
    expect(await sentence(broken)).toMatch(/^shop\.parapet\.zip › project\.parapet\.json, line 1, column \d+: /);
  });

  it('is refused by the number of its files before any is unpacked', async () => {
    const many = Object.fromEntries(Array.from({ length: 2001 }, (_, n) => [`f${n}`, new Uint8Array()]));
    expect(await sentence(archive(many))).toContain('more than 2000 files');
  });

  it('is refused by the size that it says it unpacks to', async () => {
    expect(await sentence(declaring(packed, 0x3fffffff))).toContain('unpacks to more than 400 MB');
  });

  it('is refused while unpacking when it is larger than it says', async () => {
    const bomb = zipSync({ 'project.parapet.json': [new Uint8Array(8 * 1024 * 1024), { level: 9 }] });
    expect(await sentence(declaring(bomb, 1000))).toContain('does not unpack to the size that it says');
    const short = zipSync({ 'project.parapet.json': [utf8('x'.repeat(1000)), { level: 9 }] });
    expect(await sentence(declaring(short, 2000))).toContain('does not unpack to the size that it says');
  });

  it('is refused when it is cut off, encrypted or damaged, whatever the byte', async () => {
    for (let length = 0; length < packed.length; length += 7) {
      expect(await sentence(packed.slice(0, length))).toContain('The archive is damaged');
    }
    for (let at = 0; at < packed.length; at += 3) {
      const bytes = packed.slice();
      bytes[at] = (bytes[at] ?? 0) ^ 0xff;
      // A damaged archive may still open where nobody looks at the byte; it never throws.
      await readZip(bytes, NAME, sha256);
    }
  });

  it('is refused when its directory and its files give different names', async () => {
    const bytes = packed.slice();
    bytes[30] = 'P'.charCodeAt(0);
    expect(await sentence(bytes)).toContain('its directory and its files disagree');
  });
});

/** The same archive, its directory saying another unpacked size of the first file. */
function declaring(bytes: Uint8Array, size: number): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  let at = copy.length - 22;
  while (view.getUint32(at, true) !== 0x06054b50) at -= 1;
  view.setUint32(view.getUint32(at + 16, true) + 24, size, true);
  return copy;
}
