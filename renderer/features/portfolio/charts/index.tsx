import { Loader } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { BarsProps } from './BarsChart';
import type { TrendProps } from './TrendChart';

export { useListSeries, useRiskSeries } from './series';

// The library of charts comes when a chart is looked at, and not before.
const BarsChart = lazy(async () => ({ default: (await import('./BarsChart')).BarsChart }));
const TrendChart = lazy(async () => ({ default: (await import('./TrendChart')).TrendChart }));

/** Stacked bars, one for each row; every segment opens what it counts. */
export function Bars<Id extends string>({ series, onMark, ...props }: BarsProps<Id>) {
  const mark = (row: string, id: string) => {
    const asked = series.find(one => one.id === id);
    if (asked) onMark(row, asked.id);
  };
  return (
    <Suspense fallback={<Coming />}>
      <BarsChart {...props} series={series} onMark={mark} />
    </Suspense>
  );
}

/** What became of the risks from review to review; every segment and point opens what it counts. */
export function Trend(props: TrendProps) {
  return (
    <Suspense fallback={<Coming />}>
      <TrendChart {...props} />
    </Suspense>
  );
}

function Coming() {
  const { t } = useTranslation('portfolio');
  return <Loader size="sm" aria-label={t('chartComes')} />;
}
