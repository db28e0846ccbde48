import type { Point, Rect, Size } from '../base';
import { FARTHEST } from './foreignValue';

const GAP = 60;
const MARGIN = 40;

/** Room for things that say no place. */
export interface Parking {
  next(size: Size): Point;
}

/** A row below everything that stands somewhere. */
export function parkingBelow(placed: readonly Rect[]): Parking {
  const [first] = placed;
  let x = placed.reduce((left, rect) => Math.min(left, rect.x), first ? FARTHEST : MARGIN);
  const bottom = placed.reduce((low, rect) => Math.max(low, rect.y + rect.height), -FARTHEST);
  const top = first ? Math.min(bottom + GAP, FARTHEST) : MARGIN;
  return {
    next: size => {
      const at = { x: Math.min(x, FARTHEST), y: top };
      x += size.width + GAP;
      return at;
    },
  };
}
