import { useHotkeys, useMediaQuery } from '@mantine/hooks';
import { useReactFlow } from '@xyflow/react';
import { useLayoutEffect, useRef } from 'react';
import { usePreferences, useSession, useView } from '../../session';

export type PanelName = 'palette' | 'side';
/** As the stylesheet has it, in pixels. */
const PALETTE_WIDTH = 232;
/** From here on there is room for both panels beside the diagram. */
const ROOMY = '(min-width: 1100px)';

export interface Panels extends Readonly<Record<PanelName, boolean>> {
  readonly toggle: (name: PanelName) => void;
}

/**
 * Which panels stand beside the diagram. Nobody having said, both do where there is room, and in a narrow window the inspector does while
 * something is chosen. What somebody has said is kept.
 */
export function usePanels(): Panels {
  const session = useSession();
  const roomy = useMediaQuery(ROOMY, true, { getInitialValueInEffect: false });
  const chosen = useView(view => view.selection.size > 0);
  const said = usePreferences(preferences => preferences.panels);
  const palette = said?.palette ?? roomy;
  const side = said?.side ?? (roomy || chosen);
  const keep = (panels: Partial<Record<PanelName, boolean>>) =>
    void session.setPreferences({ panels: { ...said, ...panels } });
  useHotkeys([['mod+B', () => keep({ palette: !palette && !side, side: !palette && !side })]], []);
  return {
    palette,
    side,
    toggle: name => keep({ [name]: !(name === 'palette' ? palette : side) }),
  };
}

/** What is drawn stays where it is on the screen when the panel at its left comes or goes. */
export function useStillCanvas({ palette }: Panels): void {
  const flow = useReactFlow();
  const width = palette ? PALETTE_WIDTH : 0;
  const before = useRef(width);
  useLayoutEffect(() => {
    const by = before.current - width;
    before.current = width;
    if (by === 0) return;
    const { x, y, zoom } = flow.getViewport();
    void flow.setViewport({ x: x + by, y, zoom });
  }, [flow, width]);
}
