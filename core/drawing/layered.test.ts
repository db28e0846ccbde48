import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contains, overlaps } from '../base';
import { layeredPlaces, type Nested } from './layered';

const size = { width: 150, height: 80 };
const leaf = (id: string): Nested => ({ id, size, children: [] });
const box = (id: string, ...children: Nested[]): Nested => ({ id, size: { width: 240, height: 160 }, children });

describe('places for things that have none', () => {
  it('follow the links from left to right, through boxes too', () => {
    const places = layeredPlaces(
      [leaf('customer'), box('cloud', leaf('shop'), box('subnet', leaf('orders')))],
      [
        { from: 'customer', to: 'shop' },
        { from: 'shop', to: 'orders' },
      ],
    );
    const x = (id: string) => places.get(id)?.x ?? Number.NaN;
    expect(x('customer')).toBeLessThan(x('shop'));
    expect(x('shop')).toBeLessThan(x('orders'));
  });

  it('do not end where links go in a circle or lead to the thing itself', () => {
    const links = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'a' },
      { from: 'b', to: 'b' },
    ];
    expect(layeredPlaces([leaf('a'), leaf('b')], links).size).toBe(2);
  });

  it('never overlap, stay inside their boxes and on the page', () => {
    const tree = fc.letrec<{ node: Nested }>(tie => ({
      node: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        fc.constant(leaf('')),
        fc.array(tie('node'), { minLength: 0, maxLength: 6 }).map(children => box('', ...children)),
      ),
    })).node;
    const run = fc.property(
      fc.array(tree, { maxLength: 12 }),
      fc.array(fc.tuple(fc.nat(), fc.nat())),
      (given, pairs) => {
        const ids: string[] = [];
        const named = (node: Nested): Nested => {
          const id = `n${ids.length}`;
          ids.push(id);
          return { ...node, id, children: node.children.map(named) };
        };
        const roots = given.map(named);
        const links =
          ids.length === 0
            ? []
            : pairs.map(([a, b]) => ({ from: ids[a % ids.length] ?? '', to: ids[b % ids.length] ?? '' }));
        const places = layeredPlaces(roots, links);
        expect(places.size).toBe(ids.length);
        const check = (nodes: readonly Nested[], parent: Nested | null) => {
          const rects = nodes.flatMap(node => places.get(node.id) ?? []);
          const around = parent && places.get(parent.id);
          for (const [index, rect] of rects.entries()) {
            for (const other of rects.slice(index + 1)) expect(overlaps(rect, other)).toBe(false);
            if (around) expect(contains(around, rect)).toBe(true);
          }
          for (const node of nodes) check(node.children, node);
        };
        check(roots, null);
      },
    );
    fc.assert(run, { numRuns: 200 });
  });

  it('keep thousands of things on a page', () => {
    const many = Array.from({ length: 5000 }, (_, index) => leaf(`n${index}`));
    const chain = many.slice(1).map((node, index) => ({ from: `n${index}`, to: node.id }));
    for (const links of [[], chain]) {
      for (const { x, y } of layeredPlaces([box('all', ...many)], links).values()) {
        expect(Math.max(x, y)).toBeLessThan(1e6);
      }
    }
  });
});
