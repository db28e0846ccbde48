import { describe, expect, it } from 'vitest';
import { overlaps } from '../base';
import { labelSpot, routeFlow } from './routing';

const left = { x: 0, y: 0, width: 100, height: 60 };
const right = { x: 500, y: 0, width: 100, height: 60 };
const { points } = routeFlow({ source: left, target: right, bends: [], lane: 0, lanes: 1, turned: false });
const size = { width: 80, height: 18 };

describe('the name of a flow', () => {
  it('stands in the middle where nothing is in its way', () => {
    expect(labelSpot(points, size, [left, right])).toEqual({ x: 300, y: 30 });
  });

  it('moves along its flow until it covers no element', () => {
    const between = { x: 250, y: 0, width: 100, height: 60 };
    const at = labelSpot(points, size, [left, right, between]);
    const rect = { x: at.x - size.width / 2, y: at.y - size.height / 2, ...size };
    expect(overlaps(rect, between)).toBe(false);
    expect(at.y).toBe(30);
  });

  it('stays in the middle when there is no room anywhere', () => {
    const everywhere = { x: 0, y: 0, width: 600, height: 60 };
    expect(labelSpot(points, size, [everywhere])).toEqual({ x: 300, y: 30 });
  });
});
