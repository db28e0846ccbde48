import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { createVocabulary, factName, hasFact, pathsOf, type SubjectKind, samePathsOf } from '../../../core/library';
import { useLibrary } from '../../session';

const GROUPS = [
  'property',
  'source',
  'target',
  'same',
  'flow',
  'data',
  'boundary',
  'asset',
  'control',
  'project',
  'provider',
  'responsibility',
] as const;

/** Groups whose facts are called as those of another group, so that whose they are stands beside their name. */
const OF_AN_END = ['source', 'target'] as const;

/** Every fact that can be asked of a subject, by whose it is, under the name that people read. */
export function useFactPaths(of: SubjectKind) {
  const { t } = useTranslation('packs');
  const library = useLibrary();
  return useMemo(() => {
    const vocabulary = createVocabulary(library);
    const all = [...pathsOf(library), ...samePathsOf(library)];
    const paths = all.filter(path => hasFact(of, path) && vocabulary.definition(path) !== null);
    const isPair = of === 'pair';
    const labelOf = (group: (typeof GROUPS)[number], path: string) => {
      const name = factName(vocabulary, path);
      const end = OF_AN_END.find(one => one === group);
      return end ? t(isPair ? `ofPair.${end}` : `ofEnd.${end}`, { name }) : name;
    };
    const groupOf = (group: (typeof GROUPS)[number]) =>
      isPair && (group === 'property' || group === 'source' || group === 'target')
        ? t(`pairGroup.${group}`)
        : t(`factGroup.${group}`);
    return GROUPS.map(group => ({
      group: groupOf(group),
      items: paths.filter(path => path.split('.')[0] === group).map(value => ({ value, label: labelOf(group, value) })),
    })).filter(({ items }) => items.length > 0);
  }, [library, of, t]);
}
