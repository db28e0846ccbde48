import { useEffect, useState } from 'react';
import type { JudgedGate } from '../../../core/review';
import { useFindingsState, useOpen, useSession } from '../../session';

/** The conditions as of the last edit that was worked in; null until first known. */
export function useGates(): readonly JudgedGate[] | null {
  const session = useSession();
  const analysed = useFindingsState(state => state.revision);
  const edited = useOpen(open => open.revision);
  const [gates, setGates] = useState<readonly JudgedGate[] | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again after every edit and every analysis
  useEffect(() => {
    let wanted = true;
    void session.office.gates().then(answer => {
      if (wanted && answer.ok) setGates(answer.value);
    });
    return () => {
      wanted = false;
    };
  }, [session, analysed, edited]);
  return gates;
}
