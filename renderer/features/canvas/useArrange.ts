import { useCallback, useRef, useState } from 'react';
import { layoutRequest, placesOf } from '../../../core/drawing';
import { useDispatch, useSession } from '../../session';
import { arrange as arrangeInWorker } from '../../worker';
import { useFit } from './useFit';

/** Arranges the page in a worker; pressing again while it works cancels. One step of undo. */
export function useArrange(): { readonly arrange: () => void; readonly arranging: boolean } {
  const session = useSession();
  const dispatch = useDispatch();
  const fit = useFit();
  const running = useRef<AbortController | null>(null);
  const [arranging, setArranging] = useState(false);
  const arrange = useCallback(async () => {
    if (running.current) return running.current.abort();
    const open = session.lastOpen;
    const page = session.view.getState().page;
    if (!open || !page) return;
    const controller = new AbortController();
    running.current = controller;
    setArranging(true);
    const answer = await arrangeInWorker(layoutRequest(open.model, page), controller.signal);
    running.current = null;
    setArranging(false);
    const now = session.lastOpen;
    if (!answer.ok || now?.id !== open.id) return;
    if (dispatch({ type: 'canvas/arrange', page, places: placesOf(now.model, page, answer.value) }).ok)
      requestAnimationFrame(fit);
  }, [session, dispatch, fit]);
  return { arrange: () => void arrange(), arranging };
}
