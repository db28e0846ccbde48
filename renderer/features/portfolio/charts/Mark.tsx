import type { KeyboardEvent, ReactNode } from 'react';
import classes from './charts.module.css';

interface MarkProps {
  /** What it counts, with the number. */
  readonly label: string;
  /** Where it stands, from 0. */
  readonly row: number;
  readonly series: number;
  readonly onOpen: () => void;
  readonly children: ReactNode;
}

/** A part of a drawing that opens what it counts. One Tab leads to the chart, the arrow keys lead from mark to mark. */
export function Mark({ label, row, series, onOpen, children }: MarkProps) {
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onOpen();
  };
  return (
    <g
      role="button"
      tabIndex={-1}
      aria-label={label}
      className={classes.mark}
      data-row={row}
      data-series={series}
      onClick={onOpen}
      onKeyDown={press}
    >
      <title>{label}</title>
      {children}
    </g>
  );
}

type Step = readonly [rows: number, series: number];

/** Which way the arrow keys go: rows of lying bars follow one another downwards, those of standing ones to the right. */
const STEPS: Readonly<Record<'down' | 'across', Readonly<Record<string, Step>>>> = {
  down: { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] },
  across: { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] },
};

interface MarksProps {
  readonly label: string;
  readonly rows: 'down' | 'across';
  readonly children: ReactNode;
}

/** The drawing that holds marks: one stop of the keyboard, with arrow keys inside. */
export function Marks({ label, rows, children }: MarksProps) {
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const step = STEPS[rows][event.key];
    if (!step) return;
    const all = [...event.currentTarget.querySelectorAll<SVGGElement>('[data-row][data-series]')];
    const from = all.find(one => one === document.activeElement);
    const next = from ? nextMark(all, from, step) : all[0];
    event.preventDefault();
    next?.focus();
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a toolbar is one stop of the keyboard
    <div role="toolbar" aria-label={label} tabIndex={0} className={classes.marks} onKeyDown={move}>
      {children}
    </div>
  );
}

const at = (mark: SVGGElement): Step => [Number(mark.dataset['row']), Number(mark.dataset['series'])];

/** The nearest mark in a direction; where a row has none of a series, the one beyond. */
function nextMark(all: readonly SVGGElement[], from: SVGGElement, [rows, series]: Step): SVGGElement | undefined {
  const [row, one] = at(from);
  return all
    .map(mark => {
      const [otherRow, other] = at(mark);
      const along = rows === 0 ? (other - one) * series : (otherRow - row) * rows;
      const aside = rows === 0 ? Math.abs(otherRow - row) : Math.abs(other - one);
      return { mark, along, aside };
    })
    .filter(({ along, aside }) => along > 0 && (rows !== 0 || aside === 0))
    .sort((a, b) => a.along - b.along || a.aside - b.aside)[0]?.mark;
}
