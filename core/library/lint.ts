import type { Threat } from './catalogue';
import { type FactTest, type PlacedPart, placedPartsOf, type TypedRole, type TypeTest } from './condition';
import { isOrdered, sizeOf } from './evaluate';
import type { Library } from './library';
import { selects } from './lookups';
import { onlyAsks } from './mutate';
import type { AssetType } from './taxonomy';
import type { FactDefinition, Vocabulary } from './vocabulary';

type Path = readonly (string | number)[];

/** Something that a rule's author will want to mend, though it can be read. */
export interface LintFinding {
  readonly threat: string;
  readonly kind: 'contradiction' | 'never matches' | 'duplicate condition' | 'missing question';
  /** What is wrong, as a sentence without its full stop. */
  readonly words: string;
  /** What to do, as a sentence. */
  readonly remedy: string;
  /** Where in the entry of the threat. */
  readonly at: Path;
}

type Found = Omit<LintFinding, 'threat'>;

/** What must hold at the same time: the parts of nested `all` groups in one list. */
function together(placed: PlacedPart): readonly PlacedPart[] {
  return 'all' in placed.part ? placedPartsOf(placed).flatMap(together) : [placed];
}

/** Every set of parts that must hold at the same time, wherever it stands in the condition. */
function groupsOf(condition: PlacedPart): readonly (readonly PlacedPart[])[] {
  const parts = together(condition);
  return [parts, ...parts.flatMap(part => placedPartsOf(part).flatMap(groupsOf))];
}

const isFactTest = (one: PlacedPart): one is PlacedPart<FactTest> => 'path' in one.part;
const isTypeTest = (one: PlacedPart): one is PlacedPart<TypeTest> => 'isA' in one.part;

/** The values that can answer all tests about one path; null where they cannot be listed. */
function valuesLeft(tests: readonly FactTest[], definition: FactDefinition | null): ReadonlySet<string> | null {
  const listed = tests.filter(test => test.op === 'in');
  const universe = definition?.values ?? (listed.length > 0 ? listed.flatMap(test => test.values) : null);
  if (!universe) return null;
  const holds = (value: string) =>
    tests.every(({ op, values }) => {
      if (op === 'in') return values.includes(value);
      if (op === 'notIn') return !values.includes(value);
      return op !== 'empty';
    });
  return new Set(universe.filter(holds));
}

const nameOf = (vocabulary: Vocabulary, path: string) => {
  const name = vocabulary.definition(path)?.name ?? '';
  return name === '' ? path : `“${name}” (${path})`;
};

function aboutValues(parts: readonly PlacedPart[], vocabulary: Vocabulary): readonly Found[] {
  const facts = parts.filter(isFactTest);
  return [...new Set(facts.map(one => one.part.path))].flatMap((path): readonly Found[] => {
    const here = facts.filter(one => one.part.path === path);
    const tests = here.map(one => one.part);
    const definition = vocabulary.definition(path);
    // Several values at once can satisfy tests that exclude each other for one.
    if (definition?.many && tests.length > 1) return [];
    if (tests.every(test => test.unset === 'true' || test.op === 'atLeast' || test.op === 'atMost')) return [];
    if (valuesLeft(tests, definition)?.size !== 0 || tests.every(onlyAsks)) return [];
    const at = here.at(-1)?.at ?? [];
    const name = nameOf(vocabulary, path);
    return tests.length > 1
      ? [
          {
            kind: 'contradiction',
            words: `Its conditions on ${name} exclude each other, so that it can never hold`,
            remedy: 'Take one of them out, or put them under “at least one of these” (any).',
            at,
          },
        ]
      : [
          {
            kind: 'never matches',
            words: `No value of ${name} can satisfy it`,
            remedy: 'Name a value that it can have, or take the condition out.',
            at,
          },
        ];
  });
}

/** What is asked to be higher or lower than something that has no place in any order. */
function aboutOrder(parts: readonly PlacedPart[], vocabulary: Vocabulary): readonly Found[] {
  return parts.filter(isFactTest).flatMap(({ part, at }): readonly Found[] => {
    if (part.op !== 'atLeast' && part.op !== 'atMost') return [];
    const [value = ''] = part.values;
    const definition = vocabulary.definition(part.path);
    const canBe = !definition || isOrdered(definition, vocabulary);
    if (canBe && !Number.isNaN(sizeOf(value, vocabulary))) return [];
    return [
      {
        kind: 'never matches',
        words: `Nothing is higher or lower than “${value}” of ${nameOf(vocabulary, part.path)}, so that it can never hold`,
        remedy: 'Compare with a number or a class of data, or name the values that count (“is one of”).',
        at,
      },
    ];
  });
}

const PROPERTY_PREFIX: Readonly<Record<TypedRole, string>> = {
  element: 'property.',
  source: 'source.property.',
  target: 'target.property.',
};

const typesMeant = (library: Library, selectors: readonly string[]): readonly AssetType[] =>
  [...library.types.values()].filter(type => selects(selectors, type.id, type.tags));

function aboutTypes(parts: readonly PlacedPart[], library: Library, vocabulary: Vocabulary): readonly Found[] {
  return (['element', 'source', 'target'] as const).flatMap((role): readonly Found[] => {
    const tests = parts.filter(isTypeTest).filter(one => one.part.of === role);
    const [first] = tests;
    if (!first) return [];
    const paths = parts.filter(isFactTest).filter(one => one.part.path.startsWith(PROPERTY_PREFIX[role]));
    const needed = paths.map(one => vocabulary.definition(one.part.path)?.appliesTo ?? []);
    const left = typesMeant(library, first.part.isA).filter(type =>
      [...tests.map(one => one.part.isA), ...needed].every(selectors => selects(selectors, type.id, type.tags)),
    );
    if (left.length > 0) return [];
    return [
      {
        kind: 'never matches',
        words: `No type of the ${role} has all that it asks about`,
        remedy: 'Name types that have these properties, or put what belongs to different types under “any”.',
        at: first.at,
      },
    ];
  });
}

function aboutRepeats(parts: readonly PlacedPart[]): readonly Found[] {
  const seen = new Set<string>();
  return parts.flatMap(({ part, at }): readonly Found[] => {
    const key = JSON.stringify(part);
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [
      {
        kind: 'duplicate condition',
        words: 'The same condition stands in it twice',
        remedy: 'Take one of them out.',
        at,
      },
    ];
  });
}

function aboutQuestions(groups: readonly (readonly PlacedPart[])[], vocabulary: Vocabulary): readonly Found[] {
  const asked = new Map<string, Path>();
  for (const { part, at } of groups.flat().filter(isFactTest))
    if (part.unset === 'unknown' && !asked.has(part.path)) asked.set(part.path, at);
  return Array.from(asked).flatMap(([path, at]): readonly Found[] => {
    const definition = vocabulary.definition(path);
    if (!definition?.answerable || definition.question !== '') return [];
    return [
      {
        kind: 'missing question',
        words: `It waits for ${nameOf(vocabulary, path)}, which has no question to ask`,
        remedy: 'Give that fact a question, or say what it means that nobody answered (unset: "true" or "false").',
        at,
      },
    ];
  });
}

/** What looks wrong in one rule. */
export function lintRule(threat: Threat, library: Library, vocabulary: Vocabulary): readonly LintFinding[] {
  const groups = groupsOf({ part: threat.when, at: ['when'] });
  const found = [
    ...groups.flatMap(parts => aboutValues(parts, vocabulary)),
    ...groups.flatMap(parts => aboutOrder(parts, vocabulary)),
    ...groups.flatMap(parts => aboutTypes(parts, library, vocabulary)),
    ...groups.flatMap(aboutRepeats),
    ...aboutQuestions(groups, vocabulary),
  ];
  return found.map(one => ({ threat: threat.id, ...one }));
}

/** Rules that say the same as an earlier one. */
export function lintTwins(threats: Iterable<Threat>): readonly LintFinding[] {
  const seen = new Map<string, Threat>();
  const found: LintFinding[] = [];
  for (const threat of threats) {
    const key = JSON.stringify([threat.scope, threat.pair ?? null, threat.when]);
    const first = seen.get(key);
    if (!first) {
      seen.set(key, threat);
      continue;
    }
    found.push({
      threat: threat.id,
      kind: 'duplicate condition',
      words: `It asks for exactly the same as “${first.title}” (${first.id})`,
      remedy: 'Both will be found at the same things: change its condition, or use that one.',
      at: ['when'],
    });
  }
  return found;
}
