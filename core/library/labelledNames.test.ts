import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shippedLibrary } from '../../tests/support/templates';
import { createTypeGuesser, type TypeGuess } from './guess';
import type { TypeKind } from './taxonomy';

/**
 * Names as people wrote them into diagrams of many tools, and names that we added in their manner. What each stands for was written down
 * before the guesser saw it: kind, name, every type that a reader would accept (`generic` where the name does not say), and the stencil
 * or resource type it came with. In the order of the names every third is kept aside: nobody looks at those while working on the guesser.
 */
interface Labelled {
  readonly kind: string;
  readonly name: string;
  readonly accepted: readonly string[];
  readonly hint: string | undefined;
}

const KINDS: Readonly<Record<string, TypeKind>> = {
  actor: 'actor',
  process: 'process',
  store: 'store',
  boundary: 'boundary',
};

const fixture = (name: string) =>
  readFileSync(new URL(`../../tests/fixtures/library/${name}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map(labelled);
const library = shippedLibrary();
const guessType = createTypeGuesser(library);

function labelled(line: string): Labelled {
  const [kind = '', name = '', types = '', hint] = line.split('\t');
  return { kind, name, accepted: types.split('|'), hint };
}

const key = (one: Labelled) => `${one.name.toLowerCase()}\t${one.kind}`;
const all = fixture('labelled-names.tsv').sort((a, b) => (key(a) < key(b) ? -1 : 1));
/** Names in other languages, written by the person who wrote the words of these languages: a test that they work together, no measurement. */
const foreign = fixture('labelled-names-languages.tsv');

const isAside = (_: Labelled, at: number) => at % 3 === 2;
const parts = {
  'worked with': all.filter((one, at) => !isAside(one, at)),
  'kept aside': all.filter(isAside),
  'in other languages': foreign,
};

function guessed({ kind, name, hint }: Labelled): TypeGuess | null {
  const drawn = KINDS[kind];
  return guessType({ name, ...(drawn ? { kind: drawn } : {}), hints: hint === undefined ? [] : [hint] });
}

const saidType = (guess: TypeGuess | null) => (!guess || guess.type.startsWith('generic-') ? 'generic' : guess.type);

describe('names as people write them', () => {
  it('are many, and each is labelled with types that exist', () => {
    expect(all.length).toBeGreaterThanOrEqual(300);
    for (const { accepted, name } of [...all, ...foreign])
      for (const type of accepted) expect(type === 'generic' || library.types.has(type), `${name}: ${type}`).toBe(true);
  });

  it.each(Object.entries(parts))(
    '%s: at least 85 % right or honestly generic, at most 3 % wrong and sure of it',
    (part, names) => {
      const wrong = names.filter(one => !one.accepted.includes(saidType(guessed(one))));
      const sure = wrong.filter(one => (guessed(one)?.confidence ?? 0) >= 0.8);
      const share = (count: number) => (100 * count) / names.length;
      const right = share(names.length - wrong.length);
      process.stdout.write(
        `names ${part}: ${names.length}, right or honestly generic ${right.toFixed(1)} %, sure but wrong ${share(sure.length).toFixed(1)} %\n`,
      );
      expect(right).toBeGreaterThanOrEqual(85);
      expect(share(sure.length)).toBeLessThanOrEqual(3);
    },
  );
});
