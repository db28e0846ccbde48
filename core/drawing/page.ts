import { overlaps, type Rect, union } from '../base';
import { type Boundary, type Page, type PageId, type ProjectModel, placementId } from '../model';
import { drawElement, drawNote } from './elementDrawing';
import { flows } from './flowDrawing';
import { around, dot, grown, INK, LEADING, type Piece, round, TITLE_SIZE, text } from './markup';
import type { PageLook } from './pageLook';
import { pathData } from './routing';
import { shortened, textWidth } from './textFit';

export interface PageDrawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
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
