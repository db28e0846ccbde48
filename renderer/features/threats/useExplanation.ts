import { useEffect, useState } from 'react';
import type { Explanation } from '../../../core/analysis';
import { useFindingsState, useSession } from '../../session';

interface Told<K> {
  readonly of: K;
  readonly explanation: Explanation | null;
}

/** Why a finding is there, as of the last analysis; undefined while the answer is on its way. */
export function useExplanation(key: string): Explanation | null | undefined {
  const session = useSession();
  const revision = useFindingsState(state => state.revision);
  const [told, setTold] = useState<Told<string> | null>(null);
  useEffect(() => {
    let isCurrent = revision >= 0;
    void session.office.explain(key).then(answer => {
      if (isCurrent) setTold({ of: key, explanation: answer.ok ? answer.value : null });
    });
    return () => {
      isCurrent = false;
    };
  }, [session, key, revision]);
  return told?.of === key ? told.explanation : undefined;
}
