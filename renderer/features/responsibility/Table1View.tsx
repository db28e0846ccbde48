import { Text } from '@mantine/core';
import { IconUser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import {
  CONTROL_LISTS,
  type ControlList,
  TABLE1_COLUMNS,
  type Table1Cell,
  type Table1Column,
  type Table1Row,
} from '../../../core/controls';
import { ListSign } from '../../meaning';
import classes from './responsibility.module.css';
import type { Table1Place } from './useTable1';

interface Table1ViewProps {
  readonly rows: readonly Table1Row[] | null;
  readonly place: Table1Place | null;
  readonly onPlace: (place: Table1Place) => void;
}

/** Nine considerations by service model; each cell leads to what stands behind it. */
export function Table1View({ rows, place, onPlace }: Table1ViewProps) {
  const { t } = useTranslation('responsibility');
  if (rows === null) return <Text size="sm">{t('reading')}</Text>;
  return (
    <div className={classes.table1Box}>
      <Text size="sm" c="var(--ink-soft)" mb="xs">
        {t('table1Intro')}
      </Text>
      <table className={classes.table1} aria-label={t('table1')}>
        <thead>
          <tr>
            <th scope="col">{t('consideration')}</th>
            {TABLE1_COLUMNS.map(column => (
              <th key={column} scope="col">
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.consideration}>
              <th scope="row">{row.name}</th>
              {TABLE1_COLUMNS.map(column => (
                <td key={column}>
                  <Cell
                    name={row.name}
                    column={column}
                    cell={row.cells[column]}
                    chosen={place?.consideration === row.consideration && place.column === column}
                    onChoose={() => onPlace({ consideration: row.consideration, column })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  readonly name: string;
  readonly column: Table1Column;
  readonly cell: Table1Cell;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function Cell({ name, column, cell, chosen, onChoose }: CellProps) {
  const { t } = useTranslation('responsibility');
  const mark = cell.customer ? t('yours') : t('theirs');
  const elements = t('elements', { count: cell.subjects.length });
  const controls = t('controlCount', { count: cell.controls.length });
  const on = (list: ControlList) => cell.controls.filter(control => control.list === list).length;
  const lists = CONTROL_LISTS.filter(list => on(list) > 0);
  return (
    <button
      type="button"
      className={classes.table1Cell}
      data-customer={cell.customer || undefined}
      aria-pressed={chosen}
      aria-label={t('cellOf', { name, column: t(`column.${column}`), mark, elements, controls })}
      onClick={onChoose}
    >
      <span className={classes.table1Mark}>
        {cell.customer && <IconUser size={16} aria-hidden />}
        {mark}
      </span>
      <span className={classes.table1Counts}>
        {cell.subjects.length === 0 ? t('nothingBehind') : elements}
        {lists.map(list => (
          <span key={list} className={classes.table1List}>
            <ListSign list={list} size={12} />
            {on(list)}
          </span>
        ))}
      </span>
    </button>
  );
}
