import { centre, type Point, type Rect, type Size } from '../../base';
import {
  type BoundaryId,
  type ElementId,
  type ElementKind,
  type FlowId,
  type NoteId,
  type PageId,
  placementId,
} from '../../model';
import type { Draft } from '../draft';
import type { DrawnElement } from '../drawnTo';
import { rectOf } from '../foreignValue';
import { shown } from '../importReport';
import { type Parking, parkingBelow } from '../parking';
import type { Cell, CellKind } from './cells';

/** A cell with the id it has here, and where it stands if it stands somewhere. */
export type Thing =
  | {
      readonly is: 'element';
      readonly id: ElementId;
      readonly kind: ElementKind;
      readonly cell: Cell;
      readonly at: Rect;
    }
  | { readonly is: 'box'; readonly id: BoundaryId; readonly cell: Cell; readonly at: Rect }
  | { readonly is: 'note'; readonly id: NoteId; readonly cell: Cell; readonly at: Rect }
  | { readonly is: 'flow'; readonly id: FlowId; readonly cell: Cell }
  | { readonly is: 'line'; readonly id: BoundaryId; readonly cell: Cell };
export type ThingOf<Is extends Thing['is']> = Extract<Thing, { readonly is: Is }>;

/** The things of one page; ends of flows name them by the ids of the file. */
export interface PageThings {
  readonly page: PageId;
  readonly things: readonly Thing[];
  readonly elements: readonly DrawnElement[];
  readonly byForeignId: ReadonlyMap<string, Thing>;
}

/** Sizes where the file gives none: about what Threat Dragon itself draws. */
const USUAL_SIZE = {
  actor: { width: 150, height: 80 },
  process: { width: 100, height: 100 },
  store: { width: 150, height: 75 },
  box: { width: 500, height: 400 },
  text: { width: 200, height: 60 },
} as const satisfies Partial<Record<CellKind, Size>>;

/** Gives every cell its id and its place. Cells that say no place are put in a row below all others. */
export function layPage(page: PageId, cells: readonly Cell[], draft: Draft): PageThings {
  const parking = parkingBelow(
    cells.flatMap(({ at, size }) => (at ? rectOf(at, size ?? { width: 0, height: 0 }) : [])),
  );
  const byForeignId = new Map<string, Thing>();
  const things = cells.map(cell => {
    const thing = thingOf(cell, draft, parking);
    if (!byForeignId.has(cell.id)) byForeignId.set(cell.id, thing);
    else {
      const reason = `the id ${shown(cell.id)} is used twice on its page; flows are fastened to the first`;
      draft.lines.guessed({ what: shown(cell.name), as: 'a thing of its own', confidence: 0.5, reason, subject: null });
    }
    if ('at' in thing) {
      const id = placementId(page, thing.id);
      draft.placements.push({ id, page, subject: thing.id, ...thing.at });
    }
    return thing;
  });
  const elements = things.flatMap(one => (one.is === 'element' ? { id: one.id, at: one.at, name: one.cell.name } : []));
  return { page, things, elements, byForeignId };
}

function thingOf(cell: Cell, draft: Draft, parking: Parking): Thing {
  const { kind } = cell;
  if (kind === 'flow') return { is: 'flow', id: draft.ids.take('fl', cell.id), cell };
  if (kind === 'line') return { is: 'line', id: draft.ids.take('bo', cell.id), cell };
  const at = placeOf(cell, USUAL_SIZE[kind], draft, parking);
  if (kind === 'box') return { is: 'box', id: draft.ids.take('bo', cell.id), cell, at };
  if (kind === 'text') return { is: 'note', id: draft.ids.take('nt', cell.id), cell, at };
  return { is: 'element', id: draft.ids.take('el', cell.id), kind, cell, at };
}

function placeOf(cell: Cell, usual: Size, draft: Draft, parking: Parking): Rect {
  const guessed = (as: string) =>
    draft.lines.guessed({
      what: shown(cell.name),
      as,
      confidence: 0.3,
      reason: 'the file gives none that can be drawn',
      subject: null,
    });
  if (!cell.size) guessed('the usual size');
  const size = cell.size ?? usual;
  if (cell.at) return rectOf(cell.at, size);
  guessed('a place below the others');
  return rectOf(parking.next(size), size);
}

/** Where a thing is met by what is fastened to it. */
export function middleOf(thing: Thing): Point | null {
  if ('at' in thing) return centre(thing.at);
  return thing.cell.vertices[0] ?? thing.cell.source.at ?? thing.cell.target.at;
}
