import { overlaps, type Point, type Rect, type Size } from '../../../core/base';
import { GAP, GRID } from './sizes';

const COLUMNS = 5;
const ROWS = 60;
const UNSEEN = 1e6;

function snapped(value: number): number {
  return Math.round(value / GRID) * GRID;
}

/**
 * A place for a new thing that overlaps nothing: as near as possible to where it is wanted, rather to the right than below,
 * the way people read; where it is seen, if there is room. Looks at the page once; the search is bounded.
 */
export function freeSpot(others: readonly Rect[], wanted: Point, size: Size, isSeen: (spot: Rect) => boolean): Rect {
  let best: { readonly spot: Rect; readonly cost: number } | null = null;
  for (const spot of spots(wanted, size)) {
    const cost = costOf(spot, wanted, isSeen);
    if (best && cost >= best.cost) continue;
    const room = {
      x: spot.x - GAP.x / 2,
      y: spot.y - GAP.y / 2,
      width: spot.width + GAP.x,
      height: spot.height + GAP.y,
    };
    if (!others.some(other => overlaps(room, other))) best = { spot, cost };
  }
  return best?.spot ?? { x: snapped(wanted.x), y: snapped(wanted.y), ...size };
}

/** Below costs more than beside, and what cannot be seen costs more than anything that can. */
function costOf(spot: Rect, wanted: Point, isSeen: (spot: Rect) => boolean): number {
  const away = Math.abs(spot.x - wanted.x) + 3 * Math.abs(spot.y - wanted.y) + (spot.x < wanted.x ? 1 : 0);
  return isSeen(spot) ? away : away + UNSEEN;
}

/** Places that are tried: to the right and below, and some to the left. */
function* spots(wanted: Point, size: Size): Generator<Rect> {
  const stepX = size.width + GAP.x;
  const stepY = size.height + GAP.y;
  for (let row = 0; row < ROWS; row += 1) {
    for (let column = 0; column < COLUMNS; column += 1) {
      yield { x: snapped(wanted.x + column * stepX), y: snapped(wanted.y + row * stepY), ...size };
      if (column > 0 && row > 0 && column < 5)
        yield { x: snapped(wanted.x - column * stepX), y: snapped(wanted.y + row * stepY), ...size };
    }
  }
}
