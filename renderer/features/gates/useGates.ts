import type { JudgedGate } from '../../../core/review';
import { useAnswered, useFindingsState, useOpen } from '../../session';

/** The conditions as of the last edit that was worked in, and of the last analysis; null until first known. */
export function useGates(): readonly JudgedGate[] | null {
  const analysed = useFindingsState(state => state.revision);
  const edited = useOpen(open => open.revision);
  // Both only grow, so their sum is another whenever one of them is.
  return useAnswered('gates', analysed + edited, office => office.gates());
}
