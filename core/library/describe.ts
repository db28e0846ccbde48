import type { FactExplanation, TypeExplanation } from './explain';
import type { FactValue } from './facts';
import type { Library } from './library';
import type { Vocabulary } from './vocabulary';

/** What people read for a value: its words in the library, the name of a class or kind of data, else the value itself. */
export function valueName(library: Library, vocabulary: Vocabulary, path: string, value: string): string {
  const named = vocabulary.definition(path)?.valueNames[value];
  if (named) return named;
  if (path.endsWith('data.class')) return library.dataClasses.get(value)?.name ?? value;
  if (path.endsWith('data.type')) return library.dataTypes.get(value)?.name ?? value;
  if (path === 'boundary.kind') return library.boundaryKinds.get(value)?.name ?? value;
  return path === 'flow.crosses' ? crossingName(library, value) : value;
}

function crossingName(library: Library, crossing: string): string {
  if (crossing === 'none') return 'no boundary';
  const exact = library.boundaryKinds.get(crossing);
  if (exact) return exact.name;
  for (const kind of library.boundaryKinds.values()) if (kind.crossing === crossing) return kind.name;
  return crossing;
}

/** What people read for a fact: its name in the library. */
export function factName(vocabulary: Vocabulary, path: string): string {
  return vocabulary.definition(path)?.name ?? path;
}

function actualWords(library: Library, vocabulary: Vocabulary, path: string, actual: FactValue): string {
  if (actual === null || actual.length === 0 || actual === '?') return 'not known';
  const values = typeof actual === 'string' ? [actual] : actual;
  return values.map(value => (value === '?' ? 'not known' : valueName(library, vocabulary, path, value))).join(', ');
}

/** One leaf as a short line: `Caller authentication: Password`, `Owner: nobody`, `Type: Object / blob storage`. */
export function describeLeaf(
  library: Library,
  vocabulary: Vocabulary,
  leaf: FactExplanation | TypeExplanation,
): string {
  if (leaf.node === 'type') {
    const role = { element: 'Type', source: 'Sender', target: 'Receiver' }[leaf.test.of];
    return `${role}: ${library.types.get(leaf.actual)?.name ?? 'not known'}`;
  }
  const { test, actual } = leaf;
  const name = factName(vocabulary, test.path);
  if (test.op === 'empty' && (actual === null || actual.length === 0)) return `${name}: nobody`;
  const standard = vocabulary.definition(test.path)?.default ?? null;
  if (actual === null && standard !== null) {
    return `${name}: ${valueName(library, vocabulary, test.path, standard)} (unless said otherwise)`;
  }
  return `${name}: ${actualWords(library, vocabulary, test.path, actual)}`;
}
