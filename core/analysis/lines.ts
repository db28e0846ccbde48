import type { Point } from '../base';
import { type ProjectModel, placementId, type Route } from '../model';

/** Crossings of drawn lines. Boundaries that are boxes separate by nesting; those that are lines only by where they are drawn. */

type Line = {
  readonly boundary: string;
  readonly page: Route['page'];
  readonly points: readonly Point[];
  readonly box: Box;
};
type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

function boxOf(points: readonly Point[]): Box {
  const xs = points.map(point => point.x);
  const ys = points.map(point => point.y);
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

const apart = (a: Box, b: Box) => a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top;

/** On which side of the line through a and b the point is: positive, negative, or 0 for on it. */
function side(a: Point, b: Point, at: Point): number {
  return (b.x - a.x) * (at.y - a.y) - (b.y - a.y) * (at.x - a.x);
}

function segmentsCross(a: Point, b: Point, c: Point, d: Point): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/** How often two paths cross: an even number means that the path ends on the side where it began. */
function crossingsOf(path: readonly Point[], line: readonly Point[]): number {
  let count = 0;
  for (let i = 1; i < path.length; i += 1) {
    for (let k = 1; k < line.length; k += 1) {
      const [a, b, c, d] = [path[i - 1], path[i], line[k - 1], line[k]];
      if (a && b && c && d && segmentsCross(a, b, c, d)) count += 1;
    }
  }
  return count;
}

function linesByPage(model: ProjectModel): ReadonlyMap<string, readonly Line[]> {
  const lines = new Map<string, Line[]>();
  for (const route of model.routes.values()) {
    const boundary = model.boundaries.get(route.subject);
    if (boundary?.form !== 'line' || route.points.length < 2) continue;
    const line = { boundary: boundary.id, page: route.page, points: route.points, box: boxOf(route.points) };
    const onPage = lines.get(route.page);
    if (onPage) onPage.push(line);
    else lines.set(route.page, [line]);
  }
  return lines;
}

/** The middle of an element on a page; null when it is not drawn there. */
function middleOf(model: ProjectModel, page: Route['page'], element: `el_${string}` | null): Point | null {
  if (element === null) return null;
  const place = model.placements.get(placementId(page, element));
  return place ? { x: place.x + place.width / 2, y: place.y + place.height / 2 } : null;
}

/**
 * For each flow that is drawn across a boundary line: the boundaries, in order of id. A flow that crosses a line and comes back
 * has not crossed it. Cost: flows × lines on the same page, sorted out by their bounding boxes first; nothing without lines.
 */
export function lineCrossings(model: ProjectModel): ReadonlyMap<string, readonly string[]> {
  const crossed = new Map<string, readonly string[]>();
  const lines = linesByPage(model);
  if (lines.size === 0) return crossed;
  for (const flow of model.flows.values()) {
    const boundaries = new Set<string>();
    for (const onPage of lines.values()) {
      const first = onPage[0];
      if (!first) continue;
      const from = middleOf(model, first.page, flow.source);
      const to = middleOf(model, first.page, flow.target);
      if (!from || !to) continue;
      const bends = model.routes.get(placementId(first.page, flow.id))?.points ?? [];
      const path = [from, ...bends, to];
      const box = boxOf(path);
      for (const line of onPage) {
        if (!apart(box, line.box) && crossingsOf(path, line.points) % 2 === 1) boundaries.add(line.boundary);
      }
    }
    if (boundaries.size > 0) crossed.set(flow.id, [...boundaries].sort());
  }
  return crossed;
}
