import type { Relation } from './condition';

/**
 * What is known about one fact: a value, several, or nothing (`null`, also for an empty text). The value `?` means that a person
 * said "not known", which is the same as nothing except that a property's default no longer speaks.
 */
export type FactValue = string | readonly string[] | null;

/** Something with a type: an element, an end of a flow, or a boundary that is an asset of its own (a virtual network). */
export interface TypedFacts {
  /** A type id; empty for none. */
  readonly type: string;
  readonly tags: ReadonlySet<string>;
  /** What was said about a property, as stored: defaults are the rule's business, and so is whether the type has it. */
  property(id: string): FactValue;
}

/**
 * The window that a compiled rule looks through. Implemented by the analysis over the model, which is free to remember what was
 * read. For a subject a part does not concern (the ends of an element, the data of a boundary) answer with nothing.
 */
export interface FactReader extends TypedFacts {
  /** Ids of the kinds of data on the element, or carried by the flow. */
  readonly dataTypes: ReadonlySet<string>;
  /** Rating 1 to 5 of the highest class among them; 0 for no data at all. */
  readonly dataRating: number;
  /** Whether what the data of the flow needs before it is sent is in place; null where nothing is carried. */
  readonly dataControls: 'ok' | 'missing' | null;
  /** A property of the flow. */
  flow(id: string): FactValue;
  /** Kinds of crossing of the flow; empty for none. */
  readonly crosses: readonly string[];
  readonly source: TypedFacts | null;
  readonly target: TypedFacts | null;
  /** The kind of the boundary; null where nobody chose one. */
  readonly boundaryKind: string | null;
  project(id: string): FactValue;
  /** A fact about the provider that the subject runs at, or about the provider that is the subject. */
  provider(id: string): FactValue;
  /** What is said of the data asset itself: its owner, how many records, its ratings. */
  asset(id: string): FactValue;
  /** The state of a control on the subject; nothing where it is not known. */
  control(id: string): FactValue;
  /** A fact over all layers of the element: every value that occurs, `?` for layers nobody has settled. */
  responsibility(id: string): FactValue;
  /**
   * What stands around the subject, `within` so many flows for relations that lead from element to element. Things that have none of the
   * `sought` types and tags may be left out.
   */
  related(relation: Relation, within?: number, sought?: readonly string[]): Iterable<FactReader>;
}

const NO_TAGS: ReadonlySet<string> = new Set();

/** A reader that knows nothing: for tests, and to build others on. */
export const KNOWS_NOTHING: FactReader = {
  type: '',
  tags: NO_TAGS,
  property: () => null,
  dataTypes: NO_TAGS,
  dataRating: 0,
  dataControls: null,
  flow: () => null,
  crosses: [],
  source: null,
  target: null,
  boundaryKind: null,
  project: () => null,
  provider: () => null,
  asset: () => null,
  control: () => null,
  responsibility: () => null,
  related: () => [],
};
