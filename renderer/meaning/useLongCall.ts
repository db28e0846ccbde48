import { useCallback, useEffect, useRef, useState } from 'react';
import type { Progress } from '../worker';

/** Work in the worker that takes a while, one at a time; given up when the component goes. */
export interface LongCall {
  /** What of it is done, up to 1; null: nothing is under way. */
  readonly share: number | null;
  /** Answers null when it was given up meanwhile. */
  readonly start: <T>(call: (onProgress: Progress, signal: AbortSignal) => Promise<T>) => Promise<T | null>;
  readonly cancel: () => void;
}

export function useLongCall(): LongCall {
  const [share, setShare] = useState<number | null>(null);
  const work = useRef<AbortController | null>(null);
  const cancel = useCallback(() => {
    work.current?.abort();
    setShare(null);
  }, []);
  useEffect(() => () => work.current?.abort(), []);
  const start: LongCall['start'] = useCallback(async call => {
    work.current?.abort();
    const mine = new AbortController();
    work.current = mine;
    setShare(0);
    const told = await call(done => !mine.signal.aborted && setShare(done), mine.signal);
    if (mine.signal.aborted) return null;
    setShare(null);
    return told;
  }, []);
  return { share, start, cancel };
}
