import { fail, ok, type Problem, type Result } from '../base';
import { crossReferenceProblems } from './crossReferences';
import type { Library } from './library';
import { COLLECTIONS, type CollectionName, collectionOf, type Entry, LibraryFile } from './libraryFile';
import { linkAcrossPacks, packsOf } from './linkPacks';
import { indexLibrary } from './lookups';
import { type NamedFile, provenanceProblems } from './provenance';
import { shapeFaults } from './shapeFaults';
import type { Fact, FactOwner } from './taxonomy';

/** One file of a library as a host found it: the path as people know it, and its parsed JSON. */
export interface TemplateFile {
  readonly path: string;
  readonly json: unknown;
}

type Collected = { [C in CollectionName]: Entry<C>[] };
type AllEntries = { readonly [C in CollectionName]: readonly Entry<C>[] };

function wrongShape(file: string, place: string, reason: string): Problem {
  return { code: 'library/wrong-shape', file, place, facts: { reason } };
}

const placeOf = (path: readonly PropertyKey[]) => path.map(String).join(' › ') || 'the whole file';

function emptyCollections(): Collected {
  return {
    sources: [],
    providers: [],
    'service-models': [],
    types: [],
    properties: [],
    facts: [],
    'data-classes': [],
    'data-types': [],
    'boundary-kinds': [],
    languages: [],
    topics: [],
    layers: [],
    'ai-models': [],
    'ai-layers': [],
    considerations: [],
    threats: [],
    'leading-threats': [],
    controls: [],
    'implied-controls': [],
    'review-areas': [],
    'question-areas': [],
    questions: [],
    'policy-templates': [],
    registers: [],
    'attack-tactics': [],
    'attack-techniques': [],
    'attack-successors': [],
    'list-names': [],
    'capec-patterns': [],
    'cwe-weaknesses': [],
    'nist-controls': [],
    'native-capabilities': [],
    renames: [],
    'rule-components': [],
    'rule-tests': [],
  };
}

interface EntryParser<T> {
  safeParse(
    value: unknown,
  ):
    | { readonly success: true; readonly data: T }
    | { readonly success: false; readonly error: Parameters<typeof shapeFaults>[0] };
}

function readEntries<T>(
  file: string,
  entries: readonly unknown[],
  schema: EntryParser<T>,
  into: T[],
  problems: Problem[],
): void {
  entries.forEach((entry, at) => {
    const parsed = schema.safeParse(entry);
    if (parsed.success) {
      into.push(parsed.data);
      return;
    }
    for (const { path, words } of shapeFaults(parsed.error, entry))
      problems.push(wrongShape(file, placeOf(['entries', at, ...path]), words));
  });
}

interface EntriesOfFile {
  readonly path: string;
  /** The parsed JSON of the whole file, by which it is known again. */
  readonly json: unknown;
  readonly entries: readonly unknown[];
}

/** Entries of files without mistakes, so that a library that is loaded again with one pack more reads only what is new. */
const READ_BEFORE = new WeakMap<object, readonly unknown[]>();

function collectInto<C extends CollectionName>(
  collected: Collected,
  name: C,
  { path, json, entries }: EntriesOfFile,
  problems: Problem[],
): void {
  // Each name has one schema and one list of the same entry; the compiler cannot follow that through the two tables.
  const schema = COLLECTIONS[name] as EntryParser<Entry<C>>;
  const list = collected[name] as Entry<C>[];
  const file = typeof json === 'object' && json !== null ? json : {};
  const before = READ_BEFORE.get(file) as readonly Entry<C>[] | undefined;
  const now: Entry<C>[] = [];
  const mistakes = problems.length;
  if (!before) readEntries(path, entries, schema, now, problems);
  if (problems.length === mistakes) READ_BEFORE.set(file, before ?? now);
  for (const entry of before ?? now) list.push(entry);
}

function twice(what: string, id: string): Problem {
  return { code: 'library/wrong-shape', place: `${what} ${id}`, facts: { reason: `the id ${id} is there twice` } };
}

function byId<T extends { readonly id: string }>(
  what: string,
  items: readonly T[],
  problems: Problem[],
): ReadonlyMap<string, T> {
  const map = new Map<string, T>();
  for (const item of items) {
    if (map.has(item.id)) problems.push(twice(what, item.id));
    map.set(item.id, item);
  }
  return map;
}

function build(all: AllEntries, packs: ReadonlyMap<string, string>, problems: Problem[]): Library {
  const map = <C extends CollectionName, T extends { readonly id: string }>(name: C, items: readonly T[]) =>
    byId(name, items, problems);
  const facts = (of: FactOwner): ReadonlyMap<string, Fact> =>
    map(
      'facts',
      all.facts.filter(fact => fact.of === of),
    );
  const parts = {
    sources: map('sources', all.sources),
    providers: map('providers', all.providers),
    serviceModels: map('service-models', all['service-models']),
    types: map('types', all.types),
    properties: map('properties', all.properties),
    flowProperties: facts('flow'),
    projectFacts: facts('project'),
    providerFacts: facts('provider'),
    responsibilityFacts: facts('responsibility'),
    dataClasses: map('data-classes', all['data-classes']),
    dataTypes: map('data-types', all['data-types']),
    boundaryKinds: map('boundary-kinds', all['boundary-kinds']),
    languages: map('languages', all.languages),
    topics: map('topics', all.topics),
    layers: map('layers', all.layers),
    aiModels: map('ai-models', all['ai-models']),
    aiLayers: map('ai-layers', all['ai-layers']),
    considerations: map('considerations', all.considerations),
    threats: map('threats', all.threats),
    leadingThreats: map('leading-threats', all['leading-threats']),
    controls: map('controls', all.controls),
    impliedControls: all['implied-controls'],
    reviewAreas: all['review-areas'],
    questionAreas: map('question-areas', all['question-areas']),
    questions: map('questions', all.questions),
    policyTemplates: map('policy-templates', all['policy-templates']),
    registers: map('registers', all.registers),
    attackTactics: map('attack-tactics', all['attack-tactics']),
    attackTechniques: map('attack-techniques', all['attack-techniques']),
    attackSuccessors: map('attack-successors', all['attack-successors']),
    listNames: map('list-names', all['list-names']),
    capecPatterns: map('capec-patterns', all['capec-patterns']),
    cweWeaknesses: map('cwe-weaknesses', all['cwe-weaknesses']),
    nistControls: map('nist-controls', all['nist-controls']),
    nativeCapabilities: all['native-capabilities'],
    renames: map('renames', all.renames),
    components: map('rule-components', all['rule-components']),
    ruleTests: map('rule-tests', all['rule-tests']),
  };
  return { ...parts, indexes: indexLibrary(parts, packs) };
}

const asFailure = (problems: readonly Problem[]): Result<never> | null => {
  const [first, ...rest] = problems;
  return first ? fail(first, ...rest) : null;
};

/**
 * Reads the files of one or more packs into a library. Files are taken in the order of their paths, so that the result does not
 * depend on the host. Fails with every problem it finds: wrong shapes first, then origins and references that lead nowhere.
 */
export function loadLibrary(files: readonly TemplateFile[]): Result<Library> {
  const problems: Problem[] = [];
  const collected = emptyCollections();
  const read: NamedFile[] = [];
  const ordered = [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  for (const { path, json } of ordered) {
    const shell = LibraryFile.safeParse(json);
    if (!shell.success) {
      for (const fault of shapeFaults(shell.error, json))
        problems.push(wrongShape(path, placeOf(fault.path), fault.words));
      continue;
    }
    read.push({ path, shell: shell.data });
    const name = collectionOf(shell.data);
    if (name) collectInto(collected, name, { path, json, entries: shell.data.entries }, problems);
  }
  const misshapen = asFailure(problems);
  if (misshapen) return misshapen;
  const packs = packsOf(read);
  const library = build({ ...collected, ...linkAcrossPacks(collected, packs) }, packs, problems);
  problems.push(...provenanceProblems(read, library.sources), ...crossReferenceProblems(library));
  return asFailure(problems) ?? ok(library);
}
