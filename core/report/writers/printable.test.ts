import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { boundRightToLeft, breakable, canPrint, printable, rightToLeftFromLeft } from './printable';

/** The code points that a TrueType font has, read from its table of characters (formats 4 and 12). */
function signsOf(file: string): ReadonlySet<number> {
  const bytes = readFileSync(file);
  const tables = bytes.readUInt16BE(4);
  const record = Array.from({ length: tables }, (_, at) => 12 + 16 * at).find(
    at => bytes.toString('latin1', at, at + 4) === 'cmap',
  );
  const cmap = bytes.readUInt32BE((record ?? 0) + 8);
  const signs = new Set<number>();
  for (let at = 0; at < bytes.readUInt16BE(cmap + 2); at += 1) {
    const table = cmap + bytes.readUInt32BE(cmap + 4 + 8 * at + 4);
    if (bytes.readUInt16BE(table) !== 12) continue;
    for (let group = 0; group < bytes.readUInt32BE(table + 12); group += 1) {
      const [first, last] = [0, 4].map(offset => bytes.readUInt32BE(table + 16 + 12 * group + offset));
      for (let code = first ?? 0; code <= (last ?? -1); code += 1) signs.add(code);
    }
  }
  return signs;
}

const folder = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf');
const [upright, heavy] = ['DejaVuSansCondensed.ttf', 'DejaVuSansCondensed-Bold.ttf'].map(name =>
  signsOf(join(folder, name)),
);

describe('what the font of the report has', () => {
  it('is what its two cuts have in common, sign by sign', () => {
    expect(upright?.size).toBeGreaterThan(5000);
    for (let code = 0x20; code <= 0x1ffff; code += 1) {
      const own = code >= 0xe000 && code <= 0xf8ff;
      if (own || (code >= 0x7f && code < 0xa0) || (code >= 0xd800 && code <= 0xdfff)) continue;
      const has = Boolean(upright?.has(code) && heavy?.has(code));
      if (canPrint(String.fromCodePoint(code)) !== has) expect.fail(`U+${code.toString(16)}: ${has}`);
    }
  });
});

describe('printable text', () => {
  it('shows a box for what the font lacks and tells which signs those are', () => {
    expect(printable('a 日 b 🦊')).toEqual({ text: 'a □ b □', missing: ['日', '🦊'] });
  });

  it('leaves out what cannot be seen and keeps line breaks', () => {
    expect(printable('a\u200fb\u0000\ufeff\nc\td')).toEqual({ text: 'ab\nc d', missing: [] });
  });
});

it('long words get places to break, and lose nothing', () => {
  const word = `https://example.org/${'a'.repeat(80)}`;
  const broken = breakable(`see ${word} now`);
  expect(broken.replaceAll('\u200b', '')).toBe(`see ${word} now`);
  for (const piece of broken.split(/[\u200b ]/)) expect(piece.length).toBeLessThanOrEqual(24);
});

it('words that run from right to left stay together, others do not', () => {
  expect(boundRightToLeft('the שלום עולם name')).toBe('the שלום\u00a0עולם name');
});

it('in pictures, words that run from right to left are set in the order in which they are seen', () => {
  expect(rightToLeftFromLeft('the שלום עולם name', word => `[${word}]`)).toBe('the [עולם] [שלום] name');
  expect(rightToLeftFromLeft('plain words', word => `[${word}]`)).toBe('plain words');
});
