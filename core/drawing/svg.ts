import { centre, type Point, type Rect, union } from '../base';
import {
  type Boundary,
  type Element,
  type ElementKind,
  type Flow,
  type Page,
  type PageId,
  type ProjectModel,
  placementId,
} from '../model';
import { NEUTRAL, type Tone } from './palette';
import { labelSpot, pathData, routeFlow } from './routing';
import { shortened, textWidth, wrapText } from './textFit';

/** What a page is drawn with beyond the model: words and colours that the caller has worked out. */
export interface PageLook {
  /** Kind, caption and sign (SVG path data, 24 × 24) of an element's type. */
  readonly element: (element: Element) => {
    readonly kind: ElementKind;
    readonly caption: string;
    readonly glyph: string;
  };
  /** Colour of the chosen overlay; null: neutral. */
  readonly tone: (id: string) => Tone | null;
  /** How many confirmed findings are marked on a thing. */
  readonly marks: (id: string) => number;
  /** Font family of the texts. */
  readonly font: string;
}

export interface PageDrawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const MARGIN = 24;
const INK = NEUTRAL.light;

/** A page as SVG text: vectors only, nothing of the screen. Null: there is nothing on it. */
export function drawPage(model: ProjectModel, page: Page, look: PageLook): PageDrawing | null {
  const places = [...model.placements.values()].filter(place => place.page === page.id);
  const routes = [...model.routes.values()].filter(route => route.page === page.id);
  const points = routes.flatMap(route => route.points.map(point => ({ ...point, width: 0, height: 0 })));
  const around = union([...places, ...points]);
  if (!around) return null;
  const width = Math.ceil(around.width + 2 * MARGIN);
  const height = Math.ceil(around.height + 2 * MARGIN);
  const rects = new Map<string, Rect>(places.map(place => [place.subject, place]));
  const parts = [
    ...boxes(model, rects, look),
    ...lines(model, page.id, look),
    ...flows(model, page.id, rects, look),
    ...[...model.elements.values()].flatMap(element =>
      withRect(rects, element.id, rect => drawElement(element, rect, look)),
    ),
    ...[...model.notes.values()].flatMap(note => withRect(rects, note.id, rect => drawNote(note.text, rect, look))),
  ];
  const box = `${round(around.x - MARGIN)} ${round(around.y - MARGIN)} ${width} ${height}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${box}">${parts.join('')}</svg>`;
  return { svg, width, height };
}

function withRect(rects: ReadonlyMap<string, Rect>, id: string, draw: (rect: Rect) => string): string[] {
  const rect = rects.get(id);
  return rect ? [draw(rect)] : [];
}

function boxes(model: ProjectModel, rects: ReadonlyMap<string, Rect>, look: PageLook): string[] {
  const area = (boundary: Boundary) => {
    const rect = rects.get(boundary.id);
    return rect ? rect.width * rect.height : 0;
  };
  return [...model.boundaries.values()]
    .filter(boundary => boundary.form === 'box')
    .sort((a, b) => area(b) - area(a))
    .flatMap(boundary => withRect(rects, boundary.id, rect => drawBox(boundary.name, rect, look)));
}

function drawBox(name: string, rect: Rect, look: PageLook): string {
  const title = shortened(name, 13, rect.width - 20);
  return (
    `<rect x="${round(rect.x)}" y="${round(rect.y)}" width="${round(rect.width)}" height="${round(rect.height)}" rx="10" fill="#727b8a" fill-opacity="0.05" ` +
    `stroke="${INK.boundary}" stroke-width="1.6" stroke-dasharray="7 5"/>${text(title, { x: rect.x + 10, y: rect.y + 19 }, 13, look, { bold: true, colour: INK.inkSoft })}`
  );
}

function lines(model: ProjectModel, page: PageId, look: PageLook): string[] {
  return [...model.boundaries.values()].flatMap(boundary => {
    const points = boundary.form === 'line' ? model.routes.get(placementId(page, boundary.id))?.points : undefined;
    const [first] = points ?? [];
    if (!points || !first) return [];
    const path = `<path d="${pathData(points)}" fill="none" stroke="${INK.boundary}" stroke-width="2" stroke-dasharray="7 5"/>`;
    return [
      path + text(boundary.name, { x: first.x + 6, y: first.y - 6 }, 13, look, { bold: true, colour: INK.inkSoft }),
    ];
  });
}

/** What every flow of a page is drawn among. */
interface Scene {
  readonly model: ProjectModel;
  readonly page: PageId;
  readonly rects: ReadonlyMap<string, Rect>;
  /** What no name of a flow should cover. */
  readonly obstacles: readonly Rect[];
  readonly look: PageLook;
}

function flows(model: ProjectModel, page: PageId, rects: ReadonlyMap<string, Rect>, look: PageLook): string[] {
  const obstacles = [...model.elements.keys()].flatMap(id => rects.get(id) ?? []);
  const scene = { model, page, rects, obstacles, look };
  const pairs = new Map<string, Flow[]>();
  for (const flow of model.flows.values()) {
    const pair = [flow.source ?? flow.id, flow.target ?? flow.id].sort().join(' ');
    pairs.set(pair, [...(pairs.get(pair) ?? []), flow]);
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

function drawFlow(
  scene: Scene,
  flow: Flow,
  { lane, lanes }: { readonly lane: number; readonly lanes: number },
): string {
  const { model, page, look } = scene;
  const source = endOf(scene, flow, 'source');
  const target = endOf(scene, flow, 'target');
  if (!source || !target) return '';
  const stored = model.routes.get(placementId(page, flow.id))?.points ?? [];
  const bends = stored.slice(flow.source === null ? 1 : 0, flow.target === null ? -1 : undefined);
  const turned = (flow.source ?? '') > (flow.target ?? '');
  const { points } = routeFlow({ source, target, bends, lane, lanes, turned });
  const colour = look.tone(flow.id)?.line ?? INK.flow;
  const dash = flow.outOfScope ? ' stroke-dasharray="5 5"' : '';
  const path = `<path d="${pathData(points)}" fill="none" stroke="${colour}" stroke-width="1.6"${dash}/>`;
  const heads =
    arrow(points.at(-2), points.at(-1), colour) + (flow.bidirectional ? arrow(points[1], points[0], colour) : '');
  const name = label(flow.name, points, scene);
  return path + heads + name.svg + mark(look.marks(flow.id), { x: name.at.x, y: name.at.y - 14 }, look);
}

function arrow(from: Point | undefined, to: Point | undefined, colour: string): string {
  if (!from || !to) return '';
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const corner = (turn: number) =>
    `${round(to.x - 11 * Math.cos(angle + turn))} ${round(to.y - 11 * Math.sin(angle + turn))}`;
  return `<path d="M${round(to.x)} ${round(to.y)}L${corner(0.42)}L${corner(-0.42)}Z" fill="${colour}"/>`;
}

function label(name: string, points: readonly Point[], { obstacles, look }: Scene): { svg: string; at: Point } {
  const wrapped = wrapText(name, 12, 170, 3);
  const width = Math.max(0, ...wrapped.map(line => textWidth(line, 12))) + 8;
  const height = wrapped.length * 15 + 2;
  const at = labelSpot(points, { width, height }, obstacles);
  if (wrapped.length === 0) return { svg: '', at };
  const ground = `<rect x="${round(at.x - width / 2)}" y="${round(at.y - height / 2)}" width="${round(width)}" height="${height}" rx="3" fill="${INK.page}" fill-opacity="0.92"/>`;
  const first = at.y - height / 2 + 12;
  const lines = wrapped.map((line, row) =>
    text(line, { x: at.x, y: first + row * 15 }, 12, look, { middle: true, colour: INK.inkSoft }),
  );
  return { svg: ground + lines.join(''), at };
}

function drawElement(element: Element, rect: Rect, look: PageLook): string {
  const { kind, caption, glyph } = look.element(element);
  const tone = look.tone(element.id) ?? { ground: INK.page, ink: INK.ink, line: '#9aa2af', sign: '' };
  const radius = { actor: 0, process: Math.min(20, rect.height / 2), store: 4 }[kind];
  const dash = element.outOfScope ? ' stroke-dasharray="5 4"' : '';
  const frame = `<rect x="${round(rect.x)}" y="${round(rect.y)}" width="${round(rect.width)}" height="${round(rect.height)}" rx="${radius}" fill="${tone.ground}" stroke="${tone.line}" stroke-width="1.4"${dash}/>`;
  const bar =
    kind === 'store'
      ? `<rect x="${round(rect.x)}" y="${round(rect.y)}" width="6" height="${round(rect.height)}" fill="${tone.line}"/>`
      : '';
  const left = glyph === '' ? 12 : 44;
  const sign =
    glyph === ''
      ? ''
      : `<g transform="translate(${round(rect.x + 12)} ${round(centre(rect).y - 13)}) scale(1.08)"><path d="${glyph}" fill="none" stroke="${tone.ink}" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/></g>`;
  const room = rect.width - left - 10;
  const names = wrapText(element.name, 14, room, rect.height > 84 ? 3 : 2);
  const total = names.length * 17 + 14;
  const top = centre(rect).y - total / 2 + 13;
  const words =
    names
      .map((line, row) =>
        text(line, { x: rect.x + left, y: top + row * 17 }, 14, look, { bold: true, colour: tone.ink }),
      )
      .join('') +
    text(shortened(caption, 10.5, room), { x: rect.x + left, y: top + names.length * 17 - 1 }, 10.5, look, {
      colour: tone.ink,
    });
  const chip =
    tone.sign === ''
      ? ''
      : text(tone.sign, { x: rect.x + rect.width - 12, y: rect.y + rect.height - 7 }, 10, look, {
          bold: true,
          middle: true,
          colour: tone.ink,
        });
  return (
    frame +
    bar +
    sign +
    words +
    chip +
    mark(look.marks(element.id), { x: rect.x + rect.width - 2, y: rect.y + 2 }, look)
  );
}

function mark(count: number, at: Point, look: PageLook): string {
  if (count === 0) return '';
  return `<circle cx="${round(at.x)}" cy="${round(at.y)}" r="9.5" fill="${INK.ink}"/>${text(String(count), { x: at.x, y: at.y + 4 }, 11, look, { bold: true, middle: true, colour: '#ffffff' })}`;
}

function drawNote(words: string, rect: Rect, look: PageLook): string {
  const rows = Math.max(1, Math.floor(rect.height / 15));
  return wrapText(words, 12, rect.width - 8, rows)
    .map((line, row) => text(line, { x: rect.x + 4, y: rect.y + 13 + row * 15 }, 12, look, { colour: INK.inkSoft }))
    .join('');
}

interface TextLook {
  readonly bold?: boolean;
  readonly middle?: boolean;
  readonly colour: string;
}

function text(
  words: string,
  at: Point,
  size: number,
  look: PageLook,
  { bold = false, middle = false, colour }: TextLook,
): string {
  const weight = bold ? ' font-weight="bold"' : '';
  const anchor = middle ? ' text-anchor="middle"' : '';
  return `<text x="${round(at.x)}" y="${round(at.y)}" font-family="${escapeXml(look.font)}" font-size="${size}"${weight}${anchor} fill="${colour}">${escapeXml(words)}</text>`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text as XML content; control characters, which XML has no way to say, are left out. */
export function escapeXml(words: string): string {
  return [...words]
    .filter(sign => sign >= ' ' || sign === '\t' || sign === '\n')
    .map(sign => ESCAPES[sign] ?? sign)
    .join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
