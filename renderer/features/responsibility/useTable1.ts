import type { Table1Column, Table1Row } from '../../../core/controls';
import { useAnalysed } from '../../session';

/** A cell of Table 1. */
export interface Table1Place {
  readonly consideration: string;
  readonly column: Table1Column;
}

/** Table 1 as of the last analysis; null until first known. Asked for only while it is looked at. */
export function useTable1(wanted: boolean): readonly Table1Row[] | null {
  return useAnalysed(wanted ? 'table1' : null, office => office.table1());
}
