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
