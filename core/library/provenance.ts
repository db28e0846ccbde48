import type { Problem } from '../base';
import type { CollectionName, LibraryFile } from './libraryFile';
import type { Source } from './references';

/** A library file with the path that people know it by. */
export interface NamedFile {
  readonly path: string;
  readonly shell: LibraryFile;
}

/** What may come from those who let us ship names and nothing more. */
const NAMES: ReadonlySet<string> = new Set<CollectionName>([
  'attack-tactics',
  'attack-techniques',
  'attack-successors',
  'list-names',
  'capec-patterns',
  'cwe-weaknesses',
  'nist-controls',
]);

/** The first text in an entry that is longer than the entry's own id. */
function wordsIn(entry: unknown): string | null {
  const limit = typeof entry === 'object' && entry !== null && 'id' in entry ? String(entry.id).length : 0;
  const search = (value: unknown): string | null => {
    if (typeof value === 'string') return value.length > limit ? value : null;
    if (typeof value !== 'object' || value === null) return null;
    for (const inner of Object.values(value)) {
      const found = search(inner);
      if (found !== null) return found;
    }
    return null;
  };
  return search(entry);
}

function allows(source: Source, { shell }: NamedFile): boolean {
  if (source.ships === 'own' || source.ships === 'text') return true;
  if (source.ships === 'names') return NAMES.has(shell.contains);
  return source.ships === 'ids' && shell.entries.every(entry => wordsIn(entry) === null);
}

/**
 * Files whose header names a source that nobody described, contradicts it, or carries words that their source does not let us
 * ship. NOTICES is made of the sources, so what a file says of its origin has to be what they say.
 */
export function provenanceProblems(
  files: readonly NamedFile[],
  sources: ReadonlyMap<string, Source>,
): readonly Problem[] {
  return files.flatMap((file): readonly Problem[] => {
    const { path, shell } = file;
    const source = sources.get(shell.source);
    if (!source)
      return [
        {
          code: 'library/dangling-reference',
          file: path,
          place: 'source',
          facts: { id: shell.source, what: 'source' },
        },
      ];
    const { version, licence, attribution } = source;
    if (version !== shell.sourceVersion || licence !== shell.licence || attribution !== shell.attribution) {
      const reason = `Version, licence or attribution differ from those of the source ${source.id}`;
      return [{ code: 'library/wrong-shape', file: path, place: 'source', facts: { reason } }];
    }
    if (allows(source, file)) return [];
    return [{ code: 'library/no-text', file: path, place: 'entries', facts: { source: source.name } }];
  });
}
