import type { Rect, Size } from '../base';
import { addTo } from '../base';
import { layeredPlaces, type Nested } from '../drawing';
import { type BoundaryId, type ElementId, type PageId, placementId } from '../model';
import type { Draft } from './draft';
import { addRoute } from './routes';

const ELEMENT: Size = { width: 150, height: 80 };
const EMPTY_BOX: Size = { width: 260, height: 160 };

/**
 * Places everything on one page, for files that say no places: along the flows, boundaries around what is in them.
 * Boundaries must not go in circles, see `soundParents`.
 */
export function placeEverything(page: PageId, draft: Draft): void {
  const inside = new Map<BoundaryId | null, Nested[]>();
  const add = (parent: BoundaryId | null, node: Nested) => {
    addTo(inside, parent, node);
  };
  for (const { id, parent } of draft.elements) add(parent, { id, size: ELEMENT, children: [] });
  const boxes = draft.boundaries.filter(one => one.form === 'box');
  const nested = (parent: BoundaryId | null): readonly Nested[] => [
    ...boxes
      .filter(box => box.parent === parent)
      .map(box => ({ id: box.id, size: EMPTY_BOX, children: nested(box.id) })),
    ...(inside.get(parent) ?? []),
  ];
  const links = draft.flows.flatMap(({ source, target }) => (source && target ? [{ from: source, to: target }] : []));
  const places = layeredPlaces(nested(null), links);
  const subjects: readonly (ElementId | BoundaryId)[] = [
    ...boxes.map(box => box.id),
    ...draft.elements.map(one => one.id),
  ];
  for (const subject of subjects) {
    const at = places.get(subject);
    if (at) draft.placements.push({ id: placementId(page, subject), page, subject, ...at });
  }
  placeLooseEnds(page, places, draft);
  if (draft.elements.length === 0) return;
  const reason = 'the file says no places; they follow the data flows, and can be arranged';
  draft.lines.guessed({ what: 'the drawing', as: 'places from left to right', confidence: 0.5, reason, subject: null });
}

const STUB = { across: 70, up: 28 } as const;

/** An end that leads nowhere is put beside the other one, in the gap between the rows. */
function placeLooseEnds(page: PageId, places: ReadonlyMap<string, Rect>, draft: Draft): void {
  for (const { id, source, target } of draft.flows) {
    const at = places.get(source ?? target ?? '');
    if (!at || (source && target)) continue;
    const x = source ? at.x + at.width + STUB.across : at.x - STUB.across;
    addRoute(page, id, [{ x, y: at.y - STUB.up }], draft);
  }
}
