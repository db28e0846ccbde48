import { useStore } from '@xyflow/react';
import { createContext, useContext } from 'react';

/**
 * How much larger than life names are drawn at a zoom, so that they stay readable when a whole page is in view: steps, so that
 * zooming does not draw everything anew with each frame. 0: too far away for names.
 */
const STEPS = [
  { from: 0.72, scale: 1 },
  { from: 0.55, scale: 1.25 },
  { from: 0.42, scale: 1.55 },
  { from: 0.32, scale: 1.95 },
  { from: 0.24, scale: 2.4 },
] as const;

/** The zoom that a page is opened with: React Flow takes it over only after it has drawn the page once. */
export const OpeningZoom = createContext(1);

/** Something of the current zoom; the selector must give the same value for the same state. */
export function useZoom<T>(select: (zoom: number) => T): T {
  const opening = useContext(OpeningZoom);
  return useStore(store => select(store.panZoom ? store.transform[2] : opening));
}

/** The scale of names at the current zoom; 0 where only shapes are drawn. */
export function useReadableZoom(): number {
  return useZoom(readableAt);
}

function readableAt(zoom: number): number {
  return STEPS.find(step => zoom >= step.from)?.scale ?? 0;
}
