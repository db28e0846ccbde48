import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useCallback } from 'react';
import { union } from '../../../core/base';
import { useSession } from '../../session';

const MARGIN = 60;
const LARGEST = 1.1;

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
