import { overlaps, type Point, type Rect, type Size } from '../../../core/base';
import type { ModelIndex } from '../../../core/changes';
import type { PageId, ProjectModel } from '../../../core/model';
import { GAP, GRID } from './sizes';

const COLUMNS = 40;
const ROWS = 60;

function snapped(value: number): number {
  return Math.round(value / GRID) * GRID;
}

/**
 * A place for a new thing that overlaps nothing: as near as possible to where it is wanted, going right first and then down,
 * the way people read. Looks at the page once; the search is bounded.
 */
export function freeSpot(model: ProjectModel, index: ModelIndex, page: PageId, wanted: Point, size: Size): Rect {
  const others = index.placementsOn(page).flatMap(id => model.placements.get(id) ?? []);
  const stepX = size.width + GAP.x;
  const stepY = size.height + GAP.y;
  for (let row = 0; row < ROWS; row += 1) {
    for (let column = 0; column < COLUMNS; column += 1) {
      if (column > 4 && row < 4) break;
      const spot = { x: snapped(wanted.x + column * stepX), y: snapped(wanted.y + row * stepY), ...size };
      const room = {
        x: spot.x - GAP.x / 2,
        y: spot.y - GAP.y / 2,
        width: spot.width + GAP.x,
        height: spot.height + GAP.y,
      };
      if (!others.some(other => overlaps(room, other))) return spot;
    }
  }
  return { x: snapped(wanted.x), y: snapped(wanted.y), ...size };
}
