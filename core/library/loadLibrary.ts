import { fail, ok, type Problem, type Result } from '../base';
import { crossReferenceProblems } from './crossReferences';
import type { Library } from './library';
import { type CollectionName, collectionOf, type Entry } from './libraryFile';
import { linkAcrossPacks, packsOf } from './linkPacks';
import { indexLibrary } from './lookups';
import { type NamedFile, provenanceProblems } from './provenance';
import { readFiles, type TemplateFile, trusted } from './readFiles';
import type { Fact, FactOwner } from './taxonomy';

type Collected = { [C in CollectionName]: Entry<C>[] };
type AllEntries = { readonly [C in CollectionName]: readonly Entry<C>[] };

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

function collected(files: readonly NamedFile[]): AllEntries {
  const all = emptyCollections();
  for (const { shell } of files) {
    const name = collectionOf(shell);
    // Each entry has the shape of its collection; the compiler cannot follow that through the table.
    if (name) for (const entry of shell.entries) (all[name] as unknown[]).push(entry);
  }
  return all;
}

function twice(what: string, id: string): Problem {
  return { code: 'library/id-twice', place: `${what} ${id}`, facts: { id } };
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

function assembled(files: readonly NamedFile[], problems: Problem[]): Library {
  const all = collected(files);
  const packs = packsOf(files);
  return build({ ...all, ...linkAcrossPacks(all, packs) }, packs, problems);
}

/**
 * Reads the files of one or more packs into a library. Files are taken in the order of their paths, so that the result does not
 * depend on the host. Fails with every problem it finds: wrong shapes first, then origins and references that lead nowhere.
 */
export function loadLibrary(files: readonly TemplateFile[]): Result<Library> {
  const read = readFiles(files);
  if (!read.ok) return read;
  const problems: Problem[] = [];
  const library = assembled(read.value, problems);
  problems.push(...provenanceProblems(read.value, library.sources), ...crossReferenceProblems(library));
  const [first, ...rest] = problems;
  return first ? fail(first, ...rest) : ok(library);
}

/** The files of a library without mistakes, with everything in them that they leave out: what `libraryInFull` takes. */
export function inFull(files: readonly TemplateFile[]): Result<readonly TemplateFile[]> {
  const library = loadLibrary(files);
  if (!library.ok) return library;
  const read = readFiles(files);
  return read.ok ? ok(read.value.map(({ path, shell }) => ({ path, json: shell }))) : read;
}

/**
 * What `loadLibrary` makes of the same files, without looking for mistakes: for files of `inFull` alone, in which the build has looked
 * for them, so that no start of the app has to.
 */
export function libraryInFull(files: readonly TemplateFile[]): Library {
  return assembled(trusted(files), []);
}
