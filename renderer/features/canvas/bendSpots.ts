import { contains, type Point, type Rect } from '../../../core/base';

/** Where along a stretch a handle may stand, from 0 to 1: in its middle, else as near to it as the name of the flow leaves room. */
const PLACES = [0.5, 0.3, 0.7, 0.18, 0.82, 0.1, 0.9] as const;

/** Where new bends begin, one on every stretch of a flow, beside its name. @param name what the name of the flow covers; null: it has none */
export function bendSpots(shape: readonly Point[], name: Rect | null): readonly Point[] {
  return shape.slice(1).map((to, at) => {
    const from = shape[at] ?? to;
    const spots = PLACES.map(part => ({ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }));
    return spots.find(spot => !name || !contains(name, { ...spot, width: 0, height: 0 })) ?? spots.at(-1) ?? to;
  });
}
