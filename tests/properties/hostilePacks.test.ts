import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { writeTextZip } from '../../core/document';
import { knowledgeOf, type PackFolder, packsIn } from '../../core/packs';
import { describe as inWords } from '../../core/text';
import { tillPack } from '../support/aPack';
import { mutate, mutations } from '../support/mutate';
import { shippedFiles, shippedLibrary } from '../support/templates';

const base = shippedFiles();
const library = shippedLibrary();
const good: PackFolder = {
  name: 'good',
  files: [{ path: 'pack.yaml', text: (tillPack().files[0]?.text ?? '').replace(/^renames:[\s\S]*/m, '') }].map(
    ({ path, text }) => ({ path, text: text.replace('id: shop-tills', 'id: good') }),
  ),
};

/** A pack that was tampered with loads or is refused in words, and takes nothing else along. */
function expectTold(bad: PackFolder): void {
  const known = knowledgeOf(base, [
    { home: 'device', folder: bad },
    { home: 'device', folder: good },
  ]);
  if (!known.ok) throw new Error(JSON.stringify(known.problems));
  const [told, other] = known.value.packs;
  expect(other).toMatchObject({ id: 'good', state: 'in-use', problems: [] });
  expect(known.value.library.threats.size).toBeGreaterThanOrEqual(library.threats.size);
  const isUsed = told?.state === 'in-use';
  expect(told?.problems.length === 0).toBe(isUsed);
  for (const problem of told?.problems ?? []) {
    const { title, remedy } = inWords(problem);
    expect(title).not.toMatch(
      /\{(?:reason|id|what|limit|pack|asked|subject|found|known|path|other)\}|undefined|\[object/,
    );
    expect(remedy).not.toBe('');
    expect(problem.code).not.toMatch(/^bug\//);
    expect(problem.file).toMatch(/^shop-tills/);
    // What is said of a file has its place in it; only what is said of the folder has none.
    if (problem.file !== 'shop-tills' && problem.code !== 'pack/same-name')
      expect(`${problem.file}, ${problem.place}: ${title}`).toMatch(/(?:line \d+, column \d+|from byte)/);
  }
  expect(Object.keys(Object.prototype)).toEqual([]);
}

const RUNS = 60;
const pack = tillPack();
/** Pieces of text that mean something to one reader or another. */
const piece = fc.oneof(
  fc.constantFrom(
    ...[
      '!!js/function x',
      '&a [*a]',
      '*a',
      '<<: *a',
      '__proto__: { a: 1 }',
      'constructor: 1',
      '---\n',
      '...\n',
      '%YAML 9',
    ],
    ...[
      '\0',
      '\ufeff',
      '\u202e',
      '\r',
      '\r\n',
      '\t',
      '\ud800',
      '{',
      '[',
      '"',
      "'",
      '|',
      '>',
      '? ',
      '- ',
      ': ',
      '#',
      '\\',
    ],
    ...[
      '1e999',
      '.nan',
      '0x1F',
      '2020-01-01',
      'null',
      '~',
      '[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[',
      '<b>',
      '{{x}}',
      '../',
    ],
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const splice = fc.record({ file: fc.nat(), at: fc.nat(), length: fc.nat(30), by: piece });

describe('a pack that was tampered with', () => {
  it('in its text is used, or told with file, place, reason and remedy, and the rest is used', () => {
    fc.assert(
      fc.property(fc.array(splice, { minLength: 1, maxLength: 4 }), list => {
        const files = pack.files.map(one => ({ ...one }));
        for (const { file, at, length, by } of list) {
          const one = files[file % files.length];
          if (!one) continue;
          const start = at % (one.text.length + 1);
          one.text = one.text.slice(0, start) + by + one.text.slice(start + length);
        }
        expectTold({ name: pack.name, files });
      }),
      { numRuns: RUNS },
    );
  });

  it('in its values likewise, as YAML and as JSON', () => {
    const values = pack.files.map(({ path, text }) => ({
      path,
      value: parse(text.replace('files: ["*.yaml"]', 'files: ["*.yaml", "*.json"]')) as unknown,
    }));
    fc.assert(
      fc.property(fc.nat(), mutations, (which, list) => {
        const files = values.map(({ path, value }, at) => {
          const copy = structuredClone(value);
          if (at === which % values.length) for (const one of list) mutate(copy, one);
          return { path: which % 2 === 0 ? path : path.replace('.yaml', '.json'), text: JSON.stringify(copy, null, 1) };
        });
        expectTold({ name: pack.name, files });
      }),
      { numRuns: RUNS },
    );
  });

  it('in the bytes of its archive is taken, or told, and nothing is thrown', () => {
    const bytes = writeTextZip(pack.files.map(({ path, text }) => ({ path: `shop-tills/${path}`, text })));
    const change = fc.record({ at: fc.nat(bytes.length - 1), byte: fc.nat(255) });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), fc.nat(bytes.length), (list, end) => {
        const broken = end % 4 === 0 ? bytes.slice(0, end) : bytes.slice();
        for (const { at, byte } of list) if (at < broken.length) broken[at] = byte;
        const taken = packsIn([{ name: 'tills.zip', bytes: broken }], library);
        for (const problem of taken.ok ? taken.value.problems : taken.problems) {
          expect(problem.code).not.toMatch(/^bug\//);
          expect(problem.file).toMatch(/tills/);
          expect(inWords(problem).remedy).not.toBe('');
        }
      }),
      { numRuns: 3 * RUNS },
    );
  });
});
