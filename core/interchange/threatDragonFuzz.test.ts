import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippedLibrary } from '../../tests/support/templates';
import { readDocument, writeDocument } from '../document';
import { createImportTools } from './format';
import { FORMATS } from './formats';

const tools = createImportTools(shippedLibrary());
const path = (name: string) => fileURLToPath(new URL(`../../tests/fixtures/threat-dragon/${name}`, import.meta.url));
const originals = ['shop-v2.json', 'shop-v2.0.json', 'shop-v1.json'].map(name => readFileSync(path(name), 'utf8'));

const nasty = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1e308, -1e9, 1e7, 0.5, '', 'tm.Flow', 'a1', [], {}, [[]], [null]),
  fc.constantFrom<unknown>('x'.repeat(2000), '\ud800', '\u0000', { x: 1, y: 2 }, { cell: 'p1' }, { name: 'n' }),
  fc.string(),
);

interface Mutation {
  readonly at: number;
  readonly kind: 'replace' | 'remove' | 'duplicate';
  readonly value: unknown;
}
const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(5000),
  kind: fc.constantFrom('replace', 'remove', 'duplicate'),
  value: nasty,
});

/** Changes the n-th place of a JSON value, counted through the whole tree. */
function mutate(json: unknown, { at, kind, value }: Mutation): void {
  const places: { holder: Record<string, unknown>; key: string }[] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const key of Object.keys(node)) {
      const holder = node as Record<string, unknown>;
      places.push({ holder, key });
      walk(holder[key]);
    }
  };
  walk(json);
  const place = places[at % places.length];
  if (!place) return;
  const { holder, key } = place;
  if (kind === 'replace') holder[key] = JSON.parse(JSON.stringify(value));
  else if (Array.isArray(holder))
    holder.splice(Number(key), kind === 'remove' ? 1 : 0, structuredClone(holder[Number(key)]));
  else if (kind === 'remove') delete holder[key];
}

describe('a valid file that somebody has tampered with', () => {
  it('is refused with a problem, or opens as a document that can be saved and opened again', () => {
    const run = fc.property(
      fc.nat(originals.length - 1),
      fc.array(mutation, { minLength: 1, maxLength: 12 }),
      (which, mutations) => {
        const text = originals[which] ?? '{}';
        const json: unknown = JSON.parse(text);
        for (const one of mutations) mutate(json, one);
        const file = { name: 'shop.json', text, json };
        const format = FORMATS.find(one => one.sniff(file));
        if (!format) return;
        const read = format.read(file, tools);
        if (!read.ok) {
          expect(read.problems[0].file).toBe('shop.json');
          return;
        }
        const again = readDocument(writeDocument({ kind: 'project', id: 'do_1', model: read.value.model }), 'again');
        expect(again.ok ? [] : again.problems).toEqual([]);
      },
    );
    fc.assert(run, { numRuns: 800 });
  });
});
