import { UnstyledButton } from '@mantine/core';
import { type ReactNode, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { RISK_BANDS, type RiskBand } from '../../../core/model';
import { type PortfolioLine, type PortfolioTotals, unknownShare } from '../../../core/review';
import { RISK_BAND_LABEL } from '../../../core/text';
import { useShowDue } from '../../actions';
import { RiskChip } from '../../meaning';
import { useOrganisationModel } from '../../session';
import { dayText, numberText } from '../../text/deviceFormat';
import { percentText } from '../../text/percentText';
import { type CountedLine, useShowCounted } from './counted';
import classes from './portfolio.module.css';
import { useOpenProject } from './useOpenProject';

interface GlanceProps {
  readonly lines: readonly PortfolioLine[];
  readonly totals: PortfolioTotals;
}

/** The whole portfolio in a few numbers; each opens the projects that it counts. */
export function Glance({ lines, totals }: GlanceProps) {
  const { t } = useTranslation('portfolio');
  const show = useShowCounted();
  const open = useOpenProject();
  const overdue = useOverdueLines();
  const projectLines = (
    of: (line: PortfolioLine) => Pick<CountedLine, 'detail' | 'open'> | null,
    order: readonly PortfolioLine[] = lines,
  ) =>
    order.flatMap(line => {
      const told = of(line);
      return told ? [{ id: line.id, name: line.name, ...told }] : [];
    });
  const showBand = (band: RiskBand) =>
    show({
      title: t('mark', { what: t('allProjects'), series: RISK_BAND_LABEL[band], value: totals.bands[band] }),
      lines: projectLines(
        ({ id, figures }) =>
          figures && figures.bands[band] > 0
            ? {
                detail: numberText(figures.bands[band]),
                open: () => open(id, { bands: [band], section: 'confirmed' }),
              }
            : null,
        lines.toSorted((a, b) => (b.figures?.bands[band] ?? 0) - (a.figures?.bands[band] ?? 0)),
      ),
    });
  const showToVerify = () =>
    show({
      title: t('mark', { what: t('allProjects'), series: t('column.unknown'), value: totals.toVerify }),
      hint: t('toVerifyHint', { toVerify: totals.toVerify, all: totals.toVerify + totals.confirmed }),
      lines: projectLines(({ id, figures, unknown }) =>
        figures && figures.toVerify > 0
          ? {
              detail: t('countAndShare', { count: figures.toVerify, share: percentText(unknown) }),
              open: () => open(id, { section: 'to-verify' }),
            }
          : null,
      ),
    });
  const showOverdue = () =>
    show({
      title: t('mark', { what: t('allProjects'), series: t('column.overdue'), value: totals.overdue }),
      groups: lines.filter(line => line.overdue.length > 0).map(({ id, name }) => ({ id, title: name })),
      lines: lines.flatMap(line => overdue(line).map(one => ({ ...one, group: line.id }))),
    });
  return (
    <section className={classes.glance} aria-label={t('glance')}>
      <Tile
        value={totals.projects}
        label={t('projects')}
        onOpen={() =>
          show({
            title: t('mark', { what: t('allProjects'), series: t('projects'), value: totals.projects }),
            lines: projectLines(({ id, figures }) => ({
              detail: figures ? '' : t('notCounted'),
              open: () => open(id),
            })),
          })
        }
      />
      {RISK_BANDS.toReversed().map(band => (
        <Tile key={band} value={totals.bands[band]} label={<RiskChip band={band} />} onOpen={() => showBand(band)} />
      ))}
      <Tile
        value={totals.toVerify}
        shown={percentText(unknownShare(totals)) || '0'}
        label={t('column.unknown')}
        onOpen={showToVerify}
      />
      <Tile value={totals.overdue} label={t('column.overdue')} onOpen={showOverdue} />
    </section>
  );
}

/** What is past its day in a project; each line leads to the thing. */
export function useOverdueLines(): (line: PortfolioLine) => readonly CountedLine[] {
  const { t } = useTranslation('overview');
  const show = useShowDue();
  const model = useOrganisationModel();
  return useCallback(
    ({ id, name, overdue }) =>
      overdue.map(date => ({
        id: `${id} ${date.kind} ${date.id}`,
        name: date.title || t(`kind.${date.kind}`),
        detail: `${t(`kind.${date.kind}`)}, ${dayText(date.day)}`,
        open: () => void show({ ...date, status: 'overdue', project: { id, name } }, model),
      })),
    [t, show, model],
  );
}

interface TileProps {
  readonly value: number;
  readonly shown?: string;
  readonly label: ReactNode;
  readonly onOpen: () => void;
}

function Tile({ value, shown = numberText(value), label, onOpen }: TileProps) {
  return (
    <UnstyledButton className={classes.tile} disabled={value === 0} onClick={onOpen}>
      <span className={classes.tileValue}>{shown}</span>
      <span className={classes.tileLabel}>{label}</span>
    </UnstyledButton>
  );
}
