import type { Point } from '../base';
import { type BoundaryId, type FlowId, type PageId, placementId } from '../model';
import type { Draft } from './draft';
import { FARTHEST } from './foreignValue';

const MOST_POINTS = 200;

/** Draws a flow or a boundary line through points of a page. */
export function addRoute(page: PageId, subject: FlowId | BoundaryId, points: readonly Point[], draft: Draft): void {
  const id = placementId(page, subject);
  const last = points.at(-1);
  const kept = points.length > MOST_POINTS && last ? [...points.slice(0, MOST_POINTS - 1), last] : points;
  if (kept.length < points.length) {
    draft.lines.dropped('bends of a line', `only ${MOST_POINTS} points are kept of each`);
  }
  draft.routes.push({ id, page, subject, points: kept.map(onCanvas) });
}

/** A point that was worked out from others may lie beyond the edge of all canvases. */
export function onCanvas({ x, y }: Point): Point {
  return { x: Math.max(-FARTHEST, Math.min(FARTHEST, x)), y: Math.max(-FARTHEST, Math.min(FARTHEST, y)) };
}
