import { centre, overlaps, type Point, type Rect, type Size } from '../base';

/**
 * How a flow is drawn, for the screen and the page alike. A flow without bends runs straight from outline to outline; flows
 * between the same two things fan out, so that their labels do not lie on each other.
 */
export interface FlowShape {
  /** Where it leaves, its bends, where it arrives. */
  readonly points: readonly Point[];
  /** The middle of its length, for its label. */
  readonly label: Point;
}

/** Distance between neighbouring flows of one pair. */
const LANE = 34;

/** Where the straight line from inside the rectangle towards a point crosses the outline. */
export function outlinePoint(rect: Rect, towards: Point): Point {
  const from = centre(rect);
  const dx = towards.x - from.x;
  const dy = towards.y - from.y;
  if (dx === 0 && dy === 0) return from;
  const scale = Math.min(
    dx === 0 ? Number.POSITIVE_INFINITY : rect.width / 2 / Math.abs(dx),
    dy === 0 ? Number.POSITIVE_INFINITY : rect.height / 2 / Math.abs(dy),
  );
  return { x: from.x + dx * scale, y: from.y + dy * scale };
}

/**
 * The shape of a flow. An end that is connected gives its rectangle, a loose end its point.
 * @param lane where among the `lanes` flows of this pair it runs, from 0 @param turned whether it runs against the pair's order
 */
export function routeFlow(flow: {
  readonly source: Rect | Point;
  readonly target: Rect | Point;
  readonly bends: readonly Point[];
  readonly lane: number;
  readonly lanes: number;
  readonly turned: boolean;
}): FlowShape {
  const from = middle(flow.source);
  const to = middle(flow.target);
  if (flow.bends.length === 0) return straight(flow.source, flow.target, offsetOf(from, to, flow));
  const first = flow.bends[0] ?? to;
  const last = flow.bends.at(-1) ?? from;
  const points = [leave(flow.source, first), ...flow.bends, leave(flow.target, last)];
  return { points, label: halfway(points) };
}

function middle(end: Rect | Point): Point {
  return 'width' in end ? centre(end) : end;
}

function leave(end: Rect | Point, towards: Point): Point {
  return 'width' in end ? outlinePoint(end, towards) : end;
}

/** How far a lane is moved sideways; both directions of a pair count from the same side. */
function offsetOf(
  from: Point,
  to: Point,
  { lane, lanes, turned }: { readonly lane: number; readonly lanes: number; readonly turned: boolean },
): Point {
  const sideways = (lane - (lanes - 1) / 2) * LANE * (turned ? -1 : 1);
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length === 0 || sideways === 0) return { x: 0, y: 0 };
  return { x: (-(to.y - from.y) / length) * sideways, y: ((to.x - from.x) / length) * sideways };
}

function straight(source: Rect | Point, target: Rect | Point, offset: Point): FlowShape {
  const points = [shifted(source, target, offset), shifted(target, source, offset)];
  return { points, label: halfway(points) };
}

/** The point on an end's outline where the sideways-moved line to the other end leaves it; never off the outline. */
function shifted(end: Rect | Point, other: Rect | Point, offset: Point): Point {
  if (!('width' in end)) return end;
  const own = centre(end);
  const room = { x: Math.max(0, end.width / 2 - 8), y: Math.max(0, end.height / 2 - 8) };
  const moved = { x: clamp(offset.x, room.x), y: clamp(offset.y, room.y) };
  const start = { x: own.x + moved.x, y: own.y + moved.y };
  const goal = middle(other);
  const towards = { x: goal.x + moved.x, y: goal.y + moved.y };
  return exit(end, start, towards);
}

function clamp(value: number, most: number): number {
  return Math.max(-most, Math.min(most, value));
}

/** Where the line from a point inside the rectangle towards another point leaves it. */
function exit(rect: Rect, from: Point, towards: Point): Point {
  const dx = towards.x - from.x;
  const dy = towards.y - from.y;
  const toX = dx > 0 ? (rect.x + rect.width - from.x) / dx : dx < 0 ? (rect.x - from.x) / dx : Number.POSITIVE_INFINITY;
  const toY =
    dy > 0 ? (rect.y + rect.height - from.y) / dy : dy < 0 ? (rect.y - from.y) / dy : Number.POSITIVE_INFINITY;
  const scale = Math.min(toX, toY);
  return Number.isFinite(scale) ? { x: from.x + dx * scale, y: from.y + dy * scale } : from;
}

/** Where along a flow its name may stand, best first: the middle, then ever nearer to the ends. */
export const LABEL_SPOTS = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82] as const;

/** The middle of a name of this size on a polyline: as near to its middle as covers none of `obstacles`, or else the middle. */
export function labelSpot(points: readonly Point[], size: Size, obstacles: readonly Rect[]): Point {
  for (const part of LABEL_SPOTS) {
    const at = alongPath(points, part);
    const rect = { x: at.x - size.width / 2, y: at.y - size.height / 2, ...size };
    if (!obstacles.some(obstacle => overlaps(rect, obstacle))) return at;
  }
  return halfway(points);
}

/** The point half-way along a polyline. */
export function halfway(points: readonly Point[]): Point {
  return alongPath(points, 0.5);
}

/** The point at a part, from 0 to 1, of the length of a polyline. */
export function alongPath(points: readonly Point[], share: number): Point {
  const lengths = points
    .slice(1)
    .map((point, at) => Math.hypot(point.x - (points[at]?.x ?? 0), point.y - (points[at]?.y ?? 0)));
  let rest = lengths.reduce((sum, length) => sum + length, 0) * share;
  for (const [at, length] of lengths.entries()) {
    const a = points[at];
    const b = points[at + 1];
    if (a && b && rest <= length) {
      const part = length === 0 ? 0 : rest / length;
      return { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part };
    }
    rest -= length;
  }
  return points[0] ?? { x: 0, y: 0 };
}

/** The path of a polyline as SVG path data, its corners rounded by up to `radius` units. */
export function pathData(points: readonly Point[], radius = 12): string {
  const [first] = points;
  if (!first) return '';
  const parts = [`M${round(first.x)} ${round(first.y)}`];
  for (let at = 1; at < points.length; at += 1) {
    const corner = points[at];
    const before = points[at - 1];
    const after = points[at + 1];
    if (!corner || !before) continue;
    if (!after) {
      parts.push(`L${round(corner.x)} ${round(corner.y)}`);
      continue;
    }
    const start = towards(corner, before, radius);
    const end = towards(corner, after, radius);
    parts.push(
      `L${round(start.x)} ${round(start.y)}Q${round(corner.x)} ${round(corner.y)} ${round(end.x)} ${round(end.y)}`,
    );
  }
  return parts.join('');
}

/** From a corner `radius` units towards its neighbour, at most half the way. */
function towards(corner: Point, neighbour: Point, radius: number): Point {
  const length = Math.hypot(neighbour.x - corner.x, neighbour.y - corner.y);
  if (length === 0) return corner;
  const part = Math.min(radius, length / 2) / length;
  return { x: corner.x + (neighbour.x - corner.x) * part, y: corner.y + (neighbour.y - corner.y) * part };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
