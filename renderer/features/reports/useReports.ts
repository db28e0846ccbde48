import { useCallback, useEffect, useState } from 'react';
import { notifyProblems } from '../../actions';
import { useOpen, useSession } from '../../session';
import type { StoredReport } from '../../worker';

/** The reports of the open project, newest first; null while they are being read. */
export function useReports(): {
  readonly reports: readonly StoredReport[] | null;
  readonly reload: () => Promise<void>;
} {
  const session = useSession();
  const project = useOpen(open => open.id);
  const [reports, setReports] = useState<readonly StoredReport[] | null>(null);
  const reload = useCallback(async () => {
    const read = await session.office.listReports(project);
    if (!read.ok) notifyProblems(read.problems);
    setReports(read.ok ? read.value : []);
  }, [session, project]);
  useEffect(() => void reload(), [reload]);
  return { reports, reload };
}
