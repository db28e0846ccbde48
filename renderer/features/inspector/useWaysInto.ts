import type { WaysInto } from '../../../core/analysis';
import { useAnalysed } from '../../session';

/** The ways into an element as of the last analysis; null until first known. */
export function useWaysInto(element: string): WaysInto | null {
  return useAnalysed(element, office => office.waysInto(element));
}
