import { Anchor, Group } from '@mantine/core';
import { memo, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ProviderId, RISK_BANDS, type RiskBand } from '../../../core/model';
import { type ClosedReview, type ReviewedProject, reviewedProjects, reviewHistory } from '../../../core/review';
import { RISK_BAND_LABEL } from '../../../core/text';
import { useOrganisation, useOrganisationModel } from '../../session';
import { dayText, numberText } from '../../text/deviceFormat';
import { percentText } from '../../text/percentText';
import { Card, type Column, FilterChoice, Nothing } from '../../ui';
import { CountButton } from './CountButton';
import { Trend } from './charts';
import { useShowCounted } from './counted';
import { FittedTable } from './FittedTable';
import { type Look, LookSwitch } from './LookSwitch';

const BANDS = RISK_BANDS.toReversed();
/** What a mark after a review counts: risks of a band, findings to verify, or the projects. */
export type HistoryMark = RiskBand | 'toVerify' | 'projects';

/** What was known after each closed review; every number opens the projects that it counts. */
export const History = memo(function History() {
  const { t } = useTranslation('portfolio');
  const model = useOrganisationModel();
  const [provider, setProvider] = useState<ProviderId | null>(null);
  const [look, setLook] = useState<Look>('chart');
  const closed = useMemo(() => reviewHistory(model, provider), [model, provider]);
  const newestFirst = useMemo(() => closed.toReversed(), [closed]);
  const show = useShowReviewed(provider);
  const organisation = useOrganisation();
  const columns = useColumns(show);
  return (
    <Card
      title={t('history')}
      intro={t('historyHint')}
      tools={
        <Group gap="xs">
          <ProviderChoice value={provider} onChange={setProvider} />
          <LookSwitch of={t('history')} look={look} onLook={setLook} />
        </Group>
      }
    >
      {closed.length === 0 ? (
        <Nothing>{t('historyNone')}</Nothing>
      ) : look === 'table' ? (
        <FittedTable label={t('history')} columns={columns} rows={newestFirst} rowId={one => one.review} />
      ) : (
        <Trend
          reviews={closed}
          ofOne={provider !== null}
          onMark={show}
          onReview={review => organisation.goTo('reviews', review)}
        />
      )}
    </Card>
  );
});

interface ProviderChoiceProps {
  readonly value: ProviderId | null;
  readonly onChange: (provider: ProviderId | null) => void;
}

/** Providers that have a closed review. */
function ProviderChoice({ value, onChange }: ProviderChoiceProps) {
  const { t } = useTranslation('portfolio');
  const { reviews, providers } = useOrganisationModel();
  const choices = useMemo(() => {
    const reviewed = new Set([...reviews.values()].flatMap(one => (one.seal ? one.provider : [])));
    return [...providers.values()]
      .filter(one => reviewed.has(one.id))
      .map(one => ({ value: one.id, label: one.name }))
      .sort((a, b) => a.label.localeCompare(b.label));
  }, [reviews, providers]);
  if (choices.length < 2) return null;
  return (
    <FilterChoice
      label={t('provider')}
      any={t('allProviders')}
      width={180}
      searchable
      data={choices}
      value={value}
      onChange={onChange}
    />
  );
}

const COUNT: Readonly<Record<HistoryMark, (project: ReviewedProject) => number>> = {
  low: ({ bands }) => bands.low,
  moderate: ({ bands }) => bands.moderate,
  high: ({ bands }) => bands.high,
  critical: ({ bands }) => bands.critical,
  toVerify: ({ toVerify }) => toVerify ?? 0,
  projects: () => 1,
};

function useShowReviewed(provider: ProviderId | null): (closed: ClosedReview, mark: HistoryMark) => void {
  const { t } = useTranslation('portfolio');
  const model = useOrganisationModel();
  const organisation = useOrganisation();
  const showCounted = useShowCounted();
  return useMemo(
    () => (closed, mark) => {
      const count = COUNT[mark];
      const projects = reviewedProjects(model, closed.review, provider)
        .filter(project => count(project) > 0)
        .toSorted((a, b) => count(b) - count(a));
      const series = {
        ...RISK_BAND_LABEL,
        toVerify: t('column.unknown'),
        projects: t('projects'),
      } satisfies Record<HistoryMark, string>;
      showCounted({
        title: t('mark', {
          what: dayText(closed.day),
          series: series[mark],
          value: projects.reduce((sum, project) => sum + count(project), 0),
        }),
        hint: t('reviewedHint'),
        lines: projects.map(project => ({
          id: project.id,
          name: project.name,
          detail:
            mark === 'projects'
              ? t('reviewedOn', { day: dayText(project.day) })
              : t('countedOn', { number: count(project), day: dayText(project.day) }),
          open: () => organisation.goTo('reviews', project.review),
        })),
      });
    },
    [model, organisation, provider, showCounted, t],
  );
}

function useColumns(show: (closed: ClosedReview, mark: HistoryMark) => void): readonly Column<ClosedReview>[] {
  const { t } = useTranslation('portfolio');
  const organisation = useOrganisation();
  return useMemo(() => {
    const count = (closed: ClosedReview, mark: HistoryMark, series: string, value: number, shown?: string) => (
      <CountButton
        value={value}
        label={t('mark', { what: dayText(closed.day), series, value })}
        onOpen={() => show(closed, mark)}
      >
        {shown ?? numberText(value)}
      </CountButton>
    );
    return [
      {
        id: 'day',
        title: t('day'),
        width: 'minmax(100px, 1fr)',
        cell: ({ review, day, providerName }) => (
          <Anchor
            component="button"
            size="sm"
            aria-label={t('openReview', { provider: providerName, day: dayText(day) })}
            onClick={() => organisation.goTo('reviews', review)}
          >
            {dayText(day)}
          </Anchor>
        ),
        sortBy: one => one.day,
      },
      {
        id: 'provider',
        title: t('provider'),
        width: 'minmax(110px, 2fr)',
        cell: one => one.providerName,
        sortBy: one => one.providerName,
      },
      {
        id: 'score',
        title: t('score'),
        width: 'minmax(90px, 1fr)',
        cell: one => (one.score === null ? t('noScore') : numberText(Math.round(one.score))),
        sortBy: one => one.score ?? -1,
      },
      {
        id: 'projects',
        title: t('projects'),
        width: 'minmax(70px, 1fr)',
        cell: one => count(one, 'projects', t('projects'), one.projects),
        sortBy: one => one.projects,
      },
      ...BANDS.map(
        (band): Column<ClosedReview> => ({
          id: band,
          title: RISK_BAND_LABEL[band],
          width: 'minmax(62px, 1fr)',
          cell: one => count(one, band, RISK_BAND_LABEL[band], one.bands[band]),
          sortBy: one => one.bands[band],
        }),
      ),
      {
        id: 'unknown',
        title: t('column.unknown'),
        width: 'minmax(80px, 1fr)',
        cell: one =>
          one.toVerify === null
            ? t('notNoted')
            : count(one, 'toVerify', t('column.unknown'), one.toVerify, percentText(one.unknown)),
        sortBy: one => one.unknown ?? -1,
      },
    ];
  }, [organisation, show, t]);
}
