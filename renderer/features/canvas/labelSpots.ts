import { addTo, overlaps, type Point, type Rect, type Size } from '../../../core/base';
import { alongPath, LABEL_SPOTS, routeFlow, textWidth, wrapText } from '../../../core/drawing';
import type { Element, PageId, ProjectModel } from '../../../core/model';
import { fitWords } from './fitWords';
import type { FlowEdge } from './projection';

const LABEL = { size: 13, line: 16.25, width: 178, lines: 3 };
/** Room for a name that stands under a box which is too small for it. */
const BELOW = { height: 36, side: 40 };
const TITLE_HEIGHT = 28;

/** Where along its flow a name stands, from 0 to 1; a flow that is not listed has no room for its name. */
export type LabelSpots = ReadonlyMap<string, number>;

/**
 * Finds room for the names of all flows of a page, one after the other: none lies on an element, a note, the title of a boundary or
 * the name of another flow.
 * @param scale how much larger than life names are drawn
 */
export function labelSpots(
  model: ProjectModel,
  { page, edges, scale }: { readonly page: PageId; readonly edges: readonly FlowEdge[]; readonly scale: number },
): LabelSpots {
  const taken = new Room(obstacles(model, page, scale));
  const spots = new Map<string, number>();
  for (const { id, source, target, data } of edges) {
    const from = endOf(model, page, source, data?.route?.points[0]);
    const to = endOf(model, page, target, data?.route?.points.at(-1));
    if (!data || !from || !to) continue;
    const { flow, route, lane, lanes } = data;
    const bends = (route?.points ?? []).slice(flow.source ? 0 : 1, flow.target ? undefined : -1);
    const { points } = routeFlow({ source: from, target: to, bends, lane, lanes, turned: source > target });
    const size = labelSize(flow.name, scale);
    const spot = LABEL_SPOTS.find(part => taken.isFree(around(alongPath(points, part), size)));
    if (spot === undefined) continue;
    spots.set(id, spot);
    taken.add(around(alongPath(points, spot), size));
  }
  return spots;
}

/** About how much room the name takes, as the stylesheet wraps it. */
function labelSize(name: string, scale: number): Size {
  const lines = wrapText(name, LABEL.size, LABEL.width, LABEL.lines);
  const width = Math.max(0, ...lines.map(line => textWidth(line, LABEL.size))) + 12;
  return { width: width * scale, height: (Math.max(1, lines.length) * LABEL.line + 2) * scale };
}

function around(at: Point, size: Size): Rect {
  return { x: at.x - size.width / 2, y: at.y - size.height / 2, ...size };
}

function endOf(model: ProjectModel, page: PageId, id: string, loose: Point | undefined): Rect | Point | undefined {
  return model.placements.get(`${page}/${id}`) ?? loose;
}

function obstacles(model: ProjectModel, page: PageId, scale: number): readonly Rect[] {
  return [...model.placements.values()].flatMap(place => {
    if (place.page !== page) return [];
    const element = model.elements.get(place.subject);
    if (element) return [withName(place, element, scale)];
    const boundary = model.boundaries.get(place.subject);
    if (!boundary) return [place];
    const width = Math.min(place.width, textWidth(boundary.name, 14 * scale, 'bold') + 20);
    return [{ ...place, width, height: TITLE_HEIGHT * scale }];
  });
}

function withName(place: Rect, { name }: Element, scale: number): Rect {
  if (!fitWords(name, place.width, place.height, scale).below) return place;
  const side = Math.max(0, BELOW.side * scale - place.width / 2);
  return { ...place, x: place.x - side, width: place.width + 2 * side, height: place.height + BELOW.height * scale };
}

/** What is taken, by squares of the page, so that a thousand names do not look at each other. Alive because it fills up. */
class Room {
  readonly #squares = new Map<string, Rect[]>();

  constructor(rects: readonly Rect[]) {
    for (const rect of rects) this.add(rect);
  }

  add(rect: Rect): void {
    for (const square of squaresOf(rect)) {
      addTo(this.#squares, square, rect);
    }
  }

  isFree(rect: Rect): boolean {
    return squaresOf(rect).every(square => !this.#squares.get(square)?.some(other => overlaps(rect, other)));
  }
}

const SQUARE = 400;

function squaresOf({ x, y, width, height }: Rect): readonly string[] {
  const found: string[] = [];
  for (let column = Math.floor(x / SQUARE); column * SQUARE <= x + width; column += 1)
    for (let row = Math.floor(y / SQUARE); row * SQUARE <= y + height; row += 1) found.push(`${column} ${row}`);
  return found;
}
