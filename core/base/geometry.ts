/** Canvas units: 1 unit is one CSS pixel at 100 % zoom, x to the right, y downwards. */
export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Size {
  readonly width: number;
  readonly height: number;
}
export interface Rect extends Point, Size {}

export function centre(rect: Rect): Point {
  return { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
}

export function contains(outer: Rect, inner: Rect): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

export function overlaps(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** The smallest rectangle around all, or null for none. */
export function union(rects: Iterable<Rect>): Rect | null {
  let all: Rect | null = null;
  for (const rect of rects) {
    if (!all) {
      all = rect;
      continue;
    }
    const x = Math.min(all.x, rect.x);
    const y = Math.min(all.y, rect.y);
    all = {
      x,
      y,
      width: Math.max(all.x + all.width, rect.x + rect.width) - x,
      height: Math.max(all.y + all.height, rect.y + rect.height) - y,
    };
  }
  return all;
}
