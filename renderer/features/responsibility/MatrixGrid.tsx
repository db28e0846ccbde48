import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, memo, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { MatrixRow, ResponsibilityMatrix } from '../../../core/responsibility';
import { SERVICE_MODEL_LABEL } from '../../../core/text';
import { useTones } from '../../meaning';
import { type CellPlace, lookOfCell, moved, shortName } from './matrixView';
import classes from './responsibility.module.css';
import { useCellWords } from './useCellWords';

const ROW = 34;
const HEAD = 178;
const NAME = 210;
const COLUMN = 30;

interface MatrixGridProps {
  readonly layers: ResponsibilityMatrix['layers'];
  readonly rows: readonly MatrixRow[];
  readonly at: CellPlace | null;
  readonly onAt: (place: CellPlace) => void;
}

/**
 * Elements by layers. Only the rows in view exist, so that the focus stays on the grid itself, which says which of its cells is meant;
 * arrow keys go from cell to cell and Enter leads to the details.
 */
export function MatrixGrid({ layers, rows, at, onAt }: MatrixGridProps) {
  const { t } = useTranslation('responsibility');
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 4,
    scrollPaddingStart: HEAD,
  });
  const row = rows.findIndex(one => one.subject === at?.subject);
  const column = layers.findIndex(one => one.id === at?.layer);
  const shown = row >= 0 && column >= 0;
  useKeptInView(scroller, virtual, shown ? { row, column } : null);
  const keyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && at && shown) {
      event.preventDefault();
      onAt({ ...at, entered: true });
      return;
    }
    const size = { rows: rows.length, columns: layers.length };
    const next = shown
      ? moved({ row, column }, event.key, size)
      : moved({ row: 0, column: 0 }, event.key, size) && FIRST;
    const subject = next && rows[next.row]?.subject;
    const layer = next && layers[next.column]?.id;
    if (!subject || !layer) return;
    event.preventDefault();
    onAt({ subject, layer });
  };
  const width = NAME + layers.length * COLUMN;
  return (
    <div
      ref={scroller}
      className={classes.grid}
      role="grid"
      aria-label={t('grid')}
      aria-description={t('gridHint')}
      aria-rowcount={rows.length + 1}
      aria-colcount={layers.length + 1}
      aria-activedescendant={shown ? cellId(row, column) : undefined}
      tabIndex={0}
      onKeyDown={keyDown}
    >
      <div role="row" tabIndex={-1} aria-rowindex={1} className={classes.head} style={{ width, height: HEAD }}>
        <div role="columnheader" tabIndex={-1} className={classes.corner} style={{ width: NAME }}>
          {t('element')}
        </div>
        {layers.map(layer => (
          <div
            key={layer.id}
            role="columnheader"
            tabIndex={-1}
            className={classes.layer}
            data-at={layer.id === at?.layer || undefined}
            style={{ width: COLUMN }}
            aria-label={layer.name}
            title={layer.name}
          >
            <span>{shortName(layer.name)}</span>
          </div>
        ))}
      </div>
      <div role="rowgroup" style={{ height: virtual.getTotalSize(), width, position: 'relative' }}>
        {virtual.getVirtualItems().map(item => {
          const one = rows[item.index];
          if (!one) return null;
          const own = item.index === row;
          return (
            <div
              key={one.subject}
              role="row"
              tabIndex={-1}
              aria-rowindex={item.index + 2}
              className={classes.row}
              data-at={own || undefined}
              style={{ top: item.start, height: ROW, width }}
            >
              <Row row={one} at={item.index} layers={layers} chosen={own ? column : -1} onAt={onAt} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

const FIRST = { row: 0, column: 0 };
const cellId = (row: number, column: number) => `responsibility-${row}-${column}`;

/** Scrolls so that the cell that is meant can be seen, beside and below what sticks. */
function useKeptInView(
  scroller: React.RefObject<HTMLDivElement | null>,
  virtual: { readonly scrollToIndex: (index: number) => void },
  cell: { readonly row: number; readonly column: number } | null,
): void {
  const { row, column } = cell ?? { row: -1, column: -1 };
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when another cell is meant, and for nothing else
  useEffect(() => {
    const box = scroller.current;
    if (!box || row < 0) return;
    virtual.scrollToIndex(row);
    const left = column * COLUMN;
    const seen = box.clientWidth - NAME - COLUMN;
    if (left < box.scrollLeft) box.scrollLeft = left;
    else if (left > box.scrollLeft + seen) box.scrollLeft = left - seen;
  }, [row, column]);
}

interface RowProps {
  readonly row: MatrixRow;
  readonly at: number;
  readonly layers: ResponsibilityMatrix['layers'];
  /** The column that is meant, -1 for none in this row. */
  readonly chosen: number;
  readonly onAt: (place: CellPlace) => void;
}

// A screen holds a thousand cells and more, so that hooks and words are looked up once a row and not once a cell.
const Row = memo(function Row({ row, at, layers, chosen, onAt }: RowProps) {
  const { t } = useTranslation('responsibility');
  const { duty } = useTones();
  const wordsOf = useCellWords();
  const { model, hosting } = row.situation;
  const where = t('rowOf', {
    model: model.model ? SERVICE_MODEL_LABEL[model.model] : t('unknownModel'),
    provider: hosting?.provider.name ?? t('noProvider'),
  });
  return (
    <>
      <div
        role="rowheader"
        tabIndex={-1}
        className={classes.name}
        style={{ width: NAME }}
        title={`${row.name}\n${where}`}
      >
        <span className={classes.nameText}>{row.name}</span>
        <span className={classes.nameWhere}>{where}</span>
      </div>
      {layers.map((layer, column) => {
        const cell = row.byLayer.get(layer.id);
        if (!cell) return <div key={layer.id} role="gridcell" tabIndex={-1} style={{ width: COLUMN }} />;
        const { sign, words } = wordsOf(cell);
        const look = lookOfCell(cell);
        const { ground, ink, line } = duty[look.duty];
        const label = `${row.name}, ${layer.name}: ${words}`;
        return (
          // The grid around it has the focus and the keys.
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the grid
          <div
            key={layer.id}
            id={cellId(at, column)}
            role="gridcell"
            tabIndex={-1}
            aria-colindex={column + 2}
            aria-selected={chosen === column}
            aria-label={label}
            title={label}
            className={classes.cell}
            style={{ width: COLUMN - 2, background: ground, color: ink, borderColor: line }}
            data-mark={look.mark ?? undefined}
            data-overridden={look.overridden || undefined}
            onClick={() => onAt({ subject: row.subject, layer: layer.id })}
          >
            {sign}
          </div>
        );
      })}
    </>
  );
});
