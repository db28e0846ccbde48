import { useCallback, useEffect, useRef, useState } from 'react';
import type { Comparison } from '../../../core/review';
import { notifyProblems } from '../../actions';
import { useOpen, useSession } from '../../session';
import type { KeptStateLine } from '../../worker';

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
export function useComparison(before: string | null, after: string | null): Comparison | null {
  const session = useSession();
  const revision = useOpen(open => (after === null ? open.revision : 0));
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const asked = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is compared with is another after each edit
  useEffect(() => {
    asked.current += 1;
    const mine = asked.current;
    if (before === null) return setComparison(null);
    const controller = new AbortController();
    void session.office
      .compareStates(before, after, () => undefined, controller.signal)
      .then(done => {
        if (mine !== asked.current) return;
        if (!done.ok) notifyProblems(done.problems);
        setComparison(done.ok ? done.value : null);
      });
    return () => controller.abort();
  }, [session, before, after, revision]);
  return comparison;
}
