import type { VocabularySource } from './vocabulary';

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
    ...paths('project', library.projectFacts.keys()),
    ...paths('provider', library.providerFacts.keys()),
    ...paths('responsibility', library.responsibilityFacts.keys()),
  ];
}
