import '@mantine/charts/styles.layer.css';
import { BarChart, LineChart } from '@mantine/charts';
import { Title } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewId, RiskBand } from '../../../../core/model';
import type { ClosedReview } from '../../../../core/review';
import { RISK_BAND_LABEL } from '../../../../core/text';
import { useTones } from '../../../meaning';
import { dayText, numberText } from '../../../text/deviceFormat';
import { percentText } from '../../../text/percentText';
import classes from './charts.module.css';
import { Legend, SeriesLegend } from './Legend';
import { Mark, Marks } from './Mark';
import { type LineLook, LineSwatch, POINTS } from './points';
import { Segment } from './Segment';
import { useRiskSeries } from './series';
import { Textures } from './Textures';

const HEIGHT = 220;
/** More reviews than these are too narrow to be pointed at; the table has them all. */
const MOST_REVIEWS = 30;
const BAR = 44;

export interface TrendProps {
  /** Earliest first. */
  readonly reviews: readonly ClosedReview[];
  /** Whether all of them are of one provider, so that their scores may be compared. */
  readonly ofOne: boolean;
  readonly onMark: (review: ClosedReview, mark: RiskBand | 'toVerify') => void;
  readonly onReview: (review: ReviewId) => void;
}

/** What was open after each closed review: all of it by band, and the worst of it beside the share to verify. */
export function TrendChart(props: TrendProps) {
  const { t } = useTranslation('portfolio');
  const reviews = props.reviews.slice(-MOST_REVIEWS);
  return (
    <>
      <Stacks {...props} reviews={reviews} />
      <Lines {...props} reviews={reviews} />
      {props.reviews.length > reviews.length && (
        <p className={classes.note}>{t('lastOnly', { shown: reviews.length, all: props.reviews.length })}</p>
      )}
    </>
  );
}

const labelOf = (reviews: readonly ClosedReview[]) => (at: number) => dayText(reviews[at]?.day ?? '');
const nameOf = ({ day, providerName }: ClosedReview) => [dayText(day), providerName].filter(Boolean).join(', ');

const LOOK = {
  h: HEIGHT,
  dataKey: 'at',
  accessibilityLayer: false,
  withTooltip: false,
  textColor: 'var(--ink-soft)',
  gridColor: 'var(--line)',
} as const;

function Stacks({ reviews, onMark }: TrendProps) {
  const { t } = useTranslation('portfolio');
  const series = useRiskSeries();
  const chart = useId();
  return (
    <>
      <Title order={4}>{t('stacks')}</Title>
      <Textures id={chart} />
      <SeriesLegend series={series} chart={chart} />
      <Marks label={t('chartOf', { name: t('stacks') })} rows="across">
        <BarChart
          {...LOOK}
          data={reviews.map(({ bands }, at) => ({ ...bands, at }))}
          type="stacked"
          // The worst stands on the ground, where its height is compared.
          series={series.map(({ id, label, ground }) => ({ name: id, label, color: ground }))}
          maxBarWidth={BAR}
          yAxisProps={{ allowDecimals: false, tickFormatter: value => numberText(value) }}
          xAxisProps={{ tickFormatter: labelOf(reviews) }}
          barProps={({ name: id }) => ({
            shape: bar => {
              const at = series.findIndex(one => one.id === id);
              const one = series[at];
              const review = reviews[bar.index];
              if (!one || !review) return null;
              const value = review.bands[one.id];
              return (
                <Segment
                  bar={bar}
                  series={one}
                  at={at}
                  chart={chart}
                  value={value}
                  label={t('mark', { what: nameOf(review), series: one.label, value })}
                  onOpen={() => onMark(review, one.id)}
                />
              );
            },
          })}
        />
      </Marks>
    </>
  );
}

interface TrendLine {
  readonly id: string;
  readonly label: string;
  readonly look: LineLook;
  /** In which measure it is drawn: numbers at the left, 0 to 100 at the right. */
  readonly axis: 'left' | 'right';
  readonly valueOf: (review: ClosedReview) => number | null;
  readonly textOf: (review: ClosedReview) => string;
  readonly open: (review: ClosedReview) => void;
}

function useLines({ ofOne, onMark, onReview }: TrendProps): readonly TrendLine[] {
  const { t } = useTranslation('portfolio');
  const { risk } = useTones();
  const band = (id: RiskBand, point: LineLook['point'], dashes: string): TrendLine => ({
    id,
    label: RISK_BAND_LABEL[id],
    look: { point, dashes, line: risk[id].line, fill: risk[id].ground },
    axis: 'left',
    valueOf: review => review.bands[id],
    textOf: review => numberText(review.bands[id]),
    open: review => onMark(review, id),
  });
  const unknown: TrendLine = {
    id: 'unknown',
    label: t('toVerifyShare'),
    look: { point: 'diamond', dashes: '5 4', line: 'var(--ink-soft)', fill: 'var(--surface)' },
    axis: 'right',
    valueOf: review => (review.unknown === null ? null : review.unknown * 100),
    textOf: review => percentText(review.unknown),
    open: review => onMark(review, 'toVerify'),
  };
  const score: TrendLine = {
    id: 'score',
    label: t('score'),
    look: { point: 'triangle', dashes: '1 4', line: 'var(--ink)', fill: 'var(--ink)' },
    axis: 'right',
    valueOf: review => review.score,
    textOf: review => numberText(Math.round(review.score ?? 0)),
    open: review => onReview(review.review),
  };
  return [band('critical', 'circle', ''), band('high', 'square', ''), unknown, ...(ofOne ? [score] : [])];
}

function Lines(props: TrendProps) {
  const { reviews } = props;
  const { t } = useTranslation('portfolio');
  const lines = useLines(props);
  const entries = lines.map(({ id, label, look }) => ({ id, label, swatch: <LineSwatch look={look} /> }));
  return (
    <>
      <Title order={4} mt="md">
        {t('lines')}
      </Title>
      <Legend entries={entries} />
      <Marks label={t('chartOf', { name: t('lines') })} rows="across">
        <LineChart
          {...LOOK}
          data={reviews.map((review, at) => ({
            at,
            ...Object.fromEntries(lines.map(line => [line.id, line.valueOf(review)])),
          }))}
          curveType="linear"
          connectNulls={false}
          withRightYAxis
          yAxisProps={{ allowDecimals: false, tickFormatter: value => numberText(value) }}
          rightYAxisProps={{ domain: [0, 100] }}
          xAxisProps={{ tickFormatter: labelOf(reviews), padding: { left: 20, right: 20 } }}
          series={lines.map(({ id, label, look, axis }) => ({
            name: id,
            label,
            color: look.line,
            strokeDasharray: look.dashes,
            ...(axis === 'right' ? { yAxisId: axis } : {}),
          }))}
          lineProps={({ name }) => ({
            isAnimationActive: false,
            activeDot: false,
            dot: ({ cx, cy, index }) => {
              const at = lines.findIndex(line => line.id === name);
              const line = lines[at];
              const review = reviews[index];
              if (!line || !review || cx === undefined || cy === undefined || line.valueOf(review) === null)
                return null;
              return (
                <Mark
                  key={`${name} ${index}`}
                  label={t('mark', { what: nameOf(review), series: line.label, value: line.textOf(review) })}
                  row={index}
                  series={at}
                  onOpen={() => line.open(review)}
                >
                  <path
                    d={POINTS[line.look.point]}
                    transform={`translate(${cx} ${cy})`}
                    fill={line.look.fill}
                    stroke={line.look.line}
                    strokeWidth={1.5}
                  />
                </Mark>
              );
            },
          })}
        />
      </Marks>
    </>
  );
}
