import { type ClipboardEvent, type KeyboardEvent, useCallback, useRef } from 'react';
import { Clip, copyRows, type Placed } from '../../../core/commands';
import { ElementId, Placement } from '../../../core/model';
import { useDispatch, useSession } from '../../session';
import { GRID } from './sizes';

const STEP: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const PASTE_SHIFT = 4 * GRID;

function isTyping(target: EventTarget): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}

/**
 * The keyboard on the canvas: Delete, arrows (Shift: further), Ctrl+A, Ctrl+D, F for a flow between two chosen elements, Enter and
 * Space to choose (with Shift or Ctrl: one more, or one less), Escape to let go; and copy, cut and paste through the system's clipboard.
 */
export function useCanvasKeys() {
  const session = useSession();
  const dispatch = useDispatch();
  const pastes = useRef(0);

  const clip = useCallback(() => {
    const { selection, page } = session.view.getState();
    const open = session.lastOpen;
    return open && page && selection.size > 0 ? copyRows(open.model, selection, page) : null;
  }, [session]);

  const paste = useCallback(
    (text: string) => {
      const page = session.view.getState().page;
      const parsed = Clip.safeParse(jsonOrNull(text));
      if (!page || !parsed.success) return;
      pastes.current += 1;
      const before = new Set(session.lastOpen?.index.ids('placementsOnPage', page));
      const by = { x: PASTE_SHIFT * pastes.current, y: PASTE_SHIFT * pastes.current };
      if (!dispatch({ type: 'clipboard/paste', clip: parsed.data, page, by }).ok) return;
      const open = session.lastOpen;
      const fresh = [...(open?.index.ids('placementsOnPage', page) ?? [])].filter(id => !before.has(id));
      session.select(fresh.flatMap(id => open?.model.placements.get(id)?.subject ?? []));
    },
    [session, dispatch],
  );

  const remove = useCallback(() => {
    const { selection } = session.view.getState();
    if (selection.size > 0 && dispatch({ type: 'row/remove', ids: [...selection] }).ok) session.select([]);
  }, [session, dispatch]);

  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      if (isTyping(event.target)) return;
      const { selection, page } = session.view.getState();
      const open = session.lastOpen;
      if (!open || !page) return;
      const step = STEP[event.key];
      const held = event.ctrlKey || event.metaKey;
      if (step && selection.size > 0) {
        const far = event.shiftKey ? 5 * GRID : GRID;
        dispatch({
          type: 'canvas/move',
          page,
          subjects: placedOf(selection),
          by: { x: step[0] * far, y: step[1] * far },
        });
      } else if (event.key === 'Delete' || event.key === 'Backspace') remove();
      else if (event.key === 'Escape') session.select([]);
      else if ((event.key === 'Enter' || event.key === ' ') && focusedId(event.target))
        session.select(chosen(selection, focusedId(event.target) ?? '', held || event.shiftKey));
      else if (held && event.key.toLowerCase() === 'a')
        session.select(open.index.placementsOn(page).flatMap(id => open.model.placements.get(id)?.subject ?? []));
      else if (held && event.key.toLowerCase() === 'd') paste(JSON.stringify(clip()));
      else if (!held && event.key.toLowerCase() === 'f') {
        const flow = connectCommand(selection, session.environment.newId('fl'));
        if (!flow) return;
        if (dispatch(flow).ok) session.select([flow.id]);
      } else return;
      event.preventDefault();
    },
    [session, dispatch, remove, paste, clip],
  );

  const onCopy = useCallback(
    (event: ClipboardEvent) => {
      const copied = isTyping(event.target) ? null : clip();
      if (!copied) return false;
      pastes.current = 0;
      event.clipboardData.setData('text/plain', JSON.stringify(copied));
      event.preventDefault();
      return true;
    },
    [clip],
  );
  const onCut = useCallback(
    (event: ClipboardEvent) => {
      if (onCopy(event)) remove();
    },
    [onCopy, remove],
  );
  const onPaste = useCallback(
    (event: ClipboardEvent) => {
      if (isTyping(event.target)) return;
      paste(event.clipboardData.getData('text/plain'));
    },
    [paste],
  );
  return { onKeyDown, onCopy, onCut, onPaste };
}

/** Text from a stranger's clipboard: not JSON is nothing to paste. */
function jsonOrNull(text: string): unknown {
  if (!text.startsWith('{') || text.length > 20_000_000) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function placedOf(selection: ReadonlySet<string>): Placed[] {
  return [...selection].flatMap(id => {
    const parsed = Placement.shape.subject.safeParse(id);
    return parsed.success ? [parsed.data] : [];
  });
}

/** The selection after choosing a thing: it alone, or it besides the others. */
function chosen(selection: ReadonlySet<string>, id: string, besides: boolean): ReadonlySet<string> {
  if (!besides) return new Set([id]);
  const next = new Set(selection);
  if (!next.delete(id)) next.add(id);
  return next;
}

function focusedId(target: EventTarget): string | null {
  return target instanceof Element
    ? (target.closest('.react-flow__node, .react-flow__edge')?.getAttribute('data-id') ?? null)
    : null;
}

function connectCommand(selection: ReadonlySet<string>, id: `fl_${string}`) {
  const elements = [...selection].flatMap(one => {
    const parsed = ElementId.safeParse(one);
    return parsed.success ? [parsed.data] : [];
  });
  const [source, target] = elements;
  return elements.length === 2 && source && target
    ? ({ type: 'flow/connect', id, name: '', source, target } as const)
    : null;
}
