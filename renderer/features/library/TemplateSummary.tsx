import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TakenTemplate } from '../../../core/packs';
import classes from './library.module.css';

/** What a template is made of, by the kind of content that it became here. */
const KEPT = ['threats', 'controls', 'types', 'boundary-kinds', 'properties', 'facts'] as const;

/** What of a template of another tool came along, and what did not, with the reason. */
export function TemplateSummary({ template }: { readonly template: TakenTemplate }) {
  const { t } = useTranslation('packs');
  const { kept, dropped } = template;
  return (
    <>
      <div>
        <Text size="sm">{t('templateKept')}</Text>
        <ul className={classes.lines}>
          {KEPT.flatMap(kind => (kept[kind] ? [<li key={kind}>{t(`kept.${kind}`, { count: kept[kind] })}</li>] : []))}
        </ul>
      </div>
      <div>
        <Text size="sm">{dropped.length === 0 ? t('templateWhole') : t('templateDropped')}</Text>
        <ul className={classes.lines}>
          {dropped.map(({ reason, names }) => (
            <li key={reason}>
              {t('droppedBecause', { count: names.length, reason })}
              <details>
                <summary>{t('droppedWhich')}</summary>
                <ul className={classes.lines}>
                  {names.map((name, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: two of them may have one name
                    <li key={at}>{name}</li>
                  ))}
                </ul>
              </details>
            </li>
          ))}
        </ul>
      </div>
      <Text size="xs" c="var(--ink-soft)">
        {t('templateNever')}
      </Text>
    </>
  );
}
