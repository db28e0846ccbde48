import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SubjectState } from '../../../core/analysis';
import { ClassChip } from '../../meaning';
import { useOpen, useSubjectState } from '../../session';
import classes from './inspector.module.css';
import { Part } from './Panel';

const LEVELS = ['0', '1', '2', '3', '4'] as const;

/** What is computed: how sensitive and how exposed, each with where it comes from. */
export function State({ subject }: { readonly subject: string }) {
  const { t } = useTranslation('inspector');
  const state = useSubjectState(subject);
  if (!state) return null;
  const level = state.exposureKnown ? (LEVELS[state.exposure] ?? '2') : 'unknown';
  const because = state.exposureBecause;
  return (
    <>
      <Part title={t('sensitivity')} aside={state.sensitivity && <ClassChip id={state.sensitivity.class} />}>
        {state.sensitivity ? (
          <Sources from={state.sensitivity.from} />
        ) : (
          <p className={classes.soft}>{t('sensitivityNone')}</p>
        )}
      </Part>
      {subject.startsWith('el_') && (
        <Part title={t('exposure')} aside={t(`exposureLevel.${level}`)}>
          <p className={classes.soft}>{state.exposureKnown ? `${because}.` : t('exposureUnknown', { because })}</p>
        </Part>
      )}
    </>
  );
}

function Sources({ from }: { readonly from: NonNullable<SubjectState['sensitivity']>['from'] }) {
  const { t } = useTranslation('inspector');
  const model = useOpen(open => open.model);
  const name = (rows: ReadonlyMap<string, { readonly name: string }>, id: string | null) =>
    id === null ? '' : (rows.get(id)?.name ?? '');
  return (
    <>
      {from.slice(0, 5).map(({ asset, how, via }) => (
        <Text key={`${asset} ${how} ${via}`} size="xs" c="var(--ink-soft)">
          {t(`sensitivityFrom.${how}`, {
            asset: name(model.assets, asset),
            flow: name(model.flows, via) || t('unnamed'),
          })}
        </Text>
      ))}
    </>
  );
}
