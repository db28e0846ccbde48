import { useAnalysed } from '../../session';
import type { PressingNow } from '../../worker';

/** What presses most as of the last analysis; null until first known. */
export function useConcerns(): PressingNow | null {
  return useAnalysed('concerns', office => office.concerns());
}
