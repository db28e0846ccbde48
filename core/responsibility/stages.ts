import type { AssetType, Library } from '../library';
import type { Element } from '../model';
import { typeOf } from './typing';

/** The stages of development and operation, in order; the register of controls by stage has the same. */
export const LIFE_STAGES = ['design', 'code', 'build', 'test', 'deploy', 'run'] as const;
export type LifeStage = (typeof LIFE_STAGES)[number];

/** In which stages something takes part, by the first of these tags or types that its type has. */
const BY_TYPE: readonly (readonly [mark: string, stages: readonly LifeStage[]])[] = [
  ['@repo', ['code']],
  ['build-runner', ['build', 'test']],
  ['@cicd', ['build', 'test', 'deploy']],
  ['@registry', ['build', 'deploy']],
  ['@iac', ['deploy']],
  ['@image', ['build']],
  ['config-mgmt', ['deploy', 'run']],
  ['vuln-scanner', ['test', 'run']],
];

const USUAL: readonly LifeStage[] = ['run'];
const NONE: readonly LifeStage[] = [];

/** The stages in which an element takes part: what somebody said, else by its type; people and systems of others take part in none. */
export function stagesOf(library: Library, element: Pick<Element, 'kind' | 'type' | 'props'>): readonly LifeStage[] {
  const said = element.props['stages']?.value;
  const named = typeof said === 'string' ? [said] : (said ?? []);
  const known = LIFE_STAGES.filter(stage => named.includes(stage));
  if (known.length > 0) return known;
  return element.kind === 'actor' ? NONE : stagesOfType(typeOf(library, element));
}

/** In which stages something of a type takes part, unless somebody says otherwise. */
export function stagesOfType(type: Pick<AssetType, 'id' | 'kind' | 'tags'> | null): readonly LifeStage[] {
  if (!type) return USUAL;
  if (type.kind === 'actor') return NONE;
  const has = (mark: string) => (mark.startsWith('@') ? type.tags.includes(mark.slice(1)) : type.id === mark);
  return BY_TYPE.find(([mark]) => has(mark))?.[1] ?? USUAL;
}
