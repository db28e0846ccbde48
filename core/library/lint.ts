import type { Threat } from './catalogue';
import { type Condition, type FactTest, leavesOf, type TypedRole, type TypeTest } from './condition';
import type { Library } from './library';
import { selects } from './lookups';
import { onlyAsks } from './mutate';
import type { AssetType } from './taxonomy';
import type { FactDefinition, Vocabulary } from './vocabulary';

/** Something that a rule's author will want to mend, though it can be read. */
export interface LintFinding {
  readonly threat: string;
  readonly kind: 'contradiction' | 'never matches' | 'duplicate condition' | 'missing question';
  readonly words: string;
}

type Found = Omit<LintFinding, 'threat'>;

/** What must hold at the same time: the parts of nested `all` groups in one list. */
function together(condition: Condition): readonly Condition[] {
  return 'all' in condition ? condition.all.flatMap(together) : [condition];
}

/** Every set of parts that must hold at the same time, wherever it stands in the condition. */
function groupsOf(condition: Condition): readonly (readonly Condition[])[] {
  const parts = together(condition);
  const deeper = parts.flatMap(part => {
    if ('any' in part) return part.any.flatMap(groupsOf);
    if ('not' in part) return groupsOf(part.not);
    return 'where' in part ? groupsOf(part.where) : [];
  });
  return [parts, ...deeper];
}

const isFactTest = (part: Condition): part is FactTest => 'path' in part;
const isTypeTest = (part: Condition): part is TypeTest => 'isA' in part;

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

function aboutValues(parts: readonly Condition[], vocabulary: Vocabulary): readonly Found[] {
  const facts = parts.filter(isFactTest);
  return [...new Set(facts.map(test => test.path))].flatMap((path): readonly Found[] => {
    const tests = facts.filter(test => test.path === path);
    const definition = vocabulary.definition(path);
    // Several values at once can satisfy tests that exclude each other for one.
    if (definition?.many && tests.length > 1) return [];
    if (tests.every(test => test.unset === 'true' || test.op === 'atLeast' || test.op === 'atMost')) return [];
    if (valuesLeft(tests, definition)?.size !== 0 || tests.every(onlyAsks)) return [];
    return tests.length > 1
      ? [{ kind: 'contradiction', words: `its tests of ${path} exclude each other` }]
      : [{ kind: 'never matches', words: `no value of ${path} can satisfy it` }];
  });
}

const PROPERTY_PREFIX: Readonly<Record<TypedRole, string>> = {
  element: 'property.',
  source: 'source.property.',
  target: 'target.property.',
};

const typesMeant = (library: Library, selectors: readonly string[]): readonly AssetType[] =>
  [...library.types.values()].filter(type => selects(selectors, type.id, type.tags));

function aboutTypes(parts: readonly Condition[], library: Library, vocabulary: Vocabulary): readonly Found[] {
  return (['element', 'source', 'target'] as const).flatMap((role): readonly Found[] => {
    const tests = parts.filter(isTypeTest).filter(test => test.of === role);
    if (tests.length === 0) return [];
    const paths = parts.filter(isFactTest).filter(test => test.path.startsWith(PROPERTY_PREFIX[role]));
    const needed = paths.map(test => vocabulary.definition(test.path)?.appliesTo ?? []);
    const left = typesMeant(library, tests[0]?.isA ?? []).filter(type =>
      [...tests.map(test => test.isA), ...needed].every(selectors => selects(selectors, type.id, type.tags)),
    );
    return left.length > 0
      ? []
      : [{ kind: 'never matches', words: `no type of the ${role} has all that it asks about` }];
  });
}

function aboutRepeats(parts: readonly Condition[]): readonly Found[] {
  const seen = new Set<string>();
  return parts.flatMap((part): readonly Found[] => {
    const key = JSON.stringify(part);
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [{ kind: 'duplicate condition', words: 'the same test stands in it twice' }];
  });
}

function aboutQuestions(condition: Condition, vocabulary: Vocabulary): readonly Found[] {
  const paths = new Set(
    leavesOf(condition).flatMap(leaf => ('path' in leaf && leaf.unset === 'unknown' ? [leaf.path] : [])),
  );
  return [...paths].flatMap((path): readonly Found[] => {
    const definition = vocabulary.definition(path);
    if (!definition?.answerable || definition.question !== '') return [];
    return [{ kind: 'missing question', words: `it waits for ${path}, which has no question to ask` }];
  });
}

/** What looks wrong in one rule. */
export function lintRule(threat: Threat, library: Library, vocabulary: Vocabulary): readonly LintFinding[] {
  const groups = groupsOf(threat.when);
  const found = [
    ...groups.flatMap(parts => aboutValues(parts, vocabulary)),
    ...groups.flatMap(parts => aboutTypes(parts, library, vocabulary)),
    ...groups.flatMap(aboutRepeats),
    ...aboutQuestions(threat.when, vocabulary),
  ];
  return found.map(one => ({ threat: threat.id, ...one }));
}

/** Rules that say the same as an earlier one. */
export function lintTwins(threats: Iterable<Threat>): readonly LintFinding[] {
  const seen = new Map<string, string>();
  const found: LintFinding[] = [];
  for (const { id, scope, when } of threats) {
    const key = JSON.stringify([scope, when]);
    const first = seen.get(key);
    if (first) found.push({ threat: id, kind: 'duplicate condition', words: `it has the same condition as ${first}` });
    else seen.set(key, id);
  }
  return found;
}
