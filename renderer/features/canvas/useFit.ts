import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useCallback } from 'react';
import { centre, contains, type Rect, union } from '../../../core/base';
import { useSession } from '../../session';

const MARGIN = 60;
const LARGEST = 1.1;
/** Below this zoom names are hard to read: a thing that is asked for is brought nearer. */
const READABLE = 0.6;
/** A thing this near to the edge counts as hidden. */
const EDGE = 24;

/** Shows the whole page. Reads the model, not the nodes: from far away a large page has none. False: the page is empty. */
export function useFit(): () => boolean {
  const flow = useReactFlow();
  const store = useStoreApi();
  const session = useSession();
  return useCallback(() => {
    const open = session.lastOpen;
    const page = session.view.getState().page;
    const rects = open && page ? open.index.placementsOn(page).flatMap(id => open.model.placements.get(id) ?? []) : [];
    const all = union(rects);
    if (!all) return false;
    const { width, height } = store.getState();
    const zoom = Math.max(
      0.05,
      Math.min(LARGEST, (width - 2 * MARGIN) / all.width, (height - 2 * MARGIN) / all.height),
    );
    const x = width / 2 - (all.x + all.width / 2) * zoom;
    const y = height / 2 - (all.y + all.height / 2) * zoom;
    void flow.setViewport({ x, y, zoom });
    return true;
  }, [flow, store, session]);
}

/**
 * Brings a place into view, and moves nothing when it is readable where it is. While the whole page is readable at once the
 * whole page is shown; otherwise the place is put into the middle.
 */
export function useBringIntoView(): (rect: Rect) => void {
  const flow = useReactFlow();
  const store = useStoreApi();
  const showAll = useFit();
  return useCallback(
    rect => {
      const [x, y, zoom] = store.getState().transform;
      const { width, height } = store.getState();
      const window = { x: EDGE, y: EDGE, width: width - 2 * EDGE, height: height - 2 * EDGE };
      const shown = {
        x: rect.x * zoom + x,
        y: rect.y * zoom + y,
        width: rect.width * zoom,
        height: rect.height * zoom,
      };
      if (zoom >= READABLE && contains(window, shown)) return;
      if (showAll() && store.getState().transform[2] >= READABLE) return;
      const middle = centre(rect);
      const fitting = Math.min(window.width / rect.width, window.height / rect.height);
      void flow.setCenter(middle.x, middle.y, { zoom: Math.max(0.05, Math.min(1, fitting)) });
    },
    [flow, store, showAll],
  );
}
