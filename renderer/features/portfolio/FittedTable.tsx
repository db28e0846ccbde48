import type { ComponentProps } from 'react';
import { VirtualTable } from '../../ui';

const ROW = 44;
const HEAD = 39;
const MOST_ROWS = 11;

type Props<Row extends object> = Omit<ComponentProps<typeof VirtualTable<Row>>, 'rowHeight'>;

/** A table that is as high as its rows, up to a limit; from there it scrolls. */
export function FittedTable<Row extends object>(props: Props<Row>) {
  const rows = Math.min(props.rows.length, MOST_ROWS + 0.5);
  return (
    <div style={{ height: HEAD + rows * ROW + 2 }}>
      <VirtualTable {...props} rowHeight={ROW} />
    </div>
  );
}
