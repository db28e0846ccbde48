import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bandOf } from '../../../core/risk';
import { RISK_BAND_LABEL } from '../../../core/text';
import { useTones } from '../../meaning';
import classes from './risk.module.css';
import { type Cell, countKey, moved, type Side, STEPS } from './risks';

interface MatrixProps {
  readonly side: Side;
  readonly counts: ReadonlyMap<string, number>;
  readonly chosen: Cell | null;
  readonly onChoose: (cell: Cell) => void;
}

const FIRST: Cell = { likelihood: 5, impact: 1 };

/** Likelihood by impact, with how many risks each cell holds. One cell is in the tab order; arrow keys go from it to the others. */
export function Matrix({ side, counts, chosen, onChoose }: MatrixProps) {
  const { t } = useTranslation('risks');
  const grid = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<Cell>(FIRST);
  const keyDown = (event: KeyboardEvent, cell: Cell) => {
    const next = moved(cell, event.key);
    if (!next) return;
    event.preventDefault();
    setAt(next);
    grid.current?.querySelector<HTMLElement>(`[data-cell="${countKey(next)}"]`)?.focus();
  };
  return (
    <section className={classes.matrix} aria-label={t(`${side}Hint`)}>
      <h3>
        {t(side)} <small>{t(`${side}Hint`)}</small>
      </h3>
      <span className={classes.likelihood} aria-hidden>
        {t('likelihood')} →
      </span>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells can be chosen is a grid */}
      <table ref={grid} className={classes.grid} role="grid" aria-label={t('matrixOf', { side: t(side) })}>
        <tbody>
          {STEPS.toReversed().map(likelihood => (
            <tr key={likelihood}>
              <th scope="row" className={classes.step} aria-label={t('likelihoodOf', { value: likelihood })}>
                {likelihood}
              </th>
              {STEPS.map(impact => {
                const cell = { likelihood, impact };
                const isChosen = chosen?.likelihood === likelihood && chosen.impact === impact;
                return (
                  // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the cells of a grid are gridcells
                  // biome-ignore lint/a11y/useFocusableInteractive: the button in the cell takes the focus
                  <td key={impact} role="gridcell" aria-selected={isChosen}>
                    <CellButton
                      cell={cell}
                      count={counts.get(countKey(cell)) ?? 0}
                      reachable={at.likelihood === likelihood && at.impact === impact}
                      onKeyDown={event => keyDown(event, cell)}
                      onClick={() => {
                        setAt(cell);
                        onChoose(cell);
                      }}
                    />
                  </td>
                );
              })}
            </tr>
          ))}
          <tr>
            <td />
            {STEPS.map(impact => (
              <th key={impact} scope="col" className={classes.step} aria-label={t('impactOf', { value: impact })}>
                {impact}
              </th>
            ))}
          </tr>
        </tbody>
      </table>
      <span className={classes.impact} aria-hidden>
        {t('impact')} →
      </span>
    </section>
  );
}

interface CellButtonProps {
  readonly cell: Cell;
  readonly count: number;
  /** Whether Tab comes here. */
  readonly reachable: boolean;
  readonly onClick: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function CellButton({ cell, count, reachable, onClick, onKeyDown }: CellButtonProps) {
  const { t } = useTranslation('risks');
  const { risk } = useTones();
  const band = bandOf(cell.likelihood, cell.impact);
  const { ground, ink, line, sign } = risk[band];
  return (
    <button
      type="button"
      tabIndex={reachable ? 0 : -1}
      aria-label={t('cell', { ...cell, band: RISK_BAND_LABEL[band], count })}
      data-cell={countKey(cell)}
      className={classes.cell}
      style={{ background: ground, color: ink, borderColor: line }}
      onClick={onClick}
      onKeyDown={onKeyDown}
    >
      <span className={classes.sign} aria-hidden>
        {sign}
      </span>
      {count > 0 && <b>{count}</b>}
    </button>
  );
}
