import fc from 'fast-check';
import { expect, it } from 'vitest';
import { entryIn, putEntry } from '../../core/packs';
import { tillPack } from '../support/aPack';
import { mutate } from '../support/mutate';

const pack = tillPack((text, path) =>
  path === 'threats.yaml' ? text.replaceAll(/^ {4}(\w)/gm, '    # what follows\n    $1') : text,
);
const written = entryIn(pack, 'threats', 'th-till-unsealed');

const plain = fc.oneof(
  fc.string({ maxLength: 200 }),
  fc.constantFrom(
    'yes',
    '1.1',
    'null',
    '~',
    '- a',
    'a: b',
    '# no remark',
    '|',
    '&a',
    '*a',
    '!!str',
    '2020-01-01',
    ' x ',
  ),
  fc.constantFrom<unknown>(null, true, 0, -1.5, 1e21, '', [], {}, [[]], [{ a: [] }], { path: 'x', values: ['a\nb'] }),
);
const change = fc.record({
  at: fc.nat(2000),
  kind: fc.constantFrom('replace' as const, 'remove' as const, 'duplicate' as const),
  value: plain,
});

it('an entry that is changed in any way says exactly that afterwards, and nothing else of its pack is another', () => {
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), list => {
      const entry: { id?: unknown } = structuredClone(Object(written));
      for (const one of list) mutate(entry, one);
      entry.id = 'th-till-unsealed';
      const put = putEntry(pack, { content: 'threats', id: 'th-till-unsealed', entry });
      if (!put.ok) throw new Error(JSON.stringify(put.problems));
      expect(entryIn(put.value, 'threats', 'th-till-unsealed')).toEqual(entry);
      const others = (files: typeof pack.files) => files.filter(file => !/threats|controls/.test(file.path));
      expect(others(put.value.files)).toEqual(others(pack.files));
      const back = putEntry(put.value, { content: 'threats', id: 'th-till-unsealed', entry: written });
      expect(back.ok && entryIn(back.value, 'threats', 'th-till-unsealed')).toEqual(written);
    }),
    { numRuns: 150 },
  );
});
