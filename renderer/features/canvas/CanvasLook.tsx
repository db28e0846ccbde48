import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { invariant } from '../../../core/base';
import { useTones } from '../../meaning';
import { type ChangesSeen, type Overlay, useView } from '../../session';
import { useReadableZoom } from './useReadable';

export interface Look {
  readonly overlay: Overlay;
  readonly changes: ChangesSeen | null;
  readonly tones: ReturnType<typeof useTones>;
  /** The scale of names at the current zoom; 0 where only shapes are drawn. */
  readonly scale: number;
}

const LookContext = createContext<Look | null>(null);

/** Asks once how everything on the page is drawn: what a thousand things share they do not ask for a thousand times. */
export function CanvasLook({ children }: { readonly children: ReactNode }) {
  const overlay = useView(view => view.overlay);
  const changes = useView(view => view.changes);
  const tones = useTones();
  const scale = useReadableZoom();
  const look = useMemo(() => ({ overlay, changes, tones, scale }), [overlay, changes, tones, scale]);
  return <LookContext value={look}>{children}</LookContext>;
}

export function useCanvasLook(): Look {
  const look = useContext(LookContext);
  invariant(look, 'a thing is drawn outside the canvas');
  return look;
}
