import { useCallback, useEffect, useRef, useState } from 'react';
import { notifyProblems } from '../../actions';
import { useOpen, useSession } from '../../session';
import type { VariantLine } from '../../worker';

/** The open project and its variants; null while they are being judged, again after each edit. */
export function useVariants() {
  const session = useSession();
  const project = useOpen(open => open.id);
  const revision = useOpen(open => open.revision);
  const [lines, setLines] = useState<readonly VariantLine[] | null>(null);
  const running = useRef<AbortController | null>(null);
  const reload = useCallback(async () => {
    running.current?.abort();
    const mine = new AbortController();
    running.current = mine;
    const read = await session.office.listVariants(() => undefined, mine.signal);
    if (mine.signal.aborted) return;
    if (!read.ok) notifyProblems(read.problems);
    setLines(read.ok ? read.value : []);
  }, [session]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another project has other variants, and an edit other figures
  useEffect(() => {
    void reload();
    return () => running.current?.abort();
  }, [reload, project, revision]);
  return { lines, reload };
}
