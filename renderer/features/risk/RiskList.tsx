import { ActionIcon, Button, Group, Text } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { plainReader } from '../../../core/changes';
import type { ProjectModel } from '../../../core/model';
import { RiskChip, subjectName } from '../../meaning';
import { useOpen, useSession } from '../../session';
import { type Column, TwoLines, VirtualTable } from '../../ui';
import classes from './risk.module.css';
import { accountableFor, bandToTell, type Cell, type Risk, type Side } from './risks';

interface RiskListProps {
  readonly risks: readonly Risk[];
  /** The cell whose risks these are; null: of all cells. */
  readonly place: { readonly side: Side; readonly cell: Cell } | null;
  readonly onAll: () => void;
}

/** The risks of the chosen cell, or all of them; each leads to Threats. */
export function RiskList({ risks, place, onAll }: RiskListProps) {
  const { t } = useTranslation('risks');
  const session = useSession();
  const [chosen, setChosen] = useState<string | null>(null);
  const columns = useColumns();
  return (
    <>
      <Group gap="sm" h={34} className={classes.listHead}>
        <Text size="sm" aria-live="polite">
          {place ? t('inCell', { side: t(place.side), ...place.cell }) : t('everyCell')}
        </Text>
        {place && (
          <>
            <Button variant="subtle" size="compact-sm" onClick={onAll}>
              {t('showAll')}
            </Button>
            <Button
              variant="light"
              size="compact-sm"
              onClick={() => session.goTo('threats', { band: { side: place.side, ...place.cell } })}
            >
              {t('openCell')}
            </Button>
          </>
        )}
      </Group>
      {risks.length === 0 ? (
        <Text size="sm" c="var(--ink-soft)" p="md">
          {t('nothingHere')}
        </Text>
      ) : (
        <div className={classes.tableBox}>
          <VirtualTable
            label={t('listLabel')}
            columns={columns}
            rows={risks}
            rowId={risk => risk.key}
            chosen={chosen}
            onChoose={risk => setChosen(risk.key)}
            rowHeight={44}
          />
        </div>
      )}
    </>
  );
}

function useColumns(): Column<Risk>[] {
  const { t } = useTranslation('risks');
  const session = useSession();
  const model = useOpen(open => open.model);
  const index = useOpen(open => open.index);
  return useMemo(() => {
    const reader = plainReader(model, index);
    return [
      {
        id: 'risk',
        title: t('column.risk'),
        width: 'minmax(220px, 3fr)',
        cell: risk => <TwoLines>{risk.title}</TwoLines>,
        sortBy: risk => risk.title,
      },
      {
        id: 'where',
        title: t('column.where'),
        width: 'minmax(140px, 2fr)',
        cell: risk => <TwoLines>{whereOf(model, risk, t('project'))}</TwoLines>,
        sortBy: risk => whereOf(model, risk, t('project')),
      },
      {
        id: 'inherent',
        title: t('column.inherent'),
        width: '110px',
        cell: risk => <Band risk={risk} side="inherent" />,
        sortBy: risk => risk.inherent?.index ?? 0,
      },
      {
        id: 'residual',
        title: t('column.residual'),
        width: '110px',
        cell: risk => <Band risk={risk} side="residual" />,
        sortBy: risk => risk.residual?.index ?? 0,
      },
      {
        id: 'accountable',
        title: t('column.accountable'),
        width: 'minmax(130px, 1.2fr)',
        cell: risk => {
          const who = accountableFor(model, reader, risk);
          if (!who) return <span className={classes.soft}>{t('noOwner')}</span>;
          const name = who.by === 'project' ? t('ofProject', { name: who.name }) : who.name;
          return <TwoLines>{name}</TwoLines>;
        },
      },
      {
        id: 'decision',
        title: t('column.decision'),
        width: '140px',
        cell: risk => {
          return risk.confirmed || risk.standing !== 'open' ? t(`standing.${risk.standing}`) : t('toVerify');
        },
        sortBy: risk => risk.standing,
      },
      {
        id: 'open',
        title: t('column.open'),
        width: '48px',
        cell: risk => (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('openThreat', { name: risk.title })}
            onClick={() => session.goTo('threats', { finding: risk.key })}
          >
            <IconArrowRight size={16} />
          </ActionIcon>
        ),
      },
    ];
  }, [t, session, model, index]);
}

function Band({ risk, side }: { readonly risk: Risk; readonly side: Side }) {
  const band = bandToTell(risk, side);
  return band ? <RiskChip band={band} toVerify={!risk.confirmed} /> : '–';
}

function whereOf(model: ProjectModel, { subject }: Risk, project: string): string {
  return subject === null || subject === 'project' ? project : subjectName(model, subject);
}
