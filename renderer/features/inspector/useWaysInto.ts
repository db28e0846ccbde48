import { useEffect, useState } from 'react';
import type { WaysInto } from '../../../core/analysis';
import { useFindingsState, useSession } from '../../session';

/** The ways into an element as of the last analysis; null until first known. What is known stays until the new is there. */
export function useWaysInto(element: string): WaysInto | null {
  const session = useSession();
  const revision = useFindingsState(state => state.revision);
  const [ways, setWays] = useState<WaysInto | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again after every revision of the analysis
  useEffect(() => {
    let wanted = true;
    void session.office.waysInto(element).then(answer => {
      if (wanted && answer.ok) setWays(answer.value);
    });
    return () => {
      wanted = false;
    };
  }, [session, element, revision]);
  return ways;
}
