import { centre, contains, type Rect, type Size } from '../base';

/** Neighbouring parts share this much, in canvas units, so that what stands at an edge is whole in one of them. */
const SHARED = 200;

/**
 * Cuts an area into parts that are at most `most` large and overlap a little; parts that show nothing new are left out.
 * @param things places of what is to be seen
 */
export function tilesOf(area: Rect, most: Size, things: readonly Rect[]): readonly Rect[] {
  const left = new Set(things);
  const tiles: Rect[] = [];
  for (const y of steps(area.y, area.height, most.height))
    for (const x of steps(area.x, area.width, most.width)) {
      const tile = {
        x,
        y,
        width: Math.min(most.width, area.width),
        height: Math.min(most.height, area.height),
      };
      const shown = [...left].filter(thing => contains(tile, thing) || (isLarge(thing, most) && holds(tile, thing)));
      if (shown.length === 0) continue;
      for (const thing of shown) left.delete(thing);
      tiles.push(tile);
    }
  return tiles;
}

/** Where the parts of a length begin, evenly spread. */
function steps(from: number, length: number, most: number): readonly number[] {
  if (length <= most) return [from];
  const count = Math.ceil((length - SHARED) / (most - SHARED));
  return Array.from({ length: count }, (_, at) => from + ((length - most) * at) / (count - 1));
}

const isLarge = (thing: Rect, most: Size) => thing.width > SHARED || thing.height > Math.min(SHARED, most.height);

/** Whether the middle of a thing lies in the part: things that are larger than what parts share can be whole in none. */
function holds(tile: Rect, thing: Rect): boolean {
  return contains(tile, { ...centre(thing), width: 0, height: 0 });
}
