import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { someFacts, typedFacts } from '../../tests/support/facts';
import { shippedLibrary } from '../../tests/support/templates';
import { type Condition, leavesOf } from './condition';
import { compile, FALSE, TRUE, type Truth, UNKNOWN } from './evaluate';
import type { FactReader } from './facts';
import { createVocabulary } from './vocabulary';

/**
 * Rules beyond the specification are shown by examples of things as people draw them: at least one that is met, one that is open and one
 * that is ruled out. Together they notice if any single test of a rule says the opposite.
 */
const Said = z.record(z.string(), z.string());
const End = z.object({ type: z.string(), properties: Said }).nullable();
const Around = z.object({
  source: End.optional(),
  target: End.optional(),
  element: End.optional(),
  neighbours: z.array(End).optional(),
});
const Example = z.object({
  name: z.string(),
  expect: z.enum(['match', 'none', 'unknown']),
  type: z.string().default(''),
  properties: Said.default({}),
  flow: Said.default({}),
  crosses: z.array(z.string()).default([]),
  source: End.default(null),
  target: End.default(null),
  related: z.partialRecord(z.enum(['incoming', 'outgoing', 'neighbours']), z.array(Around)).default({}),
});
type Example = z.infer<typeof Example>;

const library = shippedLibrary();
const vocabulary = createVocabulary(library);
const file = new URL('../../tests/fixtures/library/rule-examples.json', import.meta.url);
const examples = z.record(z.string(), z.array(Example)).parse(JSON.parse(readFileSync(file, 'utf8')));

const EXPECTED: Readonly<Record<Example['expect'], Truth>> = { match: TRUE, none: FALSE, unknown: UNKNOWN };

const end = (one: z.infer<typeof End> | undefined) => (one ? typedFacts(library, one.type, one.properties) : undefined);

function around(one: z.infer<typeof Around>): FactReader {
  const [source, target] = [end(one.source), end(one.target)];
  const neighbours = (one.neighbours ?? []).map(other => someFacts(library, { type: other?.type ?? '' }));
  return someFacts(library, {
    type: one.element?.type ?? '',
    ...(source ? { source } : {}),
    ...(target ? { target } : {}),
    related: { neighbours },
  });
}

function readerOf(example: Example): FactReader {
  const [source, target] = [end(example.source), end(example.target)];
  const related = Object.entries(example.related).map(
    ([relation, all]) => [relation, (all ?? []).map(around)] as const,
  );
  return someFacts(library, {
    type: example.type,
    properties: example.properties,
    flow: example.flow,
    crosses: example.crosses,
    ...(source ? { source } : {}),
    ...(target ? { target } : {}),
    related: Object.fromEntries(related),
  });
}

/** The condition with its nth leaf saying the opposite. */
function flipped(condition: Condition, nth: number): Condition {
  let at = -1;
  const walk = (part: Condition): Condition => {
    if ('path' in part || 'isA' in part) {
      at += 1;
      return at === nth ? { not: part } : part;
    }
    if ('all' in part) return { all: part.all.map(walk) };
    if ('any' in part) return { any: part.any.map(walk) };
    if ('not' in part) return { not: walk(part.not) };
    return { ...part, where: walk(part.where) };
  };
  return walk(condition);
}

const rules = Object.entries(examples).map(([id, all]) => [id, all] as const);
const whenOf = (id: string): Condition => {
  const threat = library.threats.get(id);
  if (!threat) throw new Error(`No threat ${id}`);
  return threat.when;
};
const outcomes = (condition: Condition, all: readonly Example[]) =>
  all.map(example => compile(condition, vocabulary)(readerOf(example)));

describe('every rule beyond the specification', () => {
  it.each(rules)('%s says of each example what a person would', (id, all) => {
    const found = Object.fromEntries(all.map((one, at) => [one.name, outcomes(whenOf(id), all)[at]]));
    expect(found).toEqual(Object.fromEntries(all.map(one => [one.name, EXPECTED[one.expect]])));
  });

  it.each(rules)('%s has an example that is met, one that is open and one that is ruled out', (_, all) => {
    expect(new Set(all.map(one => one.expect))).toEqual(new Set(['match', 'unknown', 'none']));
  });

  it.each(rules)('%s would not pass if any of its tests said the opposite', (id, all) => {
    const condition = whenOf(id);
    const right = outcomes(condition, all);
    leavesOf(condition).forEach((leaf, at) => {
      expect(outcomes(flipped(condition, at), all), JSON.stringify(leaf)).not.toEqual(right);
    });
  });
});

describe('the rules as a whole', () => {
  it('speak of every STRIDE letter: none holds less than a twentieth of them', () => {
    const threats = [...library.threats.values()].filter(threat => threat.stride.length > 0);
    for (const letter of ['S', 'T', 'R', 'I', 'D', 'E'] as const) {
      const holding = threats.filter(threat => threat.stride.includes(letter)).length;
      expect(holding / threats.length, letter).toBeGreaterThanOrEqual(0.05);
    }
  });

  it('name first only what can concern such a thing', () => {
    for (const [type, ids] of library.indexes.leadingByType) {
      const tags = new Set(library.types.get(type)?.tags ?? []);
      const fitting = ids.filter(id => {
        const bare = compile(whenOf(id), vocabulary)(someFacts(library, { type }));
        const depends = leavesOf(whenOf(id)).length > 2 || JSON.stringify(whenOf(id)).includes('"where"');
        return bare !== FALSE || depends;
      });
      // A list is shared by several types; at least three of it, or all of a short one, must be about each of them.
      expect(fitting.length, `${type} (${[...tags].join(' ')})`).toBeGreaterThanOrEqual(Math.min(3, ids.length));
    }
  });
});
