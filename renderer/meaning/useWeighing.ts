import { useCallback } from 'react';
import type { Result } from '../../core/base';
import { useSession } from '../session';
import type { PackChange, PackEffect } from '../worker';
import { type LongCall, useLongCall } from './useLongCall';

/** Weighing of what a change of packs would do to the open project. */
export interface Weighing extends Pick<LongCall, 'share' | 'cancel'> {
  /** Answers null when it was given up meanwhile. */
  readonly weigh: (change: PackChange) => Promise<Result<PackEffect | null> | null>;
}

export function useWeighing(): Weighing {
  const { office } = useSession();
  const { share, start, cancel } = useLongCall();
  const weigh = useCallback(
    (change: PackChange) => start((onProgress, signal) => office.weigh(change, onProgress, signal)),
    [office, start],
  );
  return { share, weigh, cancel };
}
