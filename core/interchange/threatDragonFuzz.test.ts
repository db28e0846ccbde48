import fc from 'fast-check';
import { describe, it } from 'vitest';
import { expectRefusedOrSound, fixtureText } from '../../tests/support/imports';
import { mutate, mutations } from '../../tests/support/mutate';

const originals = ['shop-v2.json', 'shop-v2.0.json', 'shop-v1.json'].map(name => fixtureText(`threat-dragon/${name}`));

describe('a valid file that somebody has tampered with', () => {
  it('is refused with a problem, or opens as a document that can be saved and opened again', () => {
    const run = fc.property(fc.nat(originals.length - 1), mutations, (which, list) => {
      const text = originals[which] ?? '{}';
      const json: unknown = JSON.parse(text);
      for (const one of list) mutate(json, one);
      expectRefusedOrSound(text, 'shop.json', json);
    });
    fc.assert(run, { numRuns: 300 });
  });
});
