import { createContext, useContext } from 'react';
import type { LabelSpots } from './labelSpots';

const NOWHERE: LabelSpots = new Map();

/** Where the names of the flows of the page that is shown have room; worked out once for all of them. */
export const LabelSpotsContext = createContext(NOWHERE);

export function useLabelSpot(flow: string): number | undefined {
  return useContext(LabelSpotsContext).get(flow);
}
