import { centre, type Point, type Rect } from '../base';
import type { ElementId } from '../model';
import type { Draft } from './draft';
import { shown } from './importReport';

/** Somebody whose line ends so close to a thing meant the thing; further away the eye sees a gap. */
const CLOSE = 24;

interface Standing {
  readonly at: Rect;
}

/** How far a point lies outside of a rectangle; 0 within it. */
function gap(point: Point, { x, y, width, height }: Rect): number {
  const across = Math.max(x - point.x, 0, point.x - x - width);
  const down = Math.max(y - point.y, 0, point.y - y - height);
  return Math.hypot(across, down);
}

const area = ({ at }: Standing) => at.width * at.height;

/**
 * What a loose end of a line is drawn up to: the nearest thing that it touches or all but touches, the smallest where it lies in several.
 * Null where it ends in the open, or as close to two things that it lies in neither of.
 */
export function drawnTo<Thing extends Standing>(end: Point, things: Iterable<Thing>): Thing | null {
  let best: { readonly thing: Thing; readonly gap: number } | null = null;
  let tied = false;
  for (const thing of things) {
    const distance = gap(end, thing.at);
    if (distance > CLOSE || (best !== null && distance > best.gap)) continue;
    tied = best !== null && distance === best.gap && distance > 0;
    const larger = best !== null && distance === best.gap && area(thing) >= area(best.thing);
    if (!larger) best = { thing, gap: distance };
  }
  return tied ? null : (best?.thing ?? null);
}

/** An end of a flow: at an element, or loose at a point. */
export interface LineEnd {
  readonly element: ElementId | null;
  readonly at: Point;
}

/** An element of a page, to which a line may be drawn up. */
export interface DrawnElement extends Standing {
  readonly id: ElementId;
  readonly name: string;
}

/** A loose end that is drawn up to an element without being fastened to it is meant to end there; the report says so. */
export function drawnUp(
  ends: readonly [LineEnd | null, LineEnd | null],
  what: string,
  on: { readonly elements: readonly DrawnElement[]; readonly draft: Draft },
): readonly [LineEnd | null, LineEnd | null] {
  const [source, target] = ends;
  const from = meantEnd(source, target, what, on);
  return [from, meantEnd(target, from, what, on)];
}

function meantEnd(
  end: LineEnd | null,
  other: LineEnd | null,
  what: string,
  { elements, draft }: { readonly elements: readonly DrawnElement[]; readonly draft: Draft },
): LineEnd | null {
  if (end === null || end.element !== null) return end;
  const thing = drawnTo(end.at, elements);
  if (thing === null || thing.id === other?.element) return end;
  const as = `fastened to ${shown(thing.name)}`;
  const reason = 'it is drawn up to it';
  draft.lines.guessed({ what: `an end of ${what}`, as, confidence: 0.8, reason, subject: thing.id });
  return { element: thing.id, at: centre(thing.at) };
}
