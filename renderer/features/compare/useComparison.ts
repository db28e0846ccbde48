import { useCallback, useEffect, useState } from 'react';
import { notifyProblems } from '../../actions';
import { useOpen, useSession } from '../../session';
import type { ComparedStates, KeptStateLine, Progress } from '../../worker';
import { useWorked, type Worked } from './useWorked';

/** The kept states of the open project, newest first; null while they are being read. */
export function useStates() {
  const session = useSession();
  const project = useOpen(open => open.id);
  const [states, setStates] = useState<readonly KeptStateLine[] | null>(null);
  const reload = useCallback(async () => {
    const read = await session.office.listStates();
    if (!read.ok) notifyProblems(read.problems);
    setStates(read.ok ? read.value : []);
  }, [session]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another project has other states
  useEffect(() => void reload(), [reload, project]);
  return { states, reload };
}

/** What changed between two states, `null` being now; worked out in the worker, again after each edit when it reaches to now. */
export function useComparison(before: string | null, after: string | null): Worked<ComparedStates> {
  const { office } = useSession();
  const revision = useOpen(open => (after === null ? open.revision : 0));
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is compared with is another after each edit
  const ask = useCallback(
    (onProgress: Progress, signal: AbortSignal) => office.compareStates(before ?? '', after, onProgress, signal),
    [office, before, after, revision],
  );
  return useWorked(before === null ? null : `${before} ${after ?? ''}`, ask);
}
