import type { Point, Rect } from '../../base';
import { crosses, type Path } from '../crossing';
import type { Thing } from './drawing';

const PIECES = 48;

/** How a line of the tool runs: a quadratic curve from end to end that passes through its handle half-way. */
export function curveOf({ sourceAt: from, targetAt: to, handle }: Thing): Path {
  if (!from || !to) return [];
  const middle = handle ?? { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const bend = { x: 2 * middle.x - (from.x + to.x) / 2, y: 2 * middle.y - (from.y + to.y) / 2 };
  return Array.from({ length: PIECES + 1 }, (_, n): Point => {
    const t = n / PIECES;
    const at = (a: number, b: number, c: number) => (1 - t) ** 2 * a + 2 * t * (1 - t) * b + t ** 2 * c;
    return { x: at(from.x, bend.x, to.x), y: at(from.y, bend.y, to.y) };
  });
}

/** Whether a flow crosses a boundary: some of it but not all lies in the box, or it meets the line. */
export function crossesBoundary(flow: Path, boundary: Thing): boolean {
  if (boundary.form === 'line') return crosses(flow, curveOf(boundary));
  const box = boundary.at;
  if (!box) return false;
  const inside = flow.filter(point => isInside(point, box)).length;
  return inside > 0 && inside < flow.length;
}

function isInside({ x, y }: Point, box: Rect): boolean {
  return x >= box.x && y >= box.y && x <= box.x + box.width && y <= box.y + box.height;
}
