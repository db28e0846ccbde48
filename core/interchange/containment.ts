import { contains, type Point, type Rect } from '../base';

export interface Box<Id extends string> {
  readonly id: Id;
  readonly at: Rect;
}

/** A box drawn a little over the edge of another is still meant to be inside it. */
const SLACK = 4;

/** Answers which box a thing is drawn in, for the boxes of one page. */
export interface Containment<Id extends string> {
  /** The smallest box around a point. */
  around(point: Point): Id | null;
  /** The smallest larger box around a box. */
  parentOf(box: Box<Id>): Id | null;
}

export function containmentOf<Id extends string>(boxes: readonly Box<Id>[]): Containment<Id> {
  const area = (box: Box<Id>) => box.at.width * box.at.height;
  const bySize = [...boxes].sort((a, b) => area(a) - area(b));
  const rank = new Map(bySize.map((box, index) => [box.id, index]));
  return {
    around: point => bySize.find(box => contains(box.at, { ...point, width: 0, height: 0 }))?.id ?? null,
    parentOf: box => {
      // Only boxes further up the order are asked, so that no box is ever inside itself, whatever the file says.
      const own = rank.get(box.id) ?? bySize.length;
      return bySize.find((other, index) => index > own && contains(grown(other.at), box.at))?.id ?? null;
    },
  };
}

function grown(rect: Rect): Rect {
  return { x: rect.x - SLACK, y: rect.y - SLACK, width: rect.width + 2 * SLACK, height: rect.height + 2 * SLACK };
}
