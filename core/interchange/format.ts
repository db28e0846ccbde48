import type { Result } from '../base';
import {
  createBoundaryGuesser,
  createDataTypeGuesser,
  createTypeGuesser,
  type Library,
  type NameGuess,
  type TypeGuesser,
} from '../library';
import type { ProjectModel } from '../model';
import type { ImportReport } from './importReport';

/** A foreign file on its way in: within the limits of size, depth and count, and nothing else known of it. */
export interface ForeignFile {
  /** As the person knows it; stands in origins and in problems. */
  readonly name: string;
  readonly text: string;
  /** Its value where the text is JSON, else undefined. */
  readonly json: unknown;
}

/** What readers of formats ask the library: what a name probably stands for. */
export interface ImportTools {
  readonly guessType: TypeGuesser;
  /** Which kind of trust boundary; null where the name does not say. */
  readonly guessBoundary: (name: string) => NameGuess | null;
  /** Names for people. */
  readonly nameOfType: (id: string) => string;
  readonly nameOfBoundaryKind: (id: string) => string;
  readonly nameOfDataType: (id: string) => string;
  /** A property of an element or a flow with its value, e.g. `Encryption at rest: no`. */
  readonly wordsOfFact: (property: string, value: string) => string;
  /** Which kind of data; null where the name does not say. */
  readonly guessData: (name: string) => NameGuess | null;
}

/** The guessers are made when a file of another tool asks: one of ours never does, and making them takes longer than reading it. */
export function createImportTools(library: Library): ImportTools {
  let types: TypeGuesser | null = null;
  let boundaries: ImportTools['guessBoundary'] | null = null;
  let data: ImportTools['guessData'] | null = null;
  return {
    guessType: asked => {
      types ??= createTypeGuesser(library);
      return types(asked);
    },
    guessBoundary: name => {
      boundaries ??= createBoundaryGuesser(library);
      return boundaries(name);
    },
    nameOfType: id => library.types.get(id)?.name ?? id,
    nameOfBoundaryKind: id => library.boundaryKinds.get(id)?.name ?? id,
    nameOfDataType: id => library.dataTypes.get(id)?.name ?? id,
    wordsOfFact: (id, value) => {
      const property = library.properties.get(id) ?? library.flowProperties.get(id);
      return `${property?.name ?? id}: ${property?.valueNames[value] ?? value}`;
    },
    guessData: name => {
      data ??= createDataTypeGuesser(library);
      return data(name);
    },
  };
}

export interface Import {
  readonly model: ProjectModel;
  readonly report: ImportReport;
}

/** Another tool's file format. Adding one is a file that exports a `Format`, and a line in `formats.ts`. */
export interface Format {
  readonly id: string;
  /** The name of the tool and its version, for people. */
  readonly label: string;
  /** Endings of its files, with the dot. */
  readonly extensions: readonly string[];
  /** Whether the file claims to be of this format by its own marks; it may still be malformed. Cheap, never throws. */
  sniff(file: ForeignFile): boolean;
  /** Never throws: what cannot be read at all is a problem, what cannot be kept is a line of the report. */
  read(file: ForeignFile, tools: ImportTools): Result<Import>;
}
