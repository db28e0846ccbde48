import { useStoreApi } from '@xyflow/react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { contains, type Point, type Rect, type Size, union } from '../../../core/base';
import type { Command } from '../../../core/commands';
import type { BoundaryId, ElementKind, Origin, PageId, Placement } from '../../../core/model';
import { type OpenState, useDispatch, useSession } from '../../session';
import { freeSpot } from './freeSpot';
import { type Dropped, innermostBoundary } from './gestures';
import { BOUNDARY_SIZE, ELEMENT_SIZE, NOTE_SIZE } from './sizes';

const NOTHING: ReadonlySet<string> = new Set();
/** Room kept to the window's edges, in pixels; the field for typing is at the bottom. */
const INSET = 40;
const BOTTOM = 90;
/** The zoom down to which a whole page reads well. */
const WHOLE_PAGE_FROM = 0.7;

export interface NewElement {
  readonly thing: 'element';
  readonly type: string | null;
  readonly kind: ElementKind;
  readonly name: string;
  readonly origin?: Origin;
}

/** Adds a thing where it was dropped, or, without a place, where nothing is in its way. It is selected and can be undone. */
export function useAddThing(): (thing: Dropped | NewElement, at?: Point) => void {
  const { t } = useTranslation('canvas');
  const session = useSession();
  const dispatch = useDispatch();
  const store = useStoreApi();
  return useCallback(
    (thing, at) => {
      const open = session.lastOpen;
      const page = session.view.getState().page;
      if (!open || !page) return;
      const size = thing.thing === 'element' ? ELEMENT_SIZE : thing.thing === 'boundary' ? BOUNDARY_SIZE : NOTE_SIZE;
      const others = placesOn(open, page);
      const rect = at ? around(at, size) : freeSpot(others, nextTo(others), size, seenIn(store, others));
      const parent = at ? innermostBoundary(open.model, page, at, NOTHING) : null;
      const made = addCommand(thing, page, rect, parent, session, { boundary: t('newBoundary'), note: t('newNote') });
      if (dispatch(made.command).ok) {
        session.select([made.id]);
        if (!at) session.reveal(made.id);
      }
    },
    [session, dispatch, store, t],
  );
}

function around(at: Point, size: Size): Rect {
  const snapped = (value: number) => Math.round(value / 10) * 10;
  return { x: snapped(at.x - size.width / 2), y: snapped(at.y - size.height / 2), ...size };
}

function placesOn(open: OpenState, page: PageId): readonly Placement[] {
  return open.index.placementsOn(page).flatMap(id => open.model.placements.get(id) ?? []);
}

/** Whether a place is in view, or comes into view because the whole page is shown and stays readable. */
function seenIn(store: ReturnType<typeof useStoreApi>, others: readonly Rect[]): (spot: Rect) => boolean {
  const { transform, width, height } = store.getState();
  const [x, y, zoom] = transform;
  const room = { width: width - 2 * INSET, height: height - INSET - BOTTOM };
  const view = { x: (INSET - x) / zoom, y: (INSET - y) / zoom, width: room.width / zoom, height: room.height / zoom };
  const all = union(others);
  return spot => {
    if (contains(view, spot)) return true;
    const together = union(all ? [all, spot] : [spot]);
    return together !== null && Math.min(room.width / together.width, room.height / together.height) >= WHOLE_PAGE_FROM;
  };
}

/** Where the next thing is wanted: in line with what was placed last, or at the start of an empty page. */
function nextTo(others: readonly Placement[]): Point {
  const last = others.filter(row => row.subject.startsWith('el_')).at(-1);
  return last ? { x: last.x, y: last.y } : { x: 0, y: 0 };
}

interface Texts {
  readonly boundary: string;
  readonly note: string;
}

function addCommand(
  thing: Dropped | NewElement,
  page: PageId,
  at: Rect,
  parent: BoundaryId | null,
  session: ReturnType<typeof useSession>,
  texts: Texts,
): { readonly id: string; readonly command: Command } {
  if (thing.thing === 'element') {
    const id = session.environment.newId('el');
    const typed: Origin = {
      kind: 'person',
      by: session.preferences.getState().profile?.name ?? '',
      at: session.environment.now(),
    };
    const origin = 'origin' in thing && thing.origin ? thing.origin : typed;
    return {
      id,
      command: {
        type: 'element/add',
        id,
        name: thing.name,
        kind: thing.kind,
        elementType: thing.type,
        typeOrigin: thing.type ? origin : null,
        parent,
        page,
        at,
      },
    };
  }
  if (thing.thing === 'boundary') {
    const id = session.environment.newId('bo');
    return {
      id,
      command: { type: 'boundary/add', id, name: thing.name || texts.boundary, kind: thing.kind, parent, page, at },
    };
  }
  const id = session.environment.newId('nt');
  return { id, command: { type: 'note/add', id, text: texts.note, page, at } };
}
