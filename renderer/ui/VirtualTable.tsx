import { IconArrowDown, IconArrowUp, IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import {
  type ColumnDef,
  createSortedRowModel,
  rowSortingFeature,
  sortFns,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef } from 'react';
import { numberText } from '../text/deviceFormat';
import { tellClipped } from './tellClipped';
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

/** A titled part of a table, which can be folded away. */
export interface TableGroup {
  readonly id: string;
  readonly title: string;
  /** How many rows it has. */
  readonly count: number;
  /** What it is, said beside the title. */
  readonly hint?: string;
  readonly folded: boolean;
}

/** Rows under headings: rows are sorted within their group; a row of no listed group is not shown. */
export interface Grouping<Row> {
  readonly groups: readonly TableGroup[];
  readonly groupOf: (row: Row) => string;
  readonly onToggle: (group: TableGroup) => void;
}

interface VirtualTableProps<Row> {
  readonly label: string;
  /** Keep the identity while nothing changes. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  readonly chosen?: string | null;
  readonly onChoose?: (row: Row) => void;
  /** Keep the identity while nothing changes. */
  readonly grouping?: Grouping<Row> | undefined;
  /** Pixels. Rows of one height keep ten thousand of them cheap. */
  readonly rowHeight?: number;
}

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel(), sortFns });

/** A line of the table as it stands. */
type Line<Row> =
  | { readonly kind: 'group'; readonly id: string; readonly group: TableGroup }
  | { readonly kind: 'row'; readonly id: string; readonly row: Row };

function linesOf<Row>(
  sorted: readonly { readonly id: string; readonly original: Row }[],
  grouping: Grouping<Row> | undefined,
): readonly Line<Row>[] {
  const line = ({ id, original }: { readonly id: string; readonly original: Row }): Line<Row> => ({
    kind: 'row',
    id,
    row: original,
  });
  if (!grouping) return sorted.map(line);
  const members = new Map<string, Line<Row>[]>(grouping.groups.map(group => [group.id, []]));
  for (const one of sorted) members.get(grouping.groupOf(one.original))?.push(line(one));
  return grouping.groups.flatMap(group => [
    { kind: 'group', id: `group ${group.id}`, group },
    ...(group.folded ? [] : (members.get(group.id) ?? [])),
  ]);
}

const STEP: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 };

/** The nearest row in a direction; headings are passed over. */
function rowAt<Row>(lines: readonly Line<Row>[], from: number, by: number): Line<Row> | undefined {
  const direction = Math.sign(by);
  const wanted = Math.max(0, Math.min(lines.length - 1, from + by));
  for (let at = wanted; at >= 0 && at < lines.length; at += direction) if (lines[at]?.kind === 'row') return lines[at];
  for (let at = wanted; at >= 0 && at < lines.length; at -= direction) if (lines[at]?.kind === 'row') return lines[at];
  return undefined;
}

/** A table of any length: only the rows in view exist. Arrow keys move, headers sort, groups fold. */
export function VirtualTable<Row extends object>({
  label,
  columns,
  rows,
  rowId,
  chosen,
  onChoose,
  grouping,
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
  const lines = useMemo(() => linesOf(sorted, grouping), [sorted, grouping]);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    // The head stays in place above the rows and takes its height from them.
    scrollPaddingStart: 40,
    scrollPaddingEnd: 40,
    overscan: 12,
  });
  const template = columns.map(column => column.width).join(' ');
  const chosenAt = useMemo(() => lines.findIndex(line => line.id === chosen), [lines, chosen]);
  const showChosen = useRef(() => {});
  showChosen.current = () => {
    if (chosenAt >= 0) virtual.scrollToIndex(chosenAt, { align: 'auto' });
  };
  useEffect(() => {
    // Whoever chooses a row, here or elsewhere, sees it.
    if (chosen) showChosen.current();
  }, [chosen]);

  const move = (event: KeyboardEvent) => {
    const by = STEP[event.key];
    if (!by || !onChoose || event.target !== event.currentTarget) return;
    const next = rowAt(lines, chosenAt, by);
    if (next?.kind !== 'row') return;
    event.preventDefault();
    onChoose(next.row);
  };

  return (
    <div
      ref={scroller}
      className={classes.table}
      role="table"
      aria-label={label}
      aria-rowcount={lines.length + 1}
      tabIndex={0}
      onKeyDown={move}
      onPointerOver={tellClipped}
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
                title={title}
                aria-sort={order === 'asc' ? 'ascending' : order === 'desc' ? 'descending' : 'none'}
              >
                {header.column.getCanSort() ? (
                  <button type="button" className={classes.tableSort} onClick={() => header.column.toggleSorting()}>
                    <span className={classes.tableTitle}>{title}</span>
                    {order === 'asc' && <IconArrowUp size={14} aria-hidden />}
                    {order === 'desc' && <IconArrowDown size={14} aria-hidden />}
                  </button>
                ) : (
                  <div className={classes.tableTitle}>{title}</div>
                )}
              </div>
            );
          })}
        </div>
      </div>
      <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map(item => {
          const line = lines[item.index];
          if (!line) return null;
          const place = {
            height: rowHeight,
            transform: `translateY(${item.start}px)`,
            position: 'absolute',
            insetInline: 0,
          } as const;
          if (line.kind === 'group')
            return (
              <div key={line.id} role="row" aria-rowindex={item.index + 2} className={classes.tableGroup} style={place}>
                <GroupHeading group={line.group} span={columns.length} onToggle={grouping?.onToggle} />
              </div>
            );
          return (
            <div
              key={line.id}
              role="row"
              tabIndex={-1}
              aria-rowindex={item.index + 2}
              aria-current={line.id === chosen || undefined}
              data-chosen={line.id === chosen || undefined}
              className={classes.tableRow}
              style={{ gridTemplateColumns: template, ...place }}
              onClick={event => {
                onChoose?.(line.row);
                // Arrow keys go on from here, also when the row itself is scrolled out of existence.
                if (document.activeElement === event.currentTarget) scroller.current?.focus({ preventScroll: true });
              }}
            >
              {columns.map(column => (
                <div key={column.id} role="cell" className={classes.tableCell}>
                  {column.cell(line.row)}
                </div>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface GroupHeadingProps {
  readonly group: TableGroup;
  readonly span: number;
  readonly onToggle: ((group: TableGroup) => void) | undefined;
}

function GroupHeading({ group, span, onToggle }: GroupHeadingProps) {
  return (
    <div role="cell" aria-colspan={span}>
      <button
        type="button"
        className={classes.tableFold}
        aria-expanded={!group.folded}
        onClick={() => onToggle?.(group)}
      >
        {group.folded ? <IconChevronRight size={16} aria-hidden /> : <IconChevronDown size={16} aria-hidden />}
        <span className={classes.tableFoldTitle}>{group.title}</span>
        <span className={classes.tableFoldCount}>{numberText(group.count)}</span>
        {group.hint && <span className={classes.tableFoldHint}>{group.hint}</span>}
      </button>
    </div>
  );
}
