import { useEffect, useState } from 'react';
import type { Concern } from '../../../core/risk';
import { useFindingsState, useSession } from '../../session';

/** The most pressing risks as of the last analysis; null until first known. */
export function useConcerns(): readonly Concern[] | null {
  const session = useSession();
  const revision = useFindingsState(state => state.revision);
  const [concerns, setConcerns] = useState<readonly Concern[] | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again after every revision of the analysis
  useEffect(() => {
    let wanted = true;
    void session.office.concerns().then(answer => {
      if (wanted && answer.ok) setConcerns(answer.value);
    });
    return () => {
      wanted = false;
    };
  }, [session, revision]);
  return concerns;
}
