import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import {
  type ColumnDef,
  createSortedRowModel,
  rowSortingFeature,
  sortFns,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useMemo, useRef } from 'react';
import classes from './ui.module.css';

/** A column: what it shows, by what it sorts, and its CSS grid width, e.g. `minmax(160px, 2fr)`. */
export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  readonly width: string;
  readonly cell: (row: Row) => ReactNode;
  /** Leave out where order means nothing. */
  readonly sortBy?: (row: Row) => string | number;
}

interface VirtualTableProps<Row> {
  readonly label: string;
  /** Keep the identity while nothing changes. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  readonly chosen?: string | null;
  readonly onChoose?: (row: Row) => void;
  /** Pixels. Rows of one height keep ten thousand of them cheap. */
  readonly rowHeight?: number;
}

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel(), sortFns });

/** A table of any length: only the rows in view exist. Arrow keys move, Enter chooses, headers sort. */
export function VirtualTable<Row extends object>({
  label,
  columns,
  rows,
  rowId,
  chosen,
  onChoose,
  rowHeight = 44,
}: VirtualTableProps<Row>) {
  const scroller = useRef<HTMLDivElement>(null);
  const definitions = useMemo<ColumnDef<typeof features, Row>[]>(
    () =>
      columns.map(column => ({
        id: column.id,
        header: column.title,
        accessorFn: column.sortBy ?? (() => ''),
        enableSorting: column.sortBy !== undefined,
      })),
    [columns],
  );
  const data = useMemo(() => [...rows], [rows]);
  const table = useTable({ features, columns: definitions, data, getRowId: rowId });
  const sorted = table.getRowModel().rows;
  const virtual = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const template = columns.map(column => column.width).join(' ');
  const chosenAt = sorted.findIndex(row => row.id === chosen);

  const move = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by || !onChoose) return;
    const next = sorted[Math.max(0, Math.min(sorted.length - 1, chosenAt + by))];
    if (!next) return;
    event.preventDefault();
    onChoose(next.original);
    virtual.scrollToIndex(next.index);
  };

  return (
    <div
      ref={scroller}
      className={classes.table}
      role="table"
      aria-label={label}
      aria-rowcount={sorted.length + 1}
      tabIndex={0}
      onKeyDown={move}
    >
      <div role="rowgroup" className={classes.tableHead}>
        <div role="row" className={classes.tableRow} style={{ gridTemplateColumns: template }} aria-rowindex={1}>
          {table.getHeaderGroups()[0]?.headers.map((header, at) => {
            const order = header.column.getIsSorted();
            const title = columns[at]?.title ?? '';
            return (
              <div
                key={header.id}
                role="columnheader"
                aria-sort={order === 'asc' ? 'ascending' : order === 'desc' ? 'descending' : 'none'}
              >
                {header.column.getCanSort() ? (
                  <button type="button" className={classes.tableSort} onClick={() => header.column.toggleSorting()}>
                    {title}
                    {order === 'asc' && <IconArrowUp size={14} aria-hidden />}
                    {order === 'desc' && <IconArrowDown size={14} aria-hidden />}
                  </button>
                ) : (
                  title
                )}
              </div>
            );
          })}
        </div>
      </div>
      <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map(item => {
          const row = sorted[item.index];
          if (!row) return null;
          return (
            <div
              key={row.id}
              role="row"
              tabIndex={-1}
              aria-rowindex={item.index + 2}
              data-chosen={row.id === chosen || undefined}
              className={classes.tableRow}
              style={{
                gridTemplateColumns: template,
                height: rowHeight,
                transform: `translateY(${item.start}px)`,
                position: 'absolute',
                insetInline: 0,
              }}
              onClick={() => onChoose?.(row.original)}
            >
              {columns.map(column => (
                <div key={column.id} role="cell" className={classes.tableCell}>
                  {column.cell(row.original)}
                </div>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}
