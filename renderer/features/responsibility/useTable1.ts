import { useEffect, useState } from 'react';
import type { Table1Column, Table1Row } from '../../../core/controls';
import { useFindingsState, useSession } from '../../session';

/** A cell of Table 1. */
export interface Table1Place {
  readonly consideration: string;
  readonly column: Table1Column;
}

/** Table 1 as of the last analysis; null until first known. Asked for only while it is looked at. */
export function useTable1(wanted: boolean): readonly Table1Row[] | null {
  const session = useSession();
  const revision = useFindingsState(state => state.revision);
  const [rows, setRows] = useState<readonly Table1Row[] | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again after every revision of the analysis
  useEffect(() => {
    if (!wanted) return;
    let mounted = true;
    void session.office.table1().then(answer => {
      if (mounted && answer.ok) setRows(answer.value);
    });
    return () => {
      mounted = false;
    };
  }, [session, wanted, revision]);
  return rows;
}
