import { Button, Group, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Decision } from '../../../core/model';
import { useDispatch, useFindingsState, useTable } from '../../session';
import { dayText } from '../../text/deviceFormat';
import { type Column, VirtualTable } from '../../ui';
import classes from './threats.module.css';

/** Decisions whose threat is gone, the newest first. */
export function usePastDecisions(): readonly Decision[] {
  const decisions = useTable('decisions');
  const findings = useFindingsState(state => state.findings);
  return useMemo(
    () =>
      [...decisions.values()]
        .filter(decision => !findings.has(decision.id))
        .sort((a, b) => (a.stamp.at === b.stamp.at ? (a.id < b.id ? -1 : 1) : a.stamp.at < b.stamp.at ? 1 : -1)),
    [decisions, findings],
  );
}

interface PastProps {
  readonly past: readonly Decision[];
  readonly chosen: string | null;
  readonly onChoose: (decision: Decision) => void;
}

export function Past({ past, chosen, onChoose }: PastProps) {
  const { t } = useTranslation('threats');
  const dispatch = useDispatch();
  const columns = useMemo<Column<Decision>[]>(
    () => [
      {
        id: 'title',
        title: t('pastColumn.title'),
        width: 'minmax(200px, 2fr)',
        cell: decision => <span title={decision.remembered.title}>{decision.remembered.title}</span>,
        sortBy: decision => decision.remembered.title,
      },
      {
        id: 'subject',
        title: t('pastColumn.subject'),
        width: 'minmax(140px, 1fr)',
        cell: decision => decision.remembered.subject,
        sortBy: decision => decision.remembered.subject,
      },
      {
        id: 'verdict',
        title: t('pastColumn.verdict'),
        width: '110px',
        cell: decision => t(`verdict.${decision.verdict ?? 'note'}`),
        sortBy: decision => decision.verdict ?? '',
      },
      {
        id: 'by',
        title: t('pastColumn.by'),
        width: 'minmax(100px, 1fr)',
        cell: decision => decision.stamp.by,
        sortBy: decision => decision.stamp.by,
      },
      {
        id: 'day',
        title: t('pastColumn.day'),
        width: '100px',
        cell: decision => dayText(decision.stamp.at),
        sortBy: decision => decision.stamp.at,
      },
    ],
    [t],
  );
  return (
    <div className={classes.column}>
      <Group justify="space-between">
        <p className={classes.soft}>{t('pastIntro')}</p>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => dispatch({ type: 'decision/clear', keys: past.map(decision => decision.id) })}
        >
          {t('pastRemoveAll')}
        </Button>
      </Group>
      <div className={classes.fill}>
        <VirtualTable
          label={t('pastTable')}
          columns={columns}
          rows={past}
          rowId={decision => decision.id}
          chosen={chosen}
          onChoose={onChoose}
          rowHeight={40}
        />
      </div>
    </div>
  );
}

export function PastDetails({ decision }: { readonly decision: Decision | null }) {
  const { t } = useTranslation('threats');
  const dispatch = useDispatch();
  if (!decision)
    return (
      <section className={classes.panel} aria-label={t('pastTitle')}>
        <p className={classes.soft}>{t('pastChoose')}</p>
      </section>
    );
  const { verdict, stamp, remembered } = decision;
  const day = stamp.at;
  return (
    <section
      className={classes.panel}
      aria-label={t('details', { title: remembered.title })}
      tabIndex={-1}
      data-details
    >
      <h3 className={classes.title}>{remembered.title}</h3>
      <Text size="sm">
        <span className={classes.soft}>{t('pastColumn.subject')}: </span>
        {remembered.subject}
      </Text>
      <p className={classes.soft}>{t('pastText')}</p>
      <div className={classes.decided}>
        <Text size="sm" fw={600}>
          {verdict ? t(`decidedBy.${verdict}`, { by: stamp.by, day }) : t('notedBy', { by: stamp.by, day })}
        </Text>
        <Text size="sm" className={classes.prose}>
          {[decision.reason, decision.note, decision.rating?.reason].filter(Boolean).join('\n')}
        </Text>
      </div>
      <div>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => dispatch({ type: 'decision/clear', keys: [decision.id] })}
        >
          {t('pastRemove')}
        </Button>
      </div>
    </section>
  );
}
