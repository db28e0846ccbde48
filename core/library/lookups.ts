import type { Control, ImpliedControl, Threat } from './catalogue';
import type { Library, LibraryIndexes } from './library';
import type { NativeCapability } from './references';
import type { Layer, Responsible } from './responsibilities';
import type { Property, ServiceModelId } from './taxonomy';

/** The pack of everything that is shipped. */
export const SHIPPED_PACK = 'parapet';

/** Stands among the types where it is said what is named first of flows, which have none. */
export const FLOW = 'flow';

type IndexedParts = Omit<Library, 'indexes'>;

function grouped<T>(items: Iterable<T>, keysOf: (item: T) => Iterable<string>): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}

/** Does one of these selectors (`*`, `@tag`, a type id) name the type? */
export function selects(
  selectors: readonly string[],
  type: string,
  tags: ReadonlySet<string> | readonly string[],
): boolean {
  const has = (tag: string) => ('has' in tags ? tags.has(tag) : tags.includes(tag));
  return selectors.some(one => one === '*' || (one.startsWith('@') ? has(one.slice(1)) : one === type));
}

function leadingByType({ types, leadingThreats }: IndexedParts): LibraryIndexes['leadingByType'] {
  const lists = [...leadingThreats.values()];
  const byType = new Map<string, readonly string[]>();
  const ofFlows = lists.find(list => list.of.includes(FLOW));
  if (ofFlows) byType.set(FLOW, ofFlows.threats);
  for (const type of types.values()) {
    const first =
      lists.find(list => list.of.includes(type.id)) ?? lists.find(list => selects(list.of, type.id, type.tags));
    if (first) byType.set(type.id, first.threats);
  }
  return byType;
}

/** Works out what the lookups below read. */
export function indexLibrary(parts: IndexedParts, packOf: ReadonlyMap<string, string>): LibraryIndexes {
  const properties = [...parts.properties.values()];
  const layers = [...parts.layers.values()];
  const propertiesByType = new Map<string, readonly Property[]>();
  for (const type of parts.types.values()) {
    propertiesByType.set(
      type.id,
      properties.filter(property => selects(property.appliesTo, type.id, type.tags)),
    );
  }
  return {
    propertiesByType,
    impliedByProperty: grouped(parts.impliedControls, row => [row.property]),
    controlsByTopic: grouped(parts.controls.values(), control => [control.topic]),
    layersByTopic: new Map(
      [...parts.topics.values()].map(topic => [topic.id, layers.filter(layer => topic.layers.includes(layer.id))]),
    ),
    topicsByLayer: grouped(parts.topics.values(), topic => topic.layers),
    nativeByTechnique: grouped(parts.nativeCapabilities, row => [row.technique]),
    tags: new Set([...parts.types.values()].flatMap(type => type.tags)),
    packOf,
    leadingByType: leadingByType(parts),
  };
}

/** Kinds of content of which it is told to which pack an entry belongs. */
export type PackedContent = 'types' | 'threats' | 'controls';

/** The pack that an entry belongs to; `parapet` for what is shipped, and for an id that nobody knows. */
export function packOf(library: Pick<Library, 'indexes'>, content: PackedContent, id: string): string {
  return library.indexes.packOf.get(`${content} ${id}`) ?? SHIPPED_PACK;
}

/** The properties that an element of this type has, in the order of the library; none for an unknown type. */
export function propertiesOf(library: Library, typeId: string): readonly Property[] {
  return library.indexes.propertiesByType.get(typeId) ?? [];
}

/** What is named first of a type, in order; nothing for a type of which nobody wrote it down. */
export function leadingThreatsOf(library: Library, typeId: string): readonly string[] {
  return library.indexes.leadingByType.get(typeId) ?? [];
}

/** The controls that a property speaks about, for any of its values. */
export function impliedControlsOf(library: Library, propertyId: string): readonly ImpliedControl[] {
  return library.indexes.impliedByProperty.get(propertyId) ?? [];
}

/** The controls that this value of the property says are in place. */
export function controlsImpliedBy(library: Library, propertyId: string, value: string): readonly ImpliedControl[] {
  return impliedControlsOf(library, propertyId).filter(row => row.values.includes(value));
}

/** The responsibility layers that a topic touches. */
export function layersOf(library: Library, topicId: string): readonly Layer[] {
  return library.indexes.layersByTopic.get(topicId) ?? [];
}

/** The controls that the customer's share of a layer calls for. */
export function controlsOfLayer(library: Library, layerId: string): readonly Control[] {
  const topics = library.indexes.topicsByLayer.get(layerId) ?? [];
  return topics.flatMap(topic => library.indexes.controlsByTopic.get(topic.id) ?? []);
}

/** Who acts in a layer under a service model; null for a layer nobody knows. */
export function responsibleFor(library: Library, layerId: string, model: ServiceModelId): Responsible | null {
  return library.layers.get(layerId)?.responsible[model] ?? null;
}

/** What the providers' own services do against the techniques of a threat. */
export function nativeCapabilitiesFor(library: Library, threat: Threat): readonly NativeCapability[] {
  return threat.attack.flatMap(id => library.indexes.nativeByTechnique.get(id) ?? []);
}

/** A technique with the version of the catalogue that it is taken from, and what the next version calls it if that differs. */
export interface VersionedTechnique {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly later: { readonly id: string; readonly name: string; readonly version: string } | null;
}

/** The technique of MITRE ATT&CK with this id, or null. */
export function techniqueOf(library: Library, id: string): VersionedTechnique | null {
  const technique = library.attackTechniques.get(id);
  if (!technique) return null;
  const version = library.sources.get('mitre-attack')?.version ?? '';
  const later = library.attackSuccessors.get(id);
  return {
    id,
    name: technique.name,
    version,
    later: later ? { id: later.v19, name: later.name, version: '19' } : null,
  };
}
