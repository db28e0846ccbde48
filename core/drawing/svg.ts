import { centre, overlaps, type Point, type Rect, union } from '../base';
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
  /** How much larger than on the screen words are set, so that a page that is shown small can still be read; 1: as on the screen. */
  readonly emphasis: number;
}

export interface PageDrawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** Something drawn and the place that it takes. */
interface Piece {
  readonly area: Rect;
  readonly svg: string;
}

/** A page that is drawn and not yet cut: all of it, or parts of it, can be made pictures of. */
export interface DrawnPage {
  readonly area: Rect;
  /** Places of elements and notes: what a part of the page is worth showing for. */
  readonly things: readonly Rect[];
  /** In the order in which they are painted. */
  readonly pieces: readonly Piece[];
}

const MARGIN = 24;
/** Sizes of type in canvas units. */
const NAME_SIZE = 14;
const CAPTION_SIZE = 10.5;
const TITLE_SIZE = 13;
const LABEL_SIZE = 12;
const LABEL_WIDTH = 170;
const CLOSER = [110, 76] as const;
const LEADING = 1.2;
const INK = NEUTRAL.light;

/** Draws a page: vectors only, nothing of the screen. Null: there is nothing on it. */
export function drawPage(model: ProjectModel, page: Page, look: PageLook): DrawnPage | null {
  const places = [...model.placements.values()].filter(place => place.page === page.id);
  const rects = new Map<string, Rect>(places.map(place => [place.subject, place]));
  const things = [...model.elements.keys(), ...model.notes.keys()].flatMap(id => rects.get(id) ?? []);
  const pieces = [
    ...boxes(model, rects, look),
    ...lines(model, page.id, look),
    ...flows(model, page.id, rects, look),
    ...[...model.elements.values()].flatMap(element =>
      withRect(rects, element.id, rect => drawElement(element, rect, look)),
    ),
    ...[...model.notes.values()].flatMap(note => withRect(rects, note.id, rect => drawNote(note.text, rect, look))),
  ];
  const around = union(pieces.map(piece => piece.area));
  return around && { area: grown(around, MARGIN), things, pieces };
}

/** A frame with a number, drawn over an overview to say which part is shown where. `size` is that of the number. */
export interface NumberedFrame {
  readonly rect: Rect;
  readonly number: number;
  readonly size: number;
}

/** The picture of a drawn page, or of a part of it: what lies outside is left out, what crosses the edge is cut there. */
export function pictureOf(
  { area, pieces }: DrawnPage,
  font: string,
  part: Rect = area,
  frames: readonly NumberedFrame[] = [],
): PageDrawing {
  const width = Math.ceil(part.width);
  const height = Math.ceil(part.height);
  const box = `${round(part.x)} ${round(part.y)} ${width} ${height}`;
  const inside = pieces.filter(piece => overlaps(part, grown(piece.area, 1))).map(piece => piece.svg);
  const content = [...inside, ...frames.map(frame => drawFrame(frame, font))].join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${box}">${content}</svg>`;
  return { svg, width, height };
}

function drawFrame({ rect, number, size }: NumberedFrame, font: string): string {
  const stroke = round(size / 12);
  const words = text(
    String(number),
    { x: rect.x + size * 0.4, y: rect.y + size },
    size,
    { font },
    { bold: true, colour: INK.ink },
  );
  return `<rect x="${round(rect.x)}" y="${round(rect.y)}" width="${round(rect.width)}" height="${round(rect.height)}" fill="none" stroke="${INK.ink}" stroke-width="${stroke}"/>${words}`;
}

function grown({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

function withRect(rects: ReadonlyMap<string, Rect>, id: string, draw: (rect: Rect) => string): Piece[] {
  const rect = rects.get(id);
  return rect ? [{ area: rect, svg: draw(rect) }] : [];
}

function boxes(model: ProjectModel, rects: ReadonlyMap<string, Rect>, look: PageLook): Piece[] {
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
  const size = TITLE_SIZE * look.emphasis;
  const title = shortened(name, size, rect.width - 20, 'bold');
  return (
    `<rect x="${round(rect.x)}" y="${round(rect.y)}" width="${round(rect.width)}" height="${round(rect.height)}" rx="10" fill="#727b8a" fill-opacity="0.05" ` +
    `stroke="${INK.boundary}" stroke-width="1.6" stroke-dasharray="7 5"/>${text(title, { x: rect.x + 10, y: rect.y + 6 + size }, size, look, { bold: true, colour: INK.inkSoft })}`
  );
}

function lines(model: ProjectModel, page: PageId, look: PageLook): Piece[] {
  return [...model.boundaries.values()].flatMap(boundary => {
    const points = boundary.form === 'line' ? model.routes.get(placementId(page, boundary.id))?.points : undefined;
    const [first] = points ?? [];
    if (!points || !first) return [];
    const path = `<path d="${pathData(points)}" fill="none" stroke="${INK.boundary}" stroke-width="2" stroke-dasharray="7 5"/>`;
    const at = { x: first.x + 6, y: first.y - 6 };
    const size = TITLE_SIZE * look.emphasis;
    const title = { x: at.x, y: at.y - size, width: textWidth(boundary.name, size, 'bold'), height: size * LEADING };
    const svg = path + text(boundary.name, at, size, look, { bold: true, colour: INK.inkSoft });
    return [{ area: around([...points.map(dot), title]), svg }];
  });
}

const dot = (point: Point): Rect => ({ ...point, width: 0, height: 0 });

function around(rects: readonly [Rect, ...Rect[]] | readonly Rect[]): Rect {
  return union(rects) ?? { x: 0, y: 0, width: 0, height: 0 };
}

/** What every flow of a page is drawn among. */
interface Scene {
  readonly model: ProjectModel;
  readonly page: PageId;
  readonly rects: ReadonlyMap<string, Rect>;
  /** What no name of a flow should cover: elements, notes, and the names that stand already. */
  readonly obstacles: Rect[];
  readonly look: PageLook;
}

function flows(model: ProjectModel, page: PageId, rects: ReadonlyMap<string, Rect>, look: PageLook): Piece[] {
  const obstacles = [...model.elements.keys(), ...model.notes.keys()].flatMap(id => rects.get(id) ?? []);
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

function drawFlow(scene: Scene, flow: Flow, { lane, lanes }: { readonly lane: number; readonly lanes: number }): Piece {
  const { model, page, look } = scene;
  const source = endOf(scene, flow, 'source');
  const target = endOf(scene, flow, 'target');
  if (!source || !target) return { area: around([]), svg: '' };
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
  const fit = fitWords({ name: element.name, caption, emphasis: look.emphasis, hasGlyph: glyph !== '' }, rect);
  const sign = fit.glyph
    ? `<g transform="translate(${round(rect.x + 12)} ${round(centre(rect).y - 13)}) scale(1.08)"><path d="${glyph}" fill="none" stroke="${tone.ink}" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/></g>`
    : '';
  const words = fit.lines.map(line =>
    text(line.text, { x: rect.x + fit.left, y: rect.y + line.y }, line.size, look, {
      bold: line.bold,
      middle: !fit.glyph,
      colour: tone.ink,
    }),
  );
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
    words.join('') +
    chip +
    mark(look.marks(element.id), { x: rect.x + rect.width - 2, y: rect.y + 2 }, look)
  );
}

interface Setting {
  readonly glyph: boolean;
  readonly size: number;
}
/** Ways to set the words of an element, best first: beside the sign of its type, then without it and ever smaller. */
const BESIDE_GLYPH = [14, 12] as const;
const ALONE = [13, 11, 9.5] as const;
const SMALLEST: Setting = { glyph: false, size: 8 };

interface Wording {
  readonly name: string;
  readonly caption: string;
  readonly emphasis: number;
  readonly hasGlyph: boolean;
}

interface Words {
  readonly glyph: boolean;
  /** From the left edge: where lines begin, or their middle where there is no sign. */
  readonly left: number;
  /** `y` is that of the base line below the upper edge. */
  readonly lines: readonly {
    readonly text: string;
    readonly y: number;
    readonly size: number;
    readonly bold: boolean;
  }[];
}

/** The words of an element inside its outline: the name whole if any setting allows it, the caption where there is room left. */
function fitWords({ name, caption, emphasis, hasGlyph }: Wording, rect: Rect): Words {
  const beside = hasGlyph ? [NAME_SIZE * emphasis, ...BESIDE_GLYPH].map(size => ({ glyph: true, size })) : [];
  const settings = [...beside, ...ALONE.map(size => ({ glyph: false, size }))];
  const captionSize = CAPTION_SIZE * emphasis;
  const captionStep = captionSize * 1.24;
  const setting = settings.find(one => isWhole(name, namesIn(name, rect, one))) ?? SMALLEST;
  const { glyph, size } = setting;
  const names = namesIn(name, rect, setting);
  const step = size * LEADING;
  const captions = wrapText(caption, captionSize, roomIn(rect, setting), 2);
  const free = rect.height - 8 - names.length * step;
  const shown = isWhole(caption, captions) && captions.length * captionStep <= free ? captions : [];
  const top = (rect.height - names.length * step - shown.length * captionStep) / 2;
  const below = top + names.length * step + captionSize * 0.95;
  return {
    glyph,
    left: glyph ? 44 : rect.width / 2,
    lines: [
      ...names.map((text, row) => ({ text, y: top + row * step + size * 0.93, size, bold: true })),
      ...shown.map((text, row) => ({ text, y: below + row * captionStep, size: captionSize, bold: false })),
    ],
  };
}

const roomIn = (rect: Rect, { glyph }: Setting) => rect.width - (glyph ? 54 : 14);

function namesIn(name: string, rect: Rect, setting: Setting): readonly string[] {
  const most = Math.max(1, Math.floor((rect.height - 8) / (setting.size * LEADING)));
  return wrapText(name, setting.size, roomIn(rect, setting), most, 'bold');
}

/** Whether a text was only broken between words. */
function isWhole(words: string, lines: readonly string[]): boolean {
  return lines.join(' ') === words.trim().split(/\s+/).join(' ');
}

function mark(count: number, at: Point, look: PageLook): string {
  if (count === 0) return '';
  return `<circle cx="${round(at.x)}" cy="${round(at.y)}" r="${round(9.5 * look.emphasis)}" fill="${INK.ink}"/>${text(String(count), { x: at.x, y: at.y + 4 * look.emphasis }, 11 * look.emphasis, look, { bold: true, middle: true, colour: '#ffffff' })}`;
}

function drawNote(words: string, rect: Rect, look: PageLook): string {
  const set = (size: number) => {
    const rows = Math.max(1, Math.floor(rect.height / (size * LEADING)));
    return { size, lines: wrapText(words, size, rect.width - 8, rows) };
  };
  const large = set(LABEL_SIZE * look.emphasis);
  const { size, lines } = isWhole(words, large.lines) ? large : set(LABEL_SIZE);
  return lines
    .map((line, row) =>
      text(line, { x: rect.x + 4, y: rect.y + size * (1.08 + row * LEADING) }, size, look, { colour: INK.inkSoft }),
    )
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
  look: Pick<PageLook, 'font'>,
  { bold = false, middle = false, colour }: TextLook,
): string {
  const weight = bold ? ' font-weight="bold"' : '';
  const anchor = middle ? ' text-anchor="middle"' : '';
  return `<text x="${round(at.x)}" y="${round(at.y)}" font-family="${escapeXml(look.font)}" font-size="${round(size)}"${weight}${anchor} fill="${colour}">${escapeXml(words)}</text>`;
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
