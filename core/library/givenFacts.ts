import type { Relation } from './condition';
import { type FactReader, type FactValue, KNOWS_NOTHING, type TypedFacts } from './facts';
import type { Library } from './library';
import type { GivenFacts, GivenThing } from './ruleTests';

type Said = Readonly<Record<string, FactValue>>;

/** A case with what it takes from the component that it is like. */
export function filledIn(given: GivenFacts, library: Library): GivenFacts {
  const like = given.like === undefined ? undefined : library.components.get(given.like);
  if (!like) return given;
  const { id: _, ...thing } = like;
  return { ...thing, ...given, facts: { ...thing.facts, ...given.facts } };
}

/** A case that stands on its own: with what it takes from a component, and without naming it. */
export function inFull(given: GivenFacts, library: Library): GivenFacts {
  const { like: _, ...own } = filledIn(given, library);
  return own;
}

function typed(library: Library, type: string | undefined, property: (id: string) => FactValue): TypedFacts {
  return { type: type ?? '', tags: new Set(library.types.get(type ?? '')?.tags ?? []), property };
}

/** Each kind of data with its rating: of the class that was given, or of the one it has by default. */
function dataOf(
  library: Library,
  data: readonly string[],
): readonly { readonly type: string; readonly rating: number }[] {
  return data.map(one => {
    const [type = '', given] = one.split(':');
    const dataClass = given ?? library.dataTypes.get(type)?.defaultClass ?? '';
    return { type, rating: library.dataClasses.get(dataClass)?.rating ?? 0 };
  });
}

const listOf = (value: FactValue): readonly string[] =>
  value === null ? [] : typeof value === 'string' ? [value] : value;

function thingFacts(thing: GivenThing, library: Library): FactReader {
  const said: Said = thing.facts ?? {};
  const at = (prefix: string) => (id: string) => said[`${prefix}.${id}`] ?? null;
  const data = dataOf(library, thing.data ?? []);
  const controls = said['flow.data.controls'];
  const kind = said['boundary.kind'];
  return {
    ...KNOWS_NOTHING,
    ...typed(library, thing.type, at('property')),
    dataTypes: new Set(data.map(one => one.type)),
    dataRating: Math.max(0, ...data.map(one => one.rating)),
    dataControls: controls === 'ok' || controls === 'missing' ? controls : null,
    flow: at('flow'),
    crosses: listOf(said['flow.crosses'] ?? null).filter(one => one !== 'none'),
    source: thing.source === undefined ? null : typed(library, thing.source, at('source.property')),
    target: thing.target === undefined ? null : typed(library, thing.target, at('target.property')),
    boundaryKind: typeof kind === 'string' ? kind : null,
    project: at('project'),
    provider: at('provider'),
    asset: at('asset'),
    control: at('control'),
    responsibility: at('responsibility'),
  };
}

/** The window of a rule onto a situation that somebody wrote down. */
export function givenFacts(given: GivenFacts, library: Library): FactReader {
  const { like: _, ...thing } = filledIn(given, library);
  return withAround(thing, library);
}

/** What a pair is of: the thing itself first, and the second, which stands around it as `target`. */
function endsOf(thing: GivenThing, first: FactReader, related: FactReader['related']): Partial<FactReader> {
  const second = thing.source === undefined && thing.type !== undefined ? [...related('target')][0] : undefined;
  if (!second) return {};
  return { source: first, target: second, related: way => (way === 'source' ? [first] : related(way)) };
}

function withAround(thing: GivenThing, library: Library): FactReader {
  const related = (relation: Relation) => (thing.around?.[relation] ?? []).map(one => withAround(one, library));
  const first = { ...thingFacts(thing, library), related };
  return { ...first, ...endsOf(thing, first, related) };
}
