import type { Point } from '../../../core/base';

/** The id of the element at a point of the window, whatever lies over it there; by the node's own mark in the page. */
export function elementAt({ x, y }: Point): string | null {
  for (const found of document.elementsFromPoint(x, y)) {
    const node = found.closest('.react-flow__node-element');
    if (node) return node.getAttribute('data-id');
  }
  return null;
}
