import { ActionIcon, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconArrowRight, IconClockExclamation, IconUserCheck } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { RISK_BANDS } from '../../../core/model';
import { RiskChip } from '../../meaning';
import { useSession } from '../../session';
import { type Column, EmptyState, TwoLines, VirtualTable } from '../../ui';
import classes from './risk.module.css';
import type { Acceptance } from './risks';

/** What was accepted, by whom, why, and until when. */
export function Acceptances({ acceptances }: { readonly acceptances: readonly Acceptance[] }) {
  const { t } = useTranslation('risks');
  const session = useSession();
  const columns = useMemo<Column<Acceptance>[]>(
    () => [
      {
        id: 'risk',
        title: t('column.risk'),
        width: 'minmax(200px, 3fr)',
        cell: one => <TwoLines>{one.title}</TwoLines>,
        sortBy: one => one.title,
      },
      {
        id: 'where',
        title: t('column.where'),
        width: 'minmax(120px, 1.5fr)',
        cell: one => <TwoLines>{one.subject}</TwoLines>,
        sortBy: one => one.subject,
      },
      {
        id: 'residual',
        title: t('column.residual'),
        width: '112px',
        cell: one => {
          if (one.band) return <RiskChip band={one.band} />;
          return t(one.here ? 'notRated' : 'gone');
        },
        sortBy: one => (one.band === null ? -1 : RISK_BANDS.indexOf(one.band)),
      },
      {
        id: 'by',
        title: t('column.by'),
        width: 'minmax(140px, 1.2fr)',
        cell: ({ stamp, beyond }) => {
          const by = stamp ? t('byOn', { name: stamp.by, day: stamp.at }) : t('byFile');
          if (!beyond) return <TwoLines>{by}</TwoLines>;
          return (
            <span className={classes.ranOut} title={t('beyondHint')}>
              <IconAlertTriangle size={16} aria-hidden /> {by}
              <VisuallyHidden>, {t('beyondHint')}</VisuallyHidden>
            </span>
          );
        },
        sortBy: one => one.stamp?.by ?? '',
      },
      {
        id: 'reason',
        title: t('column.reason'),
        width: 'minmax(160px, 2fr)',
        cell: ({ reason }) => <TwoLines>{reason === '' ? t('noReason') : reason}</TwoLines>,
      },
      {
        id: 'until',
        title: t('column.until'),
        width: '150px',
        cell: ({ expires, state }) => {
          if (state === 'no-end') return t('noEnd');
          if (state === 'holds') return t('holds', { day: expires ?? '' });
          return (
            <span className={classes.ranOut}>
              <IconClockExclamation size={16} aria-hidden /> {t('ranOut', { day: expires ?? '' })}
            </span>
          );
        },
        sortBy: one => one.expires ?? '9999',
      },
      {
        id: 'open',
        title: t('column.open'),
        width: '48px',
        cell: one =>
          one.here && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('openThreat', { name: one.title })}
              onClick={() => session.goTo('threats', { finding: one.id })}
            >
              <IconArrowRight size={16} />
            </ActionIcon>
          ),
      },
    ],
    [t, session],
  );
  if (acceptances.length === 0)
    return (
      <EmptyState
        icon={IconUserCheck}
        title={t('acceptancesNone')}
        hint={t('acceptancesEmpty')}
        action={{ label: t('acceptancesAction'), onClick: () => session.goTo('threats') }}
      />
    );
  return (
    <div className={classes.tableBox} style={{ marginTop: 8 }}>
      <VirtualTable
        label={t('acceptancesLabel')}
        columns={columns}
        rows={acceptances}
        rowId={one => one.id}
        rowHeight={44}
      />
    </div>
  );
}
