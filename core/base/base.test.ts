import { describe, expect, it } from 'vitest';
import {
  byCodeUnit,
  centre,
  contains,
  createEnvironment,
  fail,
  invariant,
  ok,
  overlaps,
  sortedJson,
  stableJson,
  union,
} from './index';

describe('ids', () => {
  const at = (milliseconds: number, byte = 7) =>
    createEnvironment(
      () => milliseconds,
      bytes => new Uint8Array(bytes).fill(byte),
    );

  it('name their table and fit the pattern of ids', () => {
    expect(at(0).newId('el')).toMatch(/^el_[0-9a-z]{20}$/);
    expect(at(Date.UTC(2999, 0)).newId('pg')).toMatch(/^pg_[0-9a-z]{20}$/);
  });

  it('sort by the time they were made', () => {
    const times = [0, 1, 31, 32, 1e9, Date.UTC(2026, 10, 23), Date.UTC(2026, 10, 23) + 1, Date.UTC(2100, 0)];
    const ids = times.map((time, nth) => at(time, 31 - nth).newId('el'));
    expect(ids.toSorted()).toEqual(ids);
  });

  it('differ for two people at the same moment', () => {
    const other = createEnvironment(
      () => 5,
      bytes => Uint8Array.from({ length: bytes }, (_, nth) => nth),
    );
    expect(other.newId('el')).not.toBe(at(5).newId('el'));
  });

  it('come with a clock that speaks UTC', () => {
    expect(at(Date.UTC(2026, 10, 23, 8, 15)).now()).toBe('2026-11-23T08:15:00.000Z');
  });
});

describe('stable JSON', () => {
  it('is the same text for the same content, whatever order its keys were set in', () => {
    expect(stableJson({ b: 1, a: { d: [3, { z: 1, y: 2 }], c: null } })).toBe(
      stableJson({ a: { c: null, d: [3, { y: 2, z: 1 }] }, b: 1 }),
    );
    expect(stableJson({ b: 1, a: 2 })).toBe('{\n  "a": 2,\n  "b": 1\n}\n');
  });

  it('orders by code unit, not by the language of the machine', () => {
    expect(Object.keys(sortedJson({ é: 1, z: 2, Z: 3, a: 4 }) as object)).toEqual(['Z', 'a', 'z', 'é']);
    expect(['é', 'z', 'Z'].sort(byCodeUnit)).toEqual(['Z', 'z', 'é']);
  });

  it('leaves out what is undefined and keeps the order of lists', () => {
    expect(sortedJson({ b: undefined, a: [2, 1] })).toEqual({ a: [2, 1] });
  });
});

describe('rectangles', () => {
  const big = { x: 0, y: 0, width: 100, height: 50 };
  const small = { x: 10, y: 10, width: 20, height: 20 };

  it('contain what lies inside, their own edge included', () => {
    expect(contains(big, small)).toBe(true);
    expect(contains(big, big)).toBe(true);
    expect(contains(big, { ...small, x: 90 })).toBe(false);
  });

  it('overlap when they share more than an edge', () => {
    expect(overlaps(big, { ...small, x: 90 })).toBe(true);
    expect(overlaps(big, { ...small, x: 100 })).toBe(false);
  });

  it('have a middle, and together a smallest frame', () => {
    expect(centre(small)).toEqual({ x: 20, y: 20 });
    expect(union([small, { x: -10, y: 0, width: 5, height: 5 }])).toEqual({ x: -10, y: 0, width: 40, height: 30 });
    expect(union([])).toBeNull();
  });
});

describe('results', () => {
  it('are a value or at least one problem', () => {
    expect(ok(3)).toEqual({ ok: true, value: 3 });
    expect(fail({ code: 'flow/same-ends' }, { code: 'row/unknown' })).toEqual({
      ok: false,
      problems: [{ code: 'flow/same-ends' }, { code: 'row/unknown' }],
    });
  });

  it('are not for bugs: those are thrown', () => {
    expect(() => invariant(false, 'the index follows')).toThrow('the index follows');
    expect(() => invariant(true, 'x')).not.toThrow();
  });
});
