import {
  type FactReader,
  type FactValue,
  KNOWS_NOTHING,
  type Library,
  type Relation,
  type TypedFacts,
} from '../../core/library';

type Said = Readonly<Record<string, FactValue>>;

export interface SomeFacts {
  readonly type?: string;
  readonly properties?: Said;
  readonly data?: readonly { readonly type: string; readonly class: string }[];
  readonly dataControls?: 'ok' | 'missing';
  readonly flow?: Said;
  readonly crosses?: readonly string[];
  readonly source?: TypedFacts;
  readonly target?: TypedFacts;
  readonly boundaryKind?: string;
  readonly project?: Said;
  readonly provider?: Said;
  readonly asset?: Said;
  readonly control?: Said;
  readonly responsibility?: Said;
  readonly related?: Partial<Record<Relation, readonly FactReader[]>>;
}

const asked = (said: Said | undefined) => (id: string) => said?.[id] ?? null;

/** A thing with a type and what was said about it. */
export function typedFacts(library: Library, type: string, properties: Said = {}): TypedFacts {
  return { type, tags: new Set(library.types.get(type)?.tags ?? []), property: asked(properties) };
}

/** A reader over facts written down in a test. */
export function someFacts(library: Library, facts: SomeFacts): FactReader {
  const data = facts.data ?? [];
  return {
    ...KNOWS_NOTHING,
    ...typedFacts(library, facts.type ?? '', facts.properties),
    dataTypes: new Set(data.map(one => one.type)),
    dataRating: Math.max(0, ...data.map(one => library.dataClasses.get(one.class)?.rating ?? 0)),
    dataControls: facts.dataControls ?? null,
    flow: asked(facts.flow),
    crosses: facts.crosses ?? [],
    source: facts.source ?? null,
    target: facts.target ?? null,
    boundaryKind: facts.boundaryKind ?? null,
    project: asked(facts.project),
    provider: asked(facts.provider),
    asset: asked(facts.asset),
    control: asked(facts.control),
    responsibility: asked(facts.responsibility),
    related: relation => facts.related?.[relation] ?? [],
  };
}
