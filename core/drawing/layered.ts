import type { Rect, Size } from '../base';
import { addTo } from '../base';

/** A thing to be placed: with children it is a box around them, else it has a size. */
export interface Nested {
  readonly id: string;
  readonly size: Size;
  readonly children: readonly Nested[];
}

export interface Link {
  readonly from: string;
  readonly to: string;
}

const GAP = { across: 110, down: 56 } as const;
/** Room above for a box's title. */
const PADDING = { top: 52, side: 32, bottom: 32 } as const;
const MOST_IN_COLUMN = 8;
const MOST_COLUMNS = 24;

/**
 * Places for things that have none: in columns from left to right along their links, boxes around what is in them, nothing
 * overlapping. Deterministic, linear but for sorting; a layout engine does it more beautifully, this one is always at hand.
 */
export function layeredPlaces(roots: readonly Nested[], links: readonly Link[]): ReadonlyMap<string, Rect> {
  const places = new Map<string, Rect>();
  const { rect, inner } = arrange(roots, linksByBox(roots, links));
  put(inner, -rect.x, -rect.y, places);
  return places;
}

/** A box that has been arranged, with what is in it, relative to its own corner. */
interface Arranged {
  readonly id: string;
  readonly rect: Rect;
  readonly inner: readonly Arranged[];
}

function put(arranged: readonly Arranged[], x: number, y: number, places: Map<string, Rect>): void {
  for (const { id, rect, inner } of arranged) {
    const at = { ...rect, x: x + rect.x, y: y + rect.y };
    places.set(id, at);
    put(inner, at.x, at.y, places);
  }
}

/** Links of each box between what is directly in it; the page is the box without an id. */
type LinksByBox = ReadonlyMap<string | null, readonly Link[]>;

/** A link between things in different boxes is one between the boxes that tell them apart. */
function linksByBox(roots: readonly Nested[], links: readonly Link[]): LinksByBox {
  const paths = new Map<string, readonly string[]>();
  const walk = (nodes: readonly Nested[], path: readonly string[]) => {
    for (const node of nodes) {
      const own = [...path, node.id];
      paths.set(node.id, own);
      walk(node.children, own);
    }
  };
  walk(roots, []);
  const byBox = new Map<string | null, Link[]>();
  for (const { from, to } of links) {
    const a = paths.get(from);
    const b = paths.get(to);
    if (!a || !b) continue;
    const level = a.findIndex((id, index) => id !== b[index]);
    const [source, target] = [a[level], b[level]];
    if (source === undefined || target === undefined) continue;
    const box = level === 0 ? null : (a[level - 1] ?? null);
    addTo(byBox, box, { from: source, to: target });
  }
  return byBox;
}

function arrange(nodes: readonly Nested[], links: LinksByBox, box: string | null = null): Arranged {
  const sized = nodes.map(node => {
    const inside = node.children.length > 0 ? arrange(node.children, links, node.id) : null;
    return { id: node.id, size: inside?.rect ?? node.size, inner: inside?.inner ?? [] };
  });
  const corner = box === null ? { x: 0, y: 0 } : { x: PADDING.side, y: PADDING.top };
  const inner: Arranged[] = [];
  let [width, height] = [0, 0];
  for (const band of bandsOf(sized, links.get(box) ?? [])) {
    const top = height === 0 ? 0 : height + GAP.down;
    const tall = Math.max(...band.map(heightOf));
    let x = 0;
    for (const column of band) {
      const wide = Math.max(...column.map(item => item.size.width));
      let y = top + (tall - heightOf(column)) / 2;
      for (const item of column) {
        const at = { x: corner.x + x + (wide - item.size.width) / 2, y: corner.y + y };
        inner.push({ id: item.id, rect: rounded(at.x, at.y, item.size), inner: item.inner });
        y += item.size.height + GAP.down;
      }
      x += wide + GAP.across;
    }
    width = Math.max(width, x - GAP.across);
    height = top + tall;
  }
  const around = box === null ? { width, height } : grown(width, height);
  return { id: box ?? '', rect: { x: 0, y: 0, ...around }, inner };
}

const grown = (width: number, height: number): Size => ({
  width: width + 2 * PADDING.side,
  height: height + PADDING.top + PADDING.bottom,
});

const rounded = (x: number, y: number, { width, height }: Size): Rect => ({
  x: Math.round(x),
  y: Math.round(y),
  width,
  height,
});

interface Sized {
  readonly id: string;
  readonly size: Size;
  readonly inner: readonly Arranged[];
}

const heightOf = (column: readonly Sized[]) =>
  column.reduce((sum, item) => sum + item.size.height, 0) + GAP.down * (column.length - 1);

/** Columns by rank, long ones folded, and so many columns in a band that the page stays a page. */
function bandsOf(items: readonly Sized[], links: readonly Link[]): readonly (readonly (readonly Sized[])[])[] {
  const ranks = ranksOf(
    items.map(item => item.id),
    links,
  );
  const byRank = new Map<number, Sized[]>();
  for (const item of items) {
    const rank = ranks.get(item.id) ?? 0;
    addTo(byRank, rank, item);
  }
  const columns = [...byRank]
    .sort(([a], [b]) => a - b)
    .map(([, column]) => column)
    .flatMap(column => folded(column, MOST_IN_COLUMN));
  return folded(inOrder(columns, links), MOST_COLUMNS);
}

function folded<T>(list: readonly T[], most: number): readonly (readonly T[])[] {
  const parts: (readonly T[])[] = [];
  for (let at = 0; at < list.length; at += most) parts.push(list.slice(at, at + most));
  return parts;
}

/** Things at the height of what leads to them, so that fewer links cross. */
function inOrder(columns: readonly (readonly Sized[])[], links: readonly Link[]): readonly (readonly Sized[])[] {
  const sources = new Map<string, string[]>();
  for (const { from, to } of links) {
    addTo(sources, to, from);
  }
  const height = new Map<string, number>();
  return columns.map(column => {
    const wanted = new Map(
      column.map((item, index) => {
        const known = (sources.get(item.id) ?? []).flatMap(id => height.get(id) ?? []);
        return [item.id, known.length > 0 ? known.reduce((sum, one) => sum + one, 0) / known.length : index] as const;
      }),
    );
    const sorted = [...column].sort((a, b) => (wanted.get(a.id) ?? 0) - (wanted.get(b.id) ?? 0));
    sorted.forEach((item, index) => {
      height.set(item.id, index);
    });
    return sorted;
  });
}

/** One more than the highest rank that leads to it; where links go in a circle, the first in order starts. */
function ranksOf(ids: readonly string[], links: readonly Link[]): ReadonlyMap<string, number> {
  const waiting = new Map(ids.map(id => [id, 0]));
  const next = new Map<string, string[]>();
  for (const { from, to } of links) {
    waiting.set(to, (waiting.get(to) ?? 0) + 1);
    addTo(next, from, to);
  }
  const ranks = new Map<string, number>();
  const atLeast = new Map<string, number>();
  const ready = ids.filter(id => waiting.get(id) === 0);
  const settle = (id: string) => ranks.set(id, atLeast.get(id) ?? 0);
  ready.forEach(settle);
  let start = 0;
  for (let at = 0; at < ids.length; at += 1) {
    if (at >= ready.length) {
      // Only circles are left.
      while (ranks.has(ids[start] ?? '')) start += 1;
      const first = ids[start] ?? '';
      settle(first);
      ready.push(first);
    }
    const id = ready[at] ?? '';
    for (const to of next.get(id) ?? []) {
      const left = (waiting.get(to) ?? 1) - 1;
      waiting.set(to, left);
      if (ranks.has(to)) continue;
      atLeast.set(to, Math.max(atLeast.get(to) ?? 0, (ranks.get(id) ?? 0) + 1));
      if (left > 0) continue;
      settle(to);
      ready.push(to);
    }
  }
  return ranks;
}
