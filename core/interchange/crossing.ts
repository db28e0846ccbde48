import type { Point, Rect } from '../base';

/** A way drawn through points. */
export type Path = readonly Point[];

/** Whether two ways cross somewhere, each taken as straight pieces between its points. */
export function crosses(a: Path, b: Path): boolean {
  for (let i = 1; i < a.length; i += 1) {
    for (let j = 1; j < b.length; j += 1) {
      if (piecesCross(a[i - 1], a[i], b[j - 1], b[j])) return true;
    }
  }
  return false;
}

type MaybePoint = Point | undefined;

function piecesCross(a: MaybePoint, b: MaybePoint, c: MaybePoint, d: MaybePoint): boolean {
  if (!a || !b || !c || !d) return false;
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/** On which side of the line from a to b a point lies: its sign. */
function side(a: Point, b: Point, point: Point): number {
  return Math.sign((b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x));
}

/** Whether a way leads into a box or out of it: one end inside, the other not. */
export function entersOrLeaves(path: Path, box: Rect): boolean {
  const [start] = path;
  const end = path.at(-1);
  return start !== undefined && end !== undefined && inside(start, box) !== inside(end, box);
}

function inside({ x, y }: Point, box: Rect): boolean {
  return x >= box.x && y >= box.y && x <= box.x + box.width && y <= box.y + box.height;
}
