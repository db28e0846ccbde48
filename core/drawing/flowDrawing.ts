import { addTo, overlaps, type Point, type Rect } from '../base';
import { type Flow, type PageId, type ProjectModel, placementId } from '../model';
import { around, dot, grown, INK, isWhole, LABEL_SIZE, mark, type Piece, round, text } from './markup';
import type { PageLook } from './pageLook';
import { labelSpot, pathData, routeFlow } from './routing';
import { textWidth, wrapText } from './textFit';

const LABEL_WIDTH = 170;
const CLOSER = [110, 76] as const;

/** What every flow of a page is drawn among. */
interface Scene {
  readonly model: ProjectModel;
  readonly page: PageId;
  readonly rects: ReadonlyMap<string, Rect>;
  /** What no name of a flow should cover: elements, notes, and the names that stand already. */
  readonly obstacles: Rect[];
  readonly look: PageLook;
}

/** All flows of a page: those between the same two ends run side by side, and their names keep clear of what stands there. */
export function flows(model: ProjectModel, page: PageId, rects: ReadonlyMap<string, Rect>, look: PageLook): Piece[] {
  const obstacles = [...model.elements.keys(), ...model.notes.keys()].flatMap(id => rects.get(id) ?? []);
  const scene = { model, page, rects, obstacles, look };
  const pairs = new Map<string, Flow[]>();
  for (const flow of model.flows.values()) {
    const pair = [flow.source ?? flow.id, flow.target ?? flow.id].sort().join(' ');
    addTo(pairs, pair, flow);
  }
  return [...pairs.values()].flatMap(pair => {
    const drawn = pair.filter(flow => endOf(scene, flow, 'source') && endOf(scene, flow, 'target'));
    return drawn.map((flow, lane) => drawFlow(scene, flow, { lane, lanes: drawn.length }));
  });
}

function endOf({ model, page, rects }: Scene, flow: Flow, end: 'source' | 'target'): Rect | Point | undefined {
  const id = flow[end];
  if (id) return rects.get(id);
  return model.routes.get(placementId(page, flow.id))?.points.at(end === 'source' ? 0 : -1);
}

function drawFlow(scene: Scene, flow: Flow, { lane, lanes }: { readonly lane: number; readonly lanes: number }): Piece {
  const { model, page, look } = scene;
  const source = endOf(scene, flow, 'source');
  const target = endOf(scene, flow, 'target');
  if (!source || !target) return { area: around([]), svg: '' };
  const stored = model.routes.get(placementId(page, flow.id))?.points ?? [];
  const bends = stored.slice(flow.source === null ? 1 : 0, flow.target === null ? -1 : undefined);
  const turned = (flow.source ?? '') > (flow.target ?? '');
  const { points } = routeFlow({ source, target, bends, lane, lanes, turned });
  const tone = look.tone(flow.id);
  const colour = tone?.line ?? INK.flow;
  const dashes = flow.outOfScope ? '5 5' : tone?.outlined ? '1.6 3.2' : null;
  const dash = dashes === null ? '' : ` stroke-dasharray="${dashes}"`;
  const path = `<path d="${pathData(points)}" fill="none" stroke="${colour}" stroke-width="1.6"${dash}/>`;
  const heads =
    arrow(points.at(-2), points.at(-1), colour) + (flow.bidirectional ? arrow(points[1], points[0], colour) : '');
  const name = label(flow.name, points, scene);
  const corner = { x: name.area.x + name.area.width + 5 * look.emphasis, y: name.area.y };
  const svg = path + heads + name.svg + mark(look.marks(flow.id), corner, look);
  return { area: around([...points.map(dot), grown(name.area, 18)]), svg };
}

function arrow(from: Point | undefined, to: Point | undefined, colour: string): string {
  if (!from || !to) return '';
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const corner = (turn: number) =>
    `${round(to.x - 11 * Math.cos(angle + turn))} ${round(to.y - 11 * Math.sin(angle + turn))}`;
  return `<path d="M${round(to.x)} ${round(to.y)}L${corner(0.42)}L${corner(-0.42)}Z" fill="${colour}"/>`;
}

function label(name: string, points: readonly Point[], { obstacles, look }: Scene): Piece {
  const size = LABEL_SIZE * look.emphasis;
  const step = size * 1.25;
  const reach = grown(around(points.map(dot)), LABEL_WIDTH);
  const near = obstacles.filter(obstacle => overlaps(reach, obstacle));
  const set = (most: number) => {
    const wrapped = wrapText(name, size, most, 3);
    const width = Math.max(0, ...wrapped.map(line => textWidth(line, size))) + 8;
    const height = wrapped.length * step + 2;
    const at = labelSpot(points, { width, height }, near);
    return { wrapped, at, area: { x: at.x - width / 2, y: at.y - height / 2, width, height } };
  };
  // Between things that stand close together a name is set in more and shorter lines.
  const free = [LABEL_WIDTH, ...CLOSER]
    .map(set)
    .find(({ area, wrapped }) => isWhole(name, wrapped) && !near.some(obstacle => overlaps(area, obstacle)));
  const { wrapped, at, area } = free ?? set(LABEL_WIDTH);
  const { width, height } = area;
  if (wrapped.length === 0) return { area: { ...at, width: 0, height: 0 }, svg: '' };
  obstacles.push(area);
  const ground = `<rect x="${round(area.x)}" y="${round(area.y)}" width="${round(width)}" height="${round(height)}" rx="3" fill="${INK.page}" fill-opacity="0.92"/>`;
  const lines = wrapped.map((line, row) =>
    text(line, { x: at.x, y: area.y + size + row * step }, size, look, { middle: true, colour: INK.inkSoft }),
  );
  return { area, svg: ground + lines.join('') };
}
