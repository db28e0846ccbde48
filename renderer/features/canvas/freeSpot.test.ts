import { describe, expect, it } from 'vitest';
import { contains, overlaps, type Rect } from '../../../core/base';
import { freeSpot } from './freeSpot';
import { ELEMENT_SIZE } from './sizes';

const view = { x: -40, y: -40, width: 1000, height: 700 };
const isSeen = (spot: Rect) => contains(view, spot);

describe('a place for a new thing', () => {
  it('is beside the last one, then below, and covers nothing', () => {
    const others: Rect[] = [];
    for (let count = 0; count < 12; count += 1) {
      const last = others.at(-1) ?? { x: 0, y: 0 };
      const spot = freeSpot(others, last, ELEMENT_SIZE, isSeen);
      for (const other of others) expect(overlaps(spot, other)).toBe(false);
      others.push(spot);
    }
    expect(others[1]?.y).toBe(0);
    expect(others[1]?.x).toBeGreaterThan(ELEMENT_SIZE.width);
  });

  it('is in view when there is room in view, even if a nearer one is not', () => {
    const atTheEdge = { x: 760, y: 100, ...ELEMENT_SIZE };
    expect(contains(view, freeSpot([atTheEdge], atTheEdge, ELEMENT_SIZE, isSeen))).toBe(true);
  });

  it('is out of view rather than on top of something', () => {
    const spot = freeSpot([view], { x: 0, y: 0 }, ELEMENT_SIZE, isSeen);
    expect(overlaps(spot, view)).toBe(false);
  });
});
