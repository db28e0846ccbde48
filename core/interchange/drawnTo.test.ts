import { describe, expect, it } from 'vitest';
import { drawnTo } from './drawnTo';

const thing = (name: string, x: number, y: number, size = 100) => ({ name, at: { x, y, width: size, height: size } });
const [shop, store] = [thing('shop', 0, 0), thing('store', 300, 0)];
const found = (x: number, y: number, things = [shop, store]) => drawnTo({ x, y }, things)?.name ?? null;

describe('what the loose end of a line is drawn up to', () => {
  it('is what it lies in, or all but touches', () => {
    expect(found(50, 50)).toBe('shop');
    expect(found(100, 40)).toBe('shop');
    expect(found(118, 40)).toBe('shop');
    expect(found(285, 40)).toBe('store');
  });
  it('is nothing where it ends in the open', () => {
    expect(found(200, 50)).toBeNull();
    expect(found(50, 130)).toBeNull();
  });
  it('is the nearer of two, and neither where both are as near', () => {
    const near = [thing('left', 0, 0), thing('right', 130, 0)];
    expect(found(110, 50, near)).toBe('left');
    expect(found(122, 50, near)).toBe('right');
    expect(found(115, 50, near)).toBeNull();
  });
  it('is the smallest of those that it lies in', () => {
    expect(found(50, 50, [thing('large', 0, 0, 400), thing('small', 20, 20, 50)])).toBe('small');
    expect(found(50, 50, [thing('small', 20, 20, 50), thing('large', 0, 0, 400)])).toBe('small');
  });
});
