import { useEffect, useState } from 'react';
import type { WaysIn } from '../../../core/analysis';
import { useFindingsState, useSession } from '../../session';

/** The ways into the whole as of the last analysis; null until first known. What is known stays until the new is there. */
export function useWaysIn(): WaysIn | null {
  const session = useSession();
  const revision = useFindingsState(state => state.revision);
  const [ways, setWays] = useState<WaysIn | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again after every revision of the analysis
  useEffect(() => {
    let wanted = true;
    void session.office.waysIn().then(answer => {
      if (wanted && answer.ok) setWays(answer.value);
    });
    return () => {
      wanted = false;
    };
  }, [session, revision]);
  return ways;
}
