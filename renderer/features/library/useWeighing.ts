import { useCallback, useEffect, useRef, useState } from 'react';
import type { Result } from '../../../core/base';
import { useSession } from '../../session';
import type { PackChange, PackEffect } from '../../worker';

/** Weighing of what a change of packs would do to the open project. */
export interface Weighing {
  /** What of it is done, up to 1; null: nothing is being weighed. */
  readonly share: number | null;
  /** Answers null when it was given up meanwhile. */
  readonly weigh: (change: PackChange) => Promise<Result<PackEffect | null> | null>;
  readonly cancel: () => void;
}

/** Weighs in the worker, one change at a time; given up when the component goes. */
export function useWeighing(): Weighing {
  const { office } = useSession();
  const [share, setShare] = useState<number | null>(null);
  const work = useRef<AbortController | null>(null);
  const cancel = useCallback(() => {
    work.current?.abort();
    setShare(null);
  }, []);
  useEffect(() => () => work.current?.abort(), []);
  const weigh = useCallback(
    async (change: PackChange) => {
      work.current?.abort();
      const mine = new AbortController();
      work.current = mine;
      setShare(0);
      const follow = (done: number) => !mine.signal.aborted && setShare(done);
      const told = await office.weigh(change, follow, mine.signal);
      if (mine.signal.aborted) return null;
      setShare(null);
      return told;
    },
    [office],
  );
  return { share, weigh, cancel };
}
