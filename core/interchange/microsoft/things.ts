import { centre, type Point, type Rect, type Size } from '../../base';
import { type BoundaryId, type ElementId, type FlowId, type NoteId, type PageId, placementId } from '../../model';
import type { Draft } from '../draft';
import { rectOf } from '../foreignValue';
import { shown } from '../importReport';
import { type Parking, parkingBelow } from '../parking';
import { nameOf, type Surface, type Thing } from './drawing';

/** A thing with the id it has here, and where it stands if it stands somewhere. */
export type Placed =
  | {
      readonly is: 'element';
      readonly kind: 'actor' | 'process' | 'store';
      readonly id: ElementId;
      readonly thing: Thing;
      readonly at: Rect;
    }
  | { readonly is: 'box'; readonly id: BoundaryId; readonly thing: Thing; readonly at: Rect }
  | { readonly is: 'note'; readonly id: NoteId; readonly thing: Thing; readonly at: Rect }
  | { readonly is: 'flow'; readonly id: FlowId; readonly thing: Thing }
  | { readonly is: 'line'; readonly id: BoundaryId; readonly thing: Thing };
export type PlacedAs<Is extends Placed['is']> = Extract<Placed, { readonly is: Is }>;

/** What the tool itself draws. */
const USUAL_SIZE: Readonly<Record<'actor' | 'process' | 'store' | 'box' | 'text', Size>> = {
  actor: { width: 100, height: 100 },
  process: { width: 100, height: 100 },
  store: { width: 100, height: 100 },
  box: { width: 400, height: 300 },
  text: { width: 200, height: 60 },
};

/** Gives every thing of a diagram its id and its place. What says no usable place is put in a row below the others. */
export function placeThings(page: PageId, surface: Surface, draft: Draft): readonly Placed[] {
  const parking = parkingBelow(surface.things.flatMap(thing => thing.at ?? []));
  return surface.things.map((thing, index) => {
    const placed = laid(thing, thing.guid || `${surface.guid}-${index + 1}`, draft, parking);
    if ('at' in placed)
      draft.placements.push({ id: placementId(page, placed.id), page, subject: placed.id, ...placed.at });
    return placed;
  });
}

function laid(thing: Thing, guid: string, draft: Draft, parking: Parking): Placed {
  const { form } = thing;
  if (form === 'flow') return { is: 'flow', id: draft.ids.take('fl', guid), thing };
  if (form === 'line') return { is: 'line', id: draft.ids.take('bo', guid), thing };
  const at = thing.at ?? parked(thing, USUAL_SIZE[form], draft, parking);
  if (form === 'box') return { is: 'box', id: draft.ids.take('bo', guid), thing, at };
  if (form === 'text') return { is: 'note', id: draft.ids.take('nt', guid), thing, at };
  return { is: 'element', kind: form, id: draft.ids.take('el', guid), thing, at };
}

function parked(thing: Thing, size: Size, draft: Draft, parking: Parking): Rect {
  const reason = 'the file gives none that can be drawn';
  const what = shown(nameOf(thing.attributes));
  draft.lines.guessed({ what, as: 'a place below the others', confidence: 0.3, reason, subject: null });
  return rectOf(parking.next(size), size);
}

/** Where a thing is met by what is fastened to it. */
export function middleOf(placed: Placed): Point | null {
  if ('at' in placed) return centre(placed.at);
  return placed.thing.handle ?? placed.thing.sourceAt ?? placed.thing.targetAt;
}
