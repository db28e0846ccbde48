import type { BarShapeProps } from 'recharts';
import { numberText } from '../../../text/deviceFormat';
import classes from './charts.module.css';
import { Mark } from './Mark';
import type { Series } from './series';
import { fillOf, isDrawn } from './Textures';

const LETTER = 7;
const MARGIN = 8;
const LINE = 14;

interface SegmentProps {
  readonly bar: BarShapeProps;
  readonly series: Series;
  /** Its place among the series. */
  readonly at: number;
  /** Id of the chart. */
  readonly chart: string;
  readonly value: number;
  readonly label: string;
  readonly onOpen: () => void;
}

/** A segment of a bar: its number stands in it where there is room, with its sign where there is more. */
export function Segment({
  bar: { x, y, width, height, index },
  series,
  at,
  chart,
  value,
  label,
  onOpen,
}: SegmentProps) {
  if (value === 0) return null;
  const number = numberText(value);
  const full = `${series.sign} ${number}`;
  const fits = (text: string) => height >= LINE && width >= text.length * LETTER + MARGIN;
  const text = fits(full) ? full : fits(number) ? number : null;
  return (
    <Mark label={label} row={index} series={at} onOpen={onOpen}>
      <rect
        x={x + 0.5}
        y={y + 0.5}
        width={Math.max(2, width - 1)}
        height={Math.max(2, height - 1)}
        fill={fillOf(series, chart)}
        stroke={series.line}
      />
      {text !== null && isDrawn(series) && (
        <rect
          className={classes.plate}
          x={x + width / 2 - (text.length * LETTER) / 2 - 2}
          y={y + height / 2 - LINE / 2}
          width={text.length * LETTER + 4}
          height={LINE}
        />
      )}
      {text !== null && (
        <text
          x={x + width / 2}
          y={y + height / 2}
          dy="0.36em"
          textAnchor="middle"
          className={classes.number}
          fill={series.ink}
        >
          {text}
        </text>
      )}
    </Mark>
  );
}
