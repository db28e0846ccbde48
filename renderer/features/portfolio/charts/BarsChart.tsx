import '@mantine/charts/styles.layer.css';
import { BarChart } from '@mantine/charts';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { numberText } from '../../../text/deviceFormat';
import classes from './charts.module.css';
import { SeriesLegend } from './Legend';
import { Marks } from './Mark';
import { Segment } from './Segment';
import type { Series } from './series';
import { Textures } from './Textures';

/** More bars than these are no longer compared by eye; the table has them all. */
const MOST_BARS = 24;
const BAR = 30;
const AXIS = 36;
const NAMES = 196;
const LETTERS = 26;

export interface BarRow<Id extends string> {
  readonly id: string;
  readonly name: string;
  readonly values: Readonly<Partial<Record<Id, number>>>;
}

export interface BarsProps<Id extends string> {
  readonly label: string;
  /** The most important first. */
  readonly rows: readonly BarRow<Id>[];
  readonly series: readonly Series<Id>[];
  readonly onMark: (row: string, series: Id) => void;
}

/** Lying stacked bars with names before them. */
export function BarsChart({ label, rows, series, onMark }: BarsProps<string>) {
  const { t } = useTranslation('portfolio');
  const chart = useId();
  const shown = rows.slice(0, MOST_BARS);
  const countOf = (at: number, id: string) => shown[at]?.values[id] ?? 0;
  return (
    <>
      <Textures id={chart} />
      <SeriesLegend series={series} chart={chart} />
      <Marks label={t('chartOf', { name: label })} rows="down">
        <BarChart
          h={shown.length * BAR + AXIS}
          data={shown.map(({ values }, at) => ({ ...values, at }))}
          dataKey="at"
          orientation="vertical"
          type="stacked"
          series={series.map(({ id, label: name, ground }) => ({ name: id, label: name, color: ground }))}
          accessibilityLayer={false}
          withTooltip={false}
          gridAxis="y"
          textColor="var(--ink-soft)"
          gridColor="var(--line)"
          maxBarWidth={BAR - 8}
          valueFormatter={value => numberText(value)}
          xAxisProps={{ allowDecimals: false }}
          yAxisProps={{ width: NAMES, interval: 0, tick: props => <Name {...props} rows={shown} /> }}
          barProps={({ name: id }) => ({
            shape: bar => {
              const at = series.findIndex(one => one.id === id);
              const one = series[at];
              const row = shown[bar.index];
              if (!one || !row) return null;
              const value = countOf(bar.index, id);
              return (
                <Segment
                  bar={bar}
                  series={one}
                  at={at}
                  chart={chart}
                  value={value}
                  label={t('mark', { what: row.name, series: one.label, value })}
                  onOpen={() => onMark(row.id, id)}
                />
              );
            },
          })}
        />
      </Marks>
      {rows.length > shown.length && (
        <p className={classes.note}>{t('worstOnly', { shown: shown.length, all: rows.length })}</p>
      )}
    </>
  );
}

interface NameProps {
  readonly x: number | string;
  readonly y: number | string;
  readonly payload: { readonly value: number };
  readonly rows: readonly { readonly name: string }[];
}

/** The name of a bar; a long one is cut and told whole on pointing at it. */
function Name({ x, y, payload, rows }: NameProps) {
  const name = rows[payload.value]?.name ?? '';
  return (
    <text x={Number(x) - 6} y={y} dy="0.36em" textAnchor="end" className={classes.tick} fill="var(--ink)">
      <title>{name}</title>
      {name.length > LETTERS ? `${name.slice(0, LETTERS - 1)}…` : name}
    </text>
  );
}
