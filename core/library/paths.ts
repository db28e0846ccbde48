import { ASSET_FACTS, type VocabularySource } from './vocabulary';

/** Everything that a condition may ask about, as paths. */
export function pathsOf(library: VocabularySource): readonly string[] {
  const paths = (prefix: string, ids: Iterable<string>) => Array.from(ids, id => `${prefix}.${id}`);
  return [
    ...paths('property', library.properties.keys()),
    ...paths('source.property', library.properties.keys()),
    ...paths('target.property', library.properties.keys()),
    ...paths('flow', library.flowProperties.keys()),
    'flow.crosses',
    'flow.data.type',
    'flow.data.class',
    'flow.data.controls',
    'data.type',
    'data.class',
    'boundary.kind',
    ...paths('asset', ASSET_FACTS.keys()),
    ...paths('control', library.controls.keys()),
    ...paths('project', library.projectFacts.keys()),
    ...paths('provider', library.providerFacts.keys()),
    ...paths('responsibility', library.responsibilityFacts.keys()),
  ];
}

/** What a rule about pairs may ask, too: whether both have the same value of a property. */
export const samePathsOf = (library: VocabularySource): readonly string[] =>
  Array.from(library.properties.keys(), id => `same.${id}`);
