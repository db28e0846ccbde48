/** Where the node of a number stands in a square grid, and how large it is: the same for Parapet and for bare React Flow. */
export function gridPlace(at: number, of: number) {
  const columns = Math.ceil(Math.sqrt(of));
  return { x: (at % columns) * 260, y: Math.floor(at / columns) * 160, width: 176, height: 76 };
}

/** About 1.5 flows an element, to the right and below; pairs of numbers. */
export function gridFlows(of: number): readonly (readonly [number, number])[] {
  const columns = Math.ceil(Math.sqrt(of));
  const pairs: (readonly [number, number])[] = [];
  for (let at = 0; at < of; at += 1) {
    if ((at + 1) % columns !== 0 && at + 1 < of) pairs.push([at, at + 1]);
    if (at % 2 === 0 && at + columns < of) pairs.push([at, at + columns]);
  }
  return pairs;
}
