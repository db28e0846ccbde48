import { addTo } from '../../base';
import { type Bag, isBag, labelOf, listOf } from '../foreignValue';

/** What a component of a threat model is, by its property `cdx:model:type`. */
export type Sort = 'boundary' | 'asset' | 'actor' | 'process' | 'store' | 'dataflow';

const SORTS: Readonly<Record<string, Sort>> = {
  boundary: 'boundary',
  asset: 'asset',
  actor: 'actor',
  external: 'actor',
  externalentity: 'actor',
  server: 'process',
  process: 'process',
  lambda: 'process',
  llm: 'process',
  agent: 'process',
  datastore: 'store',
  dataflow: 'dataflow',
};

/** A component with its properties by name, without the prefix that all of them have. */
export interface Component {
  readonly ref: string;
  readonly name: string;
  readonly description: unknown;
  /** Null for one that is not drawn: a diagram, a repository, a piece of code. */
  readonly sort: Sort | null;
  readonly word: string;
  readonly properties: ReadonlyMap<string, readonly string[]>;
  readonly inner: readonly Component[];
}

const PREFIX = 'cdx:model:';
const DEEPEST = 10;

/** The threat models among the components of a file, with what is in them. */
export function readComponents(value: unknown, depth = 0): readonly Component[] {
  return listOf(value).flatMap(raw => (isBag(raw) && raw['type'] === 'threat-model' ? readComponent(raw, depth) : []));
}

function readComponent(raw: Bag, depth: number): Component {
  const properties = new Map<string, string[]>();
  for (const property of listOf(raw['properties'])) {
    if (!isBag(property)) continue;
    const name = (labelOf(property['name']) ?? '').replace(PREFIX, '');
    const text = labelOf(property['value']);
    if (name === '' || text === undefined) continue;
    addTo(properties, name, text);
  }
  const word = properties.get('type')?.[0] ?? '';
  const key = word.toLowerCase();
  return {
    ref: labelOf(raw['bom-ref']) ?? '',
    name: labelOf(raw['name']) ?? '',
    description: raw['description'],
    sort: Object.hasOwn(SORTS, key) ? (SORTS[key] ?? null) : null,
    word,
    properties,
    inner: depth < DEEPEST ? readComponents(raw['components'], depth + 1) : [],
  };
}

/** The only value of a property, or its first. */
export function said(component: Component, property: string): string {
  return component.properties.get(property)?.[0] ?? '';
}

/** All components of all depths in their order. */
export function flattened(components: readonly Component[]): readonly Component[] {
  return components.flatMap(one => [one, ...flattened(one.inner)]);
}
