import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type SomeFacts, someFacts, typedFacts } from '../../tests/support/facts';
import { shippedLibrary } from '../../tests/support/templates';
import type { Threat } from './catalogue';
import { type Condition, type FactTest, leavesOf, type TypeTest } from './condition';
import { compile, FALSE, TRUE, UNKNOWN } from './evaluate';
import { selects } from './lookups';
import { parseCondition, printCondition } from './notation';
import { createVocabulary } from './vocabulary';

const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../tests/fixtures/library/${name}`, import.meta.url), 'utf8'));

const Said = z.record(z.string(), z.string());
const VectorElement = z.object({ type: z.string(), props: Said, data: z.array(z.string()), resp: Said });
const Vector = z.object({
  threat: z.string(),
  expect: z.literal('confirmed'),
  component: VectorElement.nullable(),
  flow: z.looseObject({ cross: z.array(z.string()), data: z.array(z.string()) }).nullable(),
  ends: z.object({ src: VectorElement, dst: VectorElement }).nullable(),
  data: z.record(z.string(), z.object({ type: z.string(), class: z.string() })),
  facts: Said,
  providerFacts: Said,
});
type Vector = z.infer<typeof Vector>;

const library = shippedLibrary();
const vocabulary = createVocabulary(library);
const vectors = z.array(Vector).parse(fixture('rule-vectors.json'));
const notation = z.record(z.string(), z.string()).parse(fixture('rule-notation.json'));
const matching = z.record(z.string(), z.array(z.string())).parse(fixture('rule-types.json'));

const shipped = [...library.threats.values()];
const generic = shipped.filter(threat => threat.id.startsWith('th-gen-'));
const exemplified = new Set(vectors.map(vector => vector.threat));
/** Those of the specification; the rules beyond it have examples of their own. */
/** Those of the specification; what came later is shown by its tests alone. */
const specific = shipped.filter(threat => exemplified.has(threat.id));

function threatOf(vector: Vector): Threat {
  const threat = library.threats.get(vector.threat);
  if (!threat) throw new Error(`No threat ${vector.threat}`);
  return threat;
}

const isText = (value: unknown): value is string => typeof value === 'string';

function factsOf(vector: Vector): SomeFacts {
  const carried = vector.flow ?? vector.component;
  const flowSaid = Object.entries(vector.flow ?? {}).filter((entry): entry is [string, string] => isText(entry[1]));
  const controls = vector.flow?.['d.controls'];
  const ends = vector.ends && {
    source: typedFacts(library, vector.ends.src.type, vector.ends.src.props),
    target: typedFacts(library, vector.ends.dst.type, vector.ends.dst.props),
  };
  return {
    type: vector.component?.type ?? '',
    properties: vector.component?.props ?? {},
    data: (carried?.data ?? []).flatMap(id => vector.data[id] ?? []),
    ...(controls === 'missing' ? { dataControls: 'missing' as const } : {}),
    flow: Object.fromEntries(flowSaid),
    crosses: vector.flow?.cross ?? [],
    ...ends,
    project: vector.facts,
    provider: vector.providerFacts,
    responsibility: vector.component?.resp ?? {},
  };
}

const outcome = (threat: Threat, facts: SomeFacts) => compile(threat.when, vocabulary)(someFacts(library, facts));

/** The same facts with another value for one path. */
function withFact(facts: SomeFacts, path: string, value: string | null): SomeFacts {
  const cut = path.lastIndexOf('.');
  const [owner, id] = [path.slice(0, cut), path.slice(cut + 1)];
  if (owner === 'property') return { ...facts, properties: { ...facts.properties, [id]: value } };
  if (owner === 'flow') return { ...facts, flow: { ...facts.flow, [id]: value } };
  if (owner === 'project') return { ...facts, project: { ...facts.project, [id]: value } };
  if (owner === 'provider') return { ...facts, provider: { ...facts.provider, [id]: value } };
  if (owner === 'responsibility') return { ...facts, responsibility: { ...facts.responsibility, [id]: value } };
  const target = facts.target && typedFacts(library, facts.target.type, { [id]: value });
  return target ? { ...facts, target } : facts;
}

/** A value that contradicts a leaf; null where there is none. */
function contradiction(leaf: FactTest): string | null {
  if (leaf.op === 'empty') return 'Somebody';
  if (leaf.op === 'notIn') return leaf.values[0] ?? null;
  return vocabulary.definition(leaf.path)?.values?.find(value => !leaf.values.includes(value)) ?? null;
}

/** Leaves that must hold: those of an alternative rule nothing out alone, and are shown by the rule's own tests. */
const needed = (when: Condition): readonly (FactTest | TypeTest)[] =>
  'all' in when ? when.all.flatMap(needed) : 'any' in when ? [] : leavesOf(when);

const answerable = (threat: Threat): readonly FactTest[] =>
  needed(threat.when).filter(
    (leaf): leaf is FactTest => 'path' in leaf && !leaf.path.includes('data.') && leaf.path !== 'flow.crosses',
  );

describe('every shipped rule', () => {
  it('has one example', () => {
    expect(vectors.map(vector => vector.threat).sort()).toEqual(specific.map(threat => threat.id).sort());
    expect(specific).toHaveLength(197);
  });

  it.each(vectors.map(vector => [vector.threat, vector] as const))('%s is confirmed by its example', (_, vector) => {
    expect(outcome(threatOf(vector), factsOf(vector))).toBe(TRUE);
  });

  it.each(vectors.map(vector => [vector.threat, vector] as const))(
    '%s is ruled out as soon as one fact contradicts it',
    (_, vector) => {
      const threat = threatOf(vector);
      const facts = factsOf(vector);
      for (const leaf of answerable(threat)) {
        const value = contradiction(leaf);
        expect(value, leaf.path).not.toBeNull();
        expect(outcome(threat, withFact(facts, leaf.path, value)), `${leaf.path}=${value}`).toBe(FALSE);
      }
    },
  );

  it.each(vectors.map(vector => [vector.threat, vector] as const))(
    '%s takes a fact nobody has given as its leaf says',
    (_, vector) => {
      const threat = threatOf(vector);
      const facts = factsOf(vector);
      const meaning = { true: TRUE, unknown: UNKNOWN, false: FALSE } as const;
      for (const leaf of answerable(threat)) {
        const without = withFact(facts, leaf.path, null);
        expect(outcome(threat, without), leaf.path).toBe(meaning[leaf.unset]);
      }
    },
  );

  it('keeps its meaning when it is written in the short notation and read again', () => {
    for (const threat of specific) {
      const text = printCondition(threat.when, vocabulary);
      expect(parseCondition(text, vocabulary), threat.id).toEqual({ ok: true, value: threat.when });
      expect(parseCondition(notation[threat.id] ?? '', vocabulary), threat.id).toEqual({
        ok: true,
        value: threat.when,
      });
    }
  });

  it('reaches the types it was written for', () => {
    for (const threat of specific.filter(one => one.scope === 'element')) {
      const leaves = leavesOf(threat.when);
      const reached = [...library.types.values()].filter(type =>
        leaves.every(leaf => {
          if ('isA' in leaf) return selects(leaf.isA, type.id, type.tags);
          const applies = leaf.path.startsWith('property.') ? vocabulary.definition(leaf.path)?.appliesTo : ['*'];
          return selects(applies ?? [], type.id, type.tags);
        }),
      );
      expect(reached.map(type => type.id).sort(), threat.id).toEqual(matching[threat.id]);
    }
  });

  it('confirms nothing about a bare element except that nobody owns it', () => {
    for (const type of library.types.values()) {
      const rules = shipped.filter(threat => threat.scope === 'element');
      const confirmed = rules.filter(threat => outcome(threat, { type: type.id }) === TRUE).map(threat => threat.id);
      expect(
        confirmed.filter(id => id !== 'th-mg-orphan-owner'),
        type.id,
      ).toEqual([]);
    }
  });
});

describe('what is not typed yet', () => {
  it.each([
    ['generic-actor', 5],
    ['generic-process', 7],
    ['generic-store', 5],
  ])('a bare %s gets %i questions and nothing confirmed', (type, questions) => {
    const rules = shipped.filter(threat => threat.scope === 'element');
    const outcomes = rules.map(threat => outcome(threat, { type }));
    expect(outcomes.filter(one => one === TRUE)).toHaveLength(0);
    expect(outcomes.filter(one => one === UNKNOWN)).toHaveLength(questions);
  });

  it('gets only the rules written for it', () => {
    for (const threat of specific.filter(one => one.scope === 'element')) {
      for (const type of ['generic-actor', 'generic-process', 'generic-store'])
        expect(outcome(threat, { type })).toBe(FALSE);
    }
  });

  it('a bare flow between two of them gets questions, one that ends at a known type does not', () => {
    const flows = generic.filter(threat => threat.scope === 'flow');
    const ends = (target: string) => ({
      source: typedFacts(library, 'generic-actor'),
      target: typedFacts(library, target),
    });
    expect(flows.map(threat => outcome(threat, ends('generic-store')))).toEqual(flows.map(() => UNKNOWN));
    expect(flows.map(threat => outcome(threat, ends('rdbms')))).toEqual(flows.map(() => FALSE));
  });

  it('a boundary without a kind is unclear; its crossings count once there are any', () => {
    const boundary = generic.filter(threat => threat.scope === 'boundary');
    const bare = boundary.filter(threat => outcome(threat, {}) === UNKNOWN).map(threat => threat.id);
    expect(bare).toEqual(['th-gen-boundary-unclear']);
    const crossed = {
      related: { crossings: [someFacts(library, { flow: { enc: 'none', authn: 'none', logged: 'no' } })] },
    };
    expect(boundary.map(threat => outcome(threat, crossed))).toEqual(boundary.map(() => UNKNOWN));
    expect(boundary.map(threat => outcome(threat, { ...crossed, boundaryKind: 'internet' }))).toEqual(
      boundary.map(() => FALSE),
    );
  });
});
