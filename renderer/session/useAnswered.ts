import { useEffect, useEffectEvent, useState } from 'react';
import type { Answer, BackOffice } from '../worker';
import { useFindingsState, useSession } from './hooks';

type Ask<T> = (office: BackOffice) => Answer<T>;

interface Known<T> {
  readonly about: string;
  readonly asOf: number;
  readonly value: T;
}

/**
 * What the worker says to a question; null until first known. What is known stays until what is newer is there, and where no answer comes.
 * @param about what the question is about: the answer about one thing is never shown for another; null asks nothing
 * @param asOf asked again whenever this is another
 */
export function useAnswered<T>(about: string | null, asOf: number, ask: Ask<T>): T | null {
  const { office } = useSession();
  const [known, setKnown] = useState<Known<T> | null>(null);
  const askNow = useEffectEvent(ask);
  useEffect(() => {
    if (about === null) return;
    let wanted = true;
    void askNow(office).then(answer => {
      if (wanted && answer.ok) setKnown({ about, asOf, value: answer.value });
    });
    return () => {
      wanted = false;
    };
  }, [office, about, asOf]);
  return known !== null && known.about === about ? known.value : null;
}

/** The same as of the last analysis of the open project. */
export function useAnalysed<T>(about: string | null, ask: Ask<T>): T | null {
  return useAnswered(
    about,
    useFindingsState(state => state.revision),
    ask,
  );
}
