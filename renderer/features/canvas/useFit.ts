import { useReactFlow, useStoreApi, type Viewport } from '@xyflow/react';
import { useCallback } from 'react';
import { centre, contains, type Rect, type Size, union } from '../../../core/base';
import type { PageId } from '../../../core/model';
import { type OpenState, useSession } from '../../session';

const MARGIN = 28;
/** The field for typing is there. */
const BOTTOM = 90;
const LARGEST = 1.1;
/** Below this zoom little is read beyond names: a thing that is asked for is brought nearer. */
const READABLE = 0.45;
/** A thing this near to the edge counts as hidden. */
const EDGE = 40;

/** The viewport that shows the whole of a page in a window of this size; null: the page is empty. */
export function wholePage(open: OpenState | null, page: PageId | null, { width, height }: Size): Viewport | null {
  const rects = open && page ? open.index.placementsOn(page).flatMap(id => open.model.placements.get(id) ?? []) : [];
  const all = union(rects);
  if (!all) return null;
  const zoom = Math.max(
    0.05,
    Math.min(LARGEST, (width - 2 * MARGIN) / all.width, (height - MARGIN - BOTTOM) / all.height),
  );
  const x = width / 2 - (all.x + all.width / 2) * zoom;
  const y = (height + MARGIN - BOTTOM) / 2 - (all.y + all.height / 2) * zoom;
  return { x, y, zoom };
}

/** Shows the whole page. Reads the model, not the nodes: from far away a large page has none. False: the page is empty. */
export function useFit(): () => boolean {
  const flow = useReactFlow();
  const store = useStoreApi();
  const session = useSession();
  return useCallback(() => {
    const viewport = wholePage(session.lastOpen, session.view.getState().page, store.getState());
    if (viewport) void flow.setViewport(viewport);
    return viewport !== null;
  }, [flow, store, session]);
}

/**
 * Brings a place into view, and moves nothing when it is readable where it is. While the whole page is readable at once the
 * whole page is shown; otherwise the view is moved just as far as it takes.
 */
export function useBringIntoView(): (rect: Rect) => void {
  const flow = useReactFlow();
  const store = useStoreApi();
  const showAll = useFit();
  return useCallback(
    rect => {
      const [x, y, zoom] = store.getState().transform;
      const { width, height } = store.getState();
      const window = { x: EDGE, y: EDGE, width: width - 2 * EDGE, height: height - EDGE - BOTTOM };
      const shown = {
        x: rect.x * zoom + x,
        y: rect.y * zoom + y,
        width: rect.width * zoom,
        height: rect.height * zoom,
      };
      if (zoom >= READABLE && contains(window, shown)) return;
      if (showAll() && store.getState().transform[2] >= READABLE) return;
      const nearer = Math.max(zoom, READABLE);
      const from = nearer === zoom ? { x, y } : middleOf(rect, nearer, width, height);
      void flow.setViewport({
        x: from.x + shift(rect.x * nearer + from.x, rect.width * nearer, width),
        y: from.y + shift(rect.y * nearer + from.y, rect.height * nearer, height - BOTTOM + EDGE),
        zoom: nearer,
      });
    },
    [flow, store, showAll],
  );
}

/** The viewport that has the rectangle in its middle. */
function middleOf(rect: Rect, zoom: number, width: number, height: number) {
  const at = centre(rect);
  return { x: width / 2 - at.x * zoom, y: height / 2 - at.y * zoom };
}

/** How far a stretch must move to lie between the edges; one that is too long shows its beginning. */
function shift(start: number, length: number, room: number): number {
  if (start < EDGE || length > room - 2 * EDGE) return EDGE - start;
  return Math.min(0, room - EDGE - length - start);
}
