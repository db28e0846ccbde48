import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { createVocabulary, factName, pathsOf } from '../../../core/library';
import { useLibrary } from '../../session';

const GROUPS = [
  'property',
  'source',
  'target',
  'flow',
  'data',
  'boundary',
  'asset',
  'control',
  'project',
  'provider',
  'responsibility',
] as const;

/** Every fact that can be asked about, by whose it is, under the name that people read. */
export function useFactPaths() {
  const { t } = useTranslation('packs');
  const library = useLibrary();
  return useMemo(() => {
    const vocabulary = createVocabulary(library);
    const paths = pathsOf(library).filter(path => vocabulary.definition(path) !== null);
    return GROUPS.map(group => ({
      group: t(`factGroup.${group}`),
      items: paths
        .filter(path => path.split('.')[0] === group)
        .map(value => ({ value, label: factName(vocabulary, value) })),
    })).filter(({ items }) => items.length > 0);
  }, [library, t]);
}
