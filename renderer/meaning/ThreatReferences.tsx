import { useTranslation } from 'react-i18next';
import type { Library, Threat } from '../../core/library';
import { inStrideOrder } from '../../core/text';
import { useLibrary } from '../session';
import { Fold } from '../ui';
import classes from './meaning.module.css';

const named = (names: ReadonlyMap<string, { readonly name: string }>, ids: readonly string[]) =>
  ids.map(id => {
    const name = names.get(id)?.name;
    return name ? `${id} ${name}` : id;
  });

/** What other catalogues call it, folded away. */
export function ThreatReferences({ threat }: { readonly threat: Threat }) {
  const { t } = useTranslation('threats');
  const library: Library = useLibrary();
  const lines = [
    [t('reference.section'), [threat.section]],
    [t('reference.stride'), inStrideOrder(threat.stride).map(letter => t(`group.${letter}`))],
    [t('reference.linddun'), threat.linddun.map(letter => t(`group.${letter}`))],
    [t('reference.cwe'), named(library.cweWeaknesses, threat.cwe)],
    [t('reference.capec'), named(library.capecPatterns, threat.capec)],
    [t('reference.attack'), named(library.attackTechniques, threat.attack)],
    [t('reference.others'), threat.references],
  ] as const;
  return (
    <Fold title={t('references')}>
      <dl className={classes.references}>
        {lines
          .filter(([, values]) => values.length > 0)
          .map(([label, values]) => (
            <div key={label}>
              <dt>{label}</dt>
              {values.map(value => (
                <dd key={value}>{value}</dd>
              ))}
            </div>
          ))}
      </dl>
    </Fold>
  );
}
