import type { ReactNode } from 'react';
import classes from './charts.module.css';
import type { Series } from './series';
import { fillOf, isDrawn } from './Textures';

interface LegendProps {
  readonly entries: readonly { readonly id: string; readonly label: string; readonly swatch: ReactNode }[];
}

/** What stands for what. */
export function Legend({ entries }: LegendProps) {
  return (
    <ul className={classes.legend}>
      {entries.map(({ id, label, swatch }) => (
        <li key={id}>
          <svg width={22} height={16} aria-hidden>
            {swatch}
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}

/** The legend of stacked bars. */
export function SeriesLegend({ series, chart }: { readonly series: readonly Series[]; readonly chart: string }) {
  const swatch = (one: Series) => (
    <>
      <rect x={0.5} y={0.5} width={21} height={15} rx={2} fill={fillOf(one, chart)} stroke={one.line} />
      {isDrawn(one) && <rect x={6} y={2} width={10} height={12} className={classes.plate} />}
      <text x={11} y={12} textAnchor="middle" className={classes.sign} fill={one.ink}>
        {one.sign}
      </text>
    </>
  );
  return <Legend entries={series.map(one => ({ id: one.id, label: one.label, swatch: swatch(one) }))} />;
}
