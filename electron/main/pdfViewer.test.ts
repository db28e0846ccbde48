import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPdfViewer } from './pdfViewer';

let temporary = '';
beforeEach(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'parapet-viewer-'));
});
afterEach(() => rm(temporary, { recursive: true, force: true }));

const PDF = new TextEncoder().encode('%PDF-1.7 a report');

describe('showing a PDF', () => {
  it('opens a copy under its own name, which nobody else can read, and leaves nothing when the app ends', async () => {
    const opened: string[] = [];
    const viewer = createPdfViewer({ temporary, openPath: async path => `${opened.push(path) && ''}` });
    expect((await viewer.calls['pdf.show']({ name: 'Shop.pdf', bytes: PDF })).ok).toBe(true);
    expect((await viewer.calls['pdf.show']({ name: 'Shop.pdf', bytes: PDF })).ok).toBe(true);
    const [first = '', second = ''] = opened;
    expect([basename(first), basename(second)]).toEqual(['Shop.pdf', 'Shop.pdf']);
    expect(second).not.toBe(first);
    expect(new Uint8Array(await readFile(first))).toEqual(PDF);
    if (process.platform !== 'win32') {
      expect((await stat(first)).mode & 0o077).toBe(0);
      expect((await stat(dirname(first))).mode & 0o077).toBe(0);
    }
    await viewer.clear();
    expect(existsSync(first) || existsSync(dirname(dirname(first)))).toBe(false);
  });

  it('says so when the system has no program for it, or no room', async () => {
    const viewer = createPdfViewer({ temporary, openPath: async () => 'no application is set for PDF' });
    expect(await viewer.calls['pdf.show']({ name: 'Shop.pdf', bytes: PDF })).toMatchObject({
      problems: [{ code: 'host/refused', facts: { reason: 'no application is set for PDF' } }],
    });
    const full = createPdfViewer({ temporary: join(temporary, 'gone'), openPath: async () => '' });
    expect(await full.calls['pdf.show']({ name: 'Shop.pdf', bytes: PDF })).toMatchObject({
      problems: [{ code: 'file/not-saved', facts: { reason: 'it is not there' } }],
    });
  });
});
