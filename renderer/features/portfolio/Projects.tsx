import { Anchor, Group } from '@mantine/core';
import { memo, useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RISK_BANDS } from '../../../core/model';
import type { PortfolioLine } from '../../../core/review';
import { RISK_BAND_LABEL } from '../../../core/text';
import { RiskChip } from '../../meaning';
import { percentText } from '../../text/percentText';
import { Card, type Column, FilterBar, FilterChoice, Nothing, TwoLines } from '../../ui';
import { CountButton } from './CountButton';
import { Bars, useRiskSeries } from './charts';
import { useShowCounted } from './counted';
import { FittedTable } from './FittedTable';
import { useOverdueLines } from './Glance';
import { type Look, LookSwitch } from './LookSwitch';
import classes from './portfolio.module.css';
import { useOpenProject } from './useOpenProject';

const BANDS = RISK_BANDS.toReversed();

/** Every project with its risks, worst first. */
export const Projects = memo(function Projects({ lines }: { readonly lines: readonly PortfolioLine[] }) {
  const { t } = useTranslation('portfolio');
  const [look, setLook] = useState<Look>('table');
  const { shown, filters } = useFiltered(lines);
  const columns = useColumns();
  return (
    <Card title={t('projects')} tools={<LookSwitch of={t('projects')} look={look} onLook={setLook} />}>
      <Group mb="sm">{filters}</Group>
      {shown.length === 0 ? (
        <Nothing>{t('noMatch')}</Nothing>
      ) : look === 'table' ? (
        <FittedTable label={t('projects')} columns={columns} rows={shown} rowId={line => line.id} />
      ) : (
        <ProjectBars lines={shown} />
      )}
    </Card>
  );
});

function useFiltered(lines: readonly PortfolioLine[]) {
  const { t } = useTranslation('portfolio');
  const [text, setText] = useState('');
  const [unit, setUnit] = useState<string | null>(null);
  const words = useDeferredValue(text).toLowerCase().split(/\s+/).filter(Boolean).join(' ');
  const units = useMemo(
    () => [...new Set(lines.flatMap(line => line.figures?.businessUnit || []))].sort((a, b) => a.localeCompare(b)),
    [lines],
  );
  const shown = useMemo(
    () =>
      lines.filter(({ name, figures }) => {
        const said = [name, figures?.businessUnit, figures?.owner, figures?.worst?.title].join(' ').toLowerCase();
        return (unit === null || figures?.businessUnit === unit) && words.split(' ').every(word => said.includes(word));
      }),
    [lines, unit, words],
  );
  const clear = () => {
    setText('');
    setUnit(null);
  };
  const filters = (
    <FilterBar
      label={t('filters')}
      words={{ search: t('search'), clear: t('clear') }}
      text={text}
      onText={setText}
      filtered={text !== '' || unit !== null}
      onClear={clear}
    >
      <FilterChoice
        label={t('column.unit')}
        any={t('anyUnit')}
        width={180}
        searchable
        data={units.map(value => ({ value, label: value }))}
        value={unit}
        onChange={setUnit}
      />
    </FilterBar>
  );
  return { shown, filters };
}

function useColumns(): readonly Column<PortfolioLine>[] {
  const { t } = useTranslation('portfolio');
  const show = useShowCounted();
  const open = useOpenProject();
  const overdueLines = useOverdueLines();
  return useMemo(() => {
    const mark = (line: PortfolioLine, series: string, value: number) => t('mark', { what: line.name, series, value });
    return [
      {
        id: 'name',
        title: t('column.name'),
        width: 'minmax(110px, 2fr)',
        cell: ({ id, name }) => (
          <Anchor
            component="button"
            size="sm"
            ta="start"
            display="block"
            aria-label={t('openProject', { name })}
            onClick={() => open(id)}
          >
            <TwoLines>{name}</TwoLines>
          </Anchor>
        ),
        sortBy: line => line.name,
      },
      {
        id: 'unit',
        title: t('column.unit'),
        width: 'minmax(76px, 1fr)',
        cell: ({ figures }) => <TwoLines>{figures?.businessUnit || t('notNamed')}</TwoLines>,
        sortBy: line => line.figures?.businessUnit ?? '',
      },
      {
        id: 'owner',
        title: t('column.owner'),
        width: 'minmax(76px, 1fr)',
        cell: ({ figures }) => <TwoLines>{figures?.owner || t('nobody')}</TwoLines>,
        sortBy: line => line.figures?.owner ?? '',
      },
      {
        id: 'worst',
        title: t('column.worst'),
        width: 'minmax(140px, 3fr)',
        cell: ({ id, name, figures }) => {
          const worst = figures?.worst;
          if (!worst) return figures ? t('none') : t('notCounted');
          return (
            <span className={classes.worst}>
              <RiskChip band={worst.band} />
              <Anchor
                ta="start"
                component="button"
                size="sm"
                aria-label={t('openWorst', { project: name, title: worst.title })}
                onClick={() => open(id, { finding: worst.key })}
              >
                <TwoLines>{worst.title}</TwoLines>
              </Anchor>
            </span>
          );
        },
        // By band first: the indexes of two bands overlap.
        sortBy: ({ figures }) =>
          figures?.worst ? RISK_BANDS.indexOf(figures.worst.band) * 1000 + figures.worst.index : -1,
      },
      ...BANDS.map(
        (band): Column<PortfolioLine> => ({
          id: band,
          title: RISK_BAND_LABEL[band],
          width: '72px',
          cell: line =>
            line.figures && (
              <CountButton
                value={line.figures.bands[band]}
                label={mark(line, RISK_BAND_LABEL[band], line.figures.bands[band])}
                onOpen={() => open(line.id, { bands: [band], section: 'confirmed' })}
              />
            ),
          sortBy: line => line.figures?.bands[band] ?? -1,
        }),
      ),
      {
        id: 'unknown',
        title: t('column.unknown'),
        width: '70px',
        cell: line =>
          line.figures && (
            <CountButton
              value={line.figures.toVerify}
              label={mark(line, t('column.unknown'), line.figures.toVerify)}
              onOpen={() => open(line.id, { section: 'to-verify' })}
            >
              {percentText(line.unknown)}
            </CountButton>
          ),
        sortBy: line => line.unknown ?? -1,
      },
      {
        id: 'overdue',
        title: t('column.overdue'),
        width: '64px',
        cell: line => (
          <CountButton
            value={line.overdue.length}
            label={mark(line, t('column.overdue'), line.overdue.length)}
            onOpen={() =>
              show({ title: mark(line, t('column.overdue'), line.overdue.length), lines: overdueLines(line) })
            }
          />
        ),
        sortBy: line => line.overdue.length,
      },
    ];
  }, [t, show, open, overdueLines]);
}

/** The worst projects as bars of their bands. */
function ProjectBars({ lines }: { readonly lines: readonly PortfolioLine[] }) {
  const { t } = useTranslation('portfolio');
  const open = useOpenProject();
  const series = useRiskSeries();
  const rows = useMemo(
    () => lines.flatMap(({ id, name, figures }) => (figures ? [{ id, name, values: figures.bands }] : [])),
    [lines],
  );
  return (
    <Bars
      label={t('projects')}
      rows={rows}
      series={series}
      onMark={(row, band) => {
        const line = lines.find(one => one.id === row);
        if (line) open(line.id, { bands: [band], section: 'confirmed' });
      }}
    />
  );
}
