import type { Point } from '../../../core/base';

/** The id of the element at a point of the window, whatever lies over it there; by the node's own mark in the page. */
export function elementAt({ x, y }: Point): string | null {
  for (const found of document.elementsFromPoint(x, y)) {
    const node = found.closest('.react-flow__node-element');
    if (node) return node.getAttribute('data-id');
  }
  return null;
}

/** The element at a point of the window, or one that is no farther from it than `reach` pixels. */
export function elementNear({ x, y }: Point, reach: number): string | null {
  const ring = Array.from({ length: 8 }, (_, at) => (at / 4) * Math.PI);
  const around = [0, reach / 2, reach].flatMap(far =>
    ring.map(angle => ({ x: x + far * Math.cos(angle), y: y + far * Math.sin(angle) })),
  );
  for (const point of around) {
    const found = elementAt(point);
    if (found) return found;
  }
  return null;
}
