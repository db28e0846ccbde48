import type { WaysIn } from '../../../core/analysis';
import { useAnalysed } from '../../session';

/** The ways into the whole as of the last analysis; null until first known. */
export function useWaysIn(): WaysIn | null {
  return useAnalysed('ways', office => office.waysIn());
}
