import { useEffect, useState } from 'react';
import { useFindingsState, useSession } from '../../session';
import type { PressingNow } from '../../worker';

/** What presses most as of the last analysis; null until first known. */
export function useConcerns(): PressingNow | null {
  const session = useSession();
  const revision = useFindingsState(state => state.revision);
  const [pressing, setPressing] = useState<PressingNow | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again after every revision of the analysis
  useEffect(() => {
    let wanted = true;
    void session.office.concerns().then(answer => {
      if (wanted && answer.ok) setPressing(answer.value);
    });
    return () => {
      wanted = false;
    };
  }, [session, revision]);
  return pressing;
}
