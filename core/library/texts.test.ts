import { describe, expect, it } from 'vitest';
import { shippedLibrary } from '../../tests/support/templates';
import type { Control, Threat } from './catalogue';

const library = shippedLibrary();
const threats = [...library.threats.values()];
const controls = [...library.controls.values()];

const ofThreat = ({ description, example, check }: Threat) => ({ description, example, check });
const ofControl = ({ description, check, good }: Control) => ({ description, check, ...good });

/** Every entry and its texts by field. */
const entries: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ...threats.map(one => [one.id, ofThreat(one)] as const),
  ...controls.map(one => [one.id, ofControl(one)] as const),
];

const sentencesOf = (text: string): readonly string[] =>
  text
    .split(/(?<=[.!?]”?) (?=[“\p{Lu}\p{N}])/u)
    .map(one => one.trim())
    .filter(one => one !== '');

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}’'-]+/gu) ?? [];

/** The first run of `length` words that two entries share; null if there is none. */
function sharedRun(of: typeof entries, length: number): string | null {
  const seen = new Map<string, string>();
  for (const [id, texts] of of) {
    for (const text of Object.values(texts)) {
      const words = wordsOf(text);
      for (let at = 0; at + length <= words.length; at += 1) {
        const run = words.slice(at, at + length).join(' ');
        const first = seen.get(run);
        if (first !== undefined && first !== id) return `${first} and ${id}: “${run}”`;
        seen.set(run, id);
      }
    }
  }
  return null;
}

describe('what the library says', () => {
  it('tells of every threat and control in plain sentences what it is about', () => {
    for (const [id, texts] of entries) {
      for (const [field, text] of Object.entries(texts).filter(([, one]) => one !== ''))
        expect(text, `${id} ${field}`).toMatch(/^[“\p{Lu}\p{N}].{20,}[.?]”?$/u);
      expect(texts['description'], id).not.toBe('');
      expect(sentencesOf(texts['description'] ?? '').length, id).toBeLessThanOrEqual(4);
    }
  });

  it('tells of every threat how it happens and how to find out whether it applies', () => {
    for (const { id, description, example, check } of threats) {
      expect(sentencesOf(description).length, `${id} description`).toBeGreaterThanOrEqual(2);
      expect([1, 2, 3], `${id} example`).toContain(sentencesOf(example).length);
      expect([1, 2, 3], `${id} check`).toContain(sentencesOf(check).length);
    }
  });

  it('tells of every control how to see that it works, and what good looks like where a platform has something for it', () => {
    for (const { id, description, check, good, native } of controls) {
      expect([2, 3, 4], `${id} description`).toContain(sentencesOf(description).length);
      expect([1, 2, 3], `${id} check`).toContain(sentencesOf(check).length);
      for (const cloud of ['aws', 'azure', 'gcp'] as const)
        if (native[cloud].length > 0) expect(good[cloud] ?? '', `${id} ${cloud}`).not.toBe('');
    }
  });

  it('gives no entry a run of eight words that another one has', () => {
    expect(sharedRun(entries, 8)).toBeNull();
  });

  it('would notice a sentence that was used twice', () => {
    const twice = [
      ['a', { check: 'Ask who can read the backups of this store today.' }],
      ['b', { example: 'Somebody should ask who can read the backups of this store.' }],
    ] as const;
    expect(sharedRun(twice, 8)).toBe('a and b: “ask who can read the backups of this”');
  });
});
