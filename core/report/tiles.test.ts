import { describe, expect, it } from 'vitest';
import { contains } from '../base';
import { tilesOf } from './tiles';

const MOST = { width: 800, height: 600 };
const grid = (columns: number, rows: number, step: number) =>
  Array.from({ length: columns * rows }, (_, at) => ({
    x: (at % columns) * step,
    y: Math.floor(at / columns) * step,
    width: 160,
    height: 70,
  }));

describe('the parts of a large page', () => {
  it('show each thing whole in at least one of them, and none is larger than allowed', () => {
    const area = { x: 0, y: 0, width: 5200, height: 3300 };
    const things = grid(20, 12, 260);
    const tiles = tilesOf(area, MOST, things);
    for (const thing of things) expect(tiles.some(tile => contains(tile, thing))).toBe(true);
    for (const tile of tiles) {
      expect(tile.width).toBeLessThanOrEqual(MOST.width);
      expect(tile.height).toBeLessThanOrEqual(MOST.height);
      expect(contains(area, tile)).toBe(true);
    }
  });

  it('are left out where there is nothing', () => {
    const corners = [
      { x: 10, y: 10, width: 160, height: 70 },
      { x: 4800, y: 3200, width: 160, height: 70 },
    ];
    expect(tilesOf({ x: 0, y: 0, width: 5000, height: 3300 }, MOST, corners)).toHaveLength(2);
  });

  it('are one where everything fits', () => {
    expect(tilesOf({ x: -50, y: 0, width: 700, height: 500 }, MOST, grid(2, 2, 200))).toEqual([
      { x: -50, y: 0, width: 700, height: 500 },
    ]);
  });

  it('show a thing that is larger than a part by its middle', () => {
    const huge = { x: 0, y: 0, width: 2000, height: 2000 };
    expect(tilesOf(huge, MOST, [huge])).toHaveLength(1);
  });
});
