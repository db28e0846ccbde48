import { useCallback, useEffect, useState } from 'react';
import type { Result } from '../../../core/base';
import { notifyProblems } from '../../actions';
import { useSession } from '../../session';
import { useOneAtATime } from '../../ui';
import type { OpenedProject, ProjectSummary } from '../../worker';

/** The projects of this device, newest first, and the ways to a new one. */
export function useProjects() {
  const session = useSession();
  const [all, setAll] = useState<readonly ProjectSummary[]>([]);
  const reload = useCallback(async () => {
    const listed = await session.office.listProjects();
    if (!listed.ok) return notifyProblems(listed.problems);
    setAll([...listed.value].sort((a, b) => (a.changed < b.changed ? 1 : -1)));
  }, [session]);
  useEffect(() => void reload(), [reload]);
  const oneAtATime = useOneAtATime();
  const shown = (make: () => Promise<Result<OpenedProject>>) =>
    oneAtATime(async () => {
      const project = await make();
      if (project.ok) session.show(project.value);
      else notifyProblems(project.problems);
    });
  return {
    all,
    reload,
    create: (name: string) => shown(() => session.office.createProject(name)),
    createFromSample: (file: string) => shown(() => session.office.createFromSample(file)),
  };
}
