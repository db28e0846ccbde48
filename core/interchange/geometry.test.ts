import { describe, expect, it } from 'vitest';
import { containmentOf } from './containment';
import { crosses, entersOrLeaves } from './crossing';
import { createStableIds } from './stableIds';

const box = (id: string, x: number, y: number, width: number, height: number) => ({ id, at: { x, y, width, height } });

describe('what is drawn inside what', () => {
  const outer = box('outer', 0, 0, 400, 400);
  const inner = box('inner', 100, 100, 200, 200);
  const beside = box('beside', 350, 0, 200, 100);
  const { around, parentOf } = containmentOf([outer, inner, beside]);

  it('is the smallest box around the point', () => {
    expect(around({ x: 150, y: 150 })).toBe('inner');
    expect(around({ x: 50, y: 50 })).toBe('outer');
    expect(around({ x: 900, y: 50 })).toBeNull();
  });
  it('is the smallest larger box that holds a box whole; one that overlaps holds nothing', () => {
    expect(parentOf(inner)).toBe('outer');
    expect(parentOf(outer)).toBeNull();
    expect(parentOf(beside)).toBeNull();
  });
  it('never is a circle, even for boxes on top of each other', () => {
    const twins = [box('a', 0, 0, 10, 10), box('b', 0, 0, 10, 10), box('c', 0, 0, 10, 10)];
    const same = containmentOf(twins);
    expect(twins.map(same.parentOf)).toEqual(['b', 'c', null]);
  });
});

describe('ways that cross', () => {
  it('are found between any two of their pieces', () => {
    const zigzag = [
      { x: 0, y: 0 },
      { x: 10, y: 0 },
      { x: 10, y: 20 },
    ];
    expect(
      crosses(zigzag, [
        { x: 5, y: 10 },
        { x: 15, y: 10 },
      ]),
    ).toBe(true);
    expect(
      crosses(zigzag, [
        { x: 0, y: 10 },
        { x: 5, y: 10 },
      ]),
    ).toBe(false);
    expect(crosses(zigzag, [])).toBe(false);
  });
  it('lead into a box or out of it when one end is inside', () => {
    const rect = { x: 0, y: 0, width: 10, height: 10 };
    expect(
      entersOrLeaves(
        [
          { x: 5, y: 5 },
          { x: 50, y: 5 },
        ],
        rect,
      ),
    ).toBe(true);
    expect(
      entersOrLeaves(
        [
          { x: -5, y: 5 },
          { x: 50, y: 5 },
        ],
        rect,
      ),
    ).toBe(false);
  });
});

describe('ids from foreign ids', () => {
  it('are the same every time, and different for different things', () => {
    const ids = createStableIds();
    expect(ids.take('el', 'a b')).toBe('el_a-b');
    expect(ids.take('el', 'a/b')).toBe('el_a-b-2');
    expect(ids.take('el', 'a-b-2')).toBe('el_a-b-2-2');
    expect(ids.take('el', 'a b')).toBe('el_a-b-3');
    expect(ids.take('fl', 'a b')).toBe('fl_a-b');
    const long = 'x'.repeat(200);
    expect(ids.take('el', long)).toHaveLength(67);
    expect(ids.take('el', long)).toMatch(/^el_x{62}-2$/);
    expect(ids.take('el', '')).toBe('el_-');
  });
});
