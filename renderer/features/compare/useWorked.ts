import { useCallback, useEffect, useRef, useState } from 'react';
import { notifyProblems } from '../../actions';
import type { Answer, Progress } from '../../worker';

/** Something that the worker works out, and how far that is. */
export interface Worked<T> {
  /** The last that was worked out of this subject. */
  readonly value: T | null;
  /** 0 to 1 while it is being worked out, else null. */
  readonly share: number | null;
  /** Somebody stopped it. */
  readonly stopped: boolean;
  readonly stop: () => void;
  readonly again: () => void;
}

type Ask<T> = (onProgress: Progress, signal: AbortSignal) => Answer<T>;

/**
 * Asks the worker now and whenever `ask` is another function; the question before is given up.
 * @param about what it is about: the answer about one thing is never shown for another
 */
export function useWorked<T>(about: string | null, ask: Ask<T>): Worked<T> {
  const [answer, setAnswer] = useState<{ readonly about: string | null; readonly value: T } | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const [stopped, setStopped] = useState(false);
  const running = useRef<AbortController | null>(null);
  const again = useCallback(() => {
    running.current?.abort();
    if (about === null) return;
    const mine = new AbortController();
    running.current = mine;
    setStopped(false);
    setShare(0);
    void ask(fraction => mine.signal.aborted || setShare(fraction), mine.signal).then(done => {
      if (mine.signal.aborted) return;
      setShare(null);
      if (done.ok) setAnswer({ about, value: done.value });
      else {
        notifyProblems(done.problems);
        setStopped(true);
      }
    });
  }, [about, ask]);
  const stop = useCallback(() => {
    running.current?.abort();
    setShare(null);
    setStopped(true);
  }, []);
  useEffect(() => {
    again();
    return () => running.current?.abort();
  }, [again]);
  return { value: answer?.about === about ? answer.value : null, share, stopped, stop, again };
}
