import { useCallback } from 'react';
import type { Rect } from '../../../core/base';
import { useDispatch, useSession } from '../../session';
import { reshapeCommand } from './gestures';

/** What a node calls when its resize ends. */
export function useReshape(id: string): (event: unknown, rect: Rect) => void {
  const session = useSession();
  const dispatch = useDispatch();
  return useCallback(
    (_, rect) => {
      const page = session.view.getState().page;
      const command = page && reshapeCommand(session.lastOpen, page, id, rect);
      if (command) dispatch(command);
    },
    [session, dispatch, id],
  );
}
