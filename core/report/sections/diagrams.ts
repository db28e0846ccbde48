import { type OpenThreat, standsAt, worstOf } from '../../analysis';
import { byCodeUnit, type Rect, type Size } from '../../base';
import {
  type DrawnPage,
  drawPage,
  type Glyphs,
  glyphPath,
  type NumberedFrame,
  pictureOf,
  type Tone,
} from '../../drawing';
import { type Element, type Page, RISK_BANDS, type RiskBand } from '../../model';
import { responsibilityRow } from '../../responsibility';
import { fill, REPORT, RISK_BAND_LABEL } from '../../text';
import { heading, paragraph } from '../blocks';
import type { Block, HeadingPage } from '../document';
import { basisOf, carriedBy, classTone, lookOf, sensitivityOf, shownFindings, TONES, threatsThatCount } from '../facts';
import type { ReportInput } from '../input';
import { figureRoom } from '../paper';
import { tilesOf } from '../tiles';

const W = REPORT.diagrams;

/** Name under which the report's writer knows the font of pictures. */
export const DRAWING_FONT = 'DejaVu';
/** Points a canvas unit: below the first a page is cut into parts, which are shown at the second. */
const LEGIBLE = 0.36;
const PART_SCALE = 0.6;
/** At this many points a canvas unit words are set as on the screen; on smaller pictures they grow, up to so much. */
const AS_ON_SCREEN = 0.5;
const MOST_EMPHASIS = 1.3;
/** A sheet is turned only where that makes the picture this much larger. */
const WORTH_TURNING = 1.12;
const FRAME_NUMBER = 13;
/** Points above each part for what it is called. */
const PART_HEADING = 48;

/** Every page of the diagram, as vectors, coloured as asked; a page that is too large to be read is followed by its parts. */
export function diagrams(input: ReportInput, glyphs: Glyphs): readonly Block[] {
  const marks = new Map<string, number>();
  for (const id of threatsThatCount(input).flatMap(threat => threat.at)) marks.set(id, (marks.get(id) ?? 0) + 1);
  const pages = [...input.model.pages.values()].sort((a, b) => a.order - b.order || byCodeUnit(a.id, b.id));
  const look = {
    element: (element: Element) => {
      const own = lookOf(input, element);
      return { ...own, glyph: glyphPath(glyphs, own.type, own.kind) };
    },
    tone: toneOf(input),
    marks: (id: string) => marks.get(id) ?? 0,
    font: DRAWING_FONT,
    emphasis: 1,
  };
  if (pages.length === 0) return [heading(W.title, 1, 'new'), paragraph(W.empty)];
  return pages.flatMap((page, at) => {
    const place = { first: at === 0, alone: pages.length === 1 };
    const draw = (emphasis: number) => drawPage(input.model, page, { ...look, emphasis });
    return onePage(input, page, draw, place);
  });
}

interface Place {
  readonly first: boolean;
  readonly alone: boolean;
}

function onePage(
  input: ReportInput,
  page: Page,
  draw: (emphasis: number) => DrawnPage | null,
  place: Place,
): readonly Block[] {
  const drawn = draw(1);
  const words = place.first ? [paragraph(W.intro, 'small'), ...legend(input)] : [];
  if (!drawn) return [...titles(page.name, place, 'new'), paragraph(W.empty), ...words];
  const fit = bestFit(drawn.area, turned => figureRoom(input.options, turned, place));
  const head = titles(page.name, place, fit.turned ? 'turned' : 'new');
  const small = draw(Math.min(MOST_EMPHASIS, Math.max(1, AS_ON_SCREEN / fit.scale))) ?? drawn;
  if (fit.scale >= LEGIBLE) return [...head, figure(small, fit.scale, drawn.area), ...words];
  // The brief gives the picture at a glance.
  if (input.options.outline === 'management')
    return [...head, figure(small, fit.scale, drawn.area), paragraph(W.small, 'small'), ...words];
  const parts = partsOf(drawn, turned => figureRoom(input.options, turned, { first: false, alone: false }));
  const frames = parts.tiles.map((rect, at) => ({ rect, number: at + 1, size: FRAME_NUMBER / fit.scale }));
  return [
    ...head,
    figure(small, fit.scale, drawn.area, frames),
    paragraph(W.overview, 'small'),
    ...words,
    ...parts.tiles.flatMap((tile, at) => [
      heading(
        fill(W.part, { page: page.name, number: at + 1, count: parts.tiles.length }),
        3,
        at % parts.onSheet > 0 ? 'same' : parts.turned ? 'turned' : 'new',
      ),
      figure(drawn, PART_SCALE, tile),
    ]),
  ];
}

/** The first page carries the chapter's own heading, so that no sheet has nothing but that. */
function titles(name: string, { first, alone }: Place, page: HeadingPage): readonly Block[] {
  if (alone) return [heading(fill(W.only, { page: name }), 1, page)];
  return first ? [heading(W.title, 1, page), heading(name, 2)] : [heading(name, 2, page)];
}

function figure(drawn: DrawnPage, scale: number, part?: Rect, frames?: readonly NumberedFrame[]): Block {
  const { svg, width, height } = pictureOf(drawn, DRAWING_FONT, part, frames);
  return { kind: 'figure', svg, width: Math.floor(width * scale), height: Math.floor(height * scale) };
}

/** Upright or turned, whichever shows more, and how large that is. */
function bestFit(area: Size, room: (turned: boolean) => Size): { readonly turned: boolean; readonly scale: number } {
  const scaleIn = ({ width, height }: Size) => Math.min(1, width / area.width, height / area.height);
  const upright = scaleIn(room(false));
  const turned = scaleIn(room(true));
  return turned > upright * WORTH_TURNING ? { turned: true, scale: turned } : { turned: false, scale: upright };
}

/** The fewest sheets that show all of a page legibly. */
function partsOf({ area, things }: DrawnPage, room: (turned: boolean) => Size) {
  const cut = (turned: boolean) => {
    const { width, height } = room(turned);
    const tiles = tilesOf(area, { width: width / PART_SCALE, height: height / PART_SCALE }, things);
    const tall = (tiles[0]?.height ?? 0) * PART_SCALE + PART_HEADING;
    // Flat parts share a sheet.
    return { turned, tiles, onSheet: Math.max(1, Math.floor(height / tall)) };
  };
  const [upright, turned] = [cut(false), cut(true)];
  const sheets = ({ tiles, onSheet }: typeof upright) => Math.ceil(tiles.length / onSheet);
  return sheets(upright) < sheets(turned) ? upright : turned;
}

type ToneOf = (id: string) => Tone | null;

function toneOf(input: ReportInput): ToneOf {
  return { none: noTone, sensitivity: sensitivityTone, risk: riskTone, responsibility: dutyTone }[
    input.options.overlay
  ](input);
}

const noTone = (): ToneOf => () => null;

function sensitivityTone(input: ReportInput): ToneOf {
  const carried = carriedBy(input);
  return id => {
    const element = input.model.elements.get(id);
    return element ? classTone(sensitivityOf(input, element, carried)) : null;
  };
}

function riskTone(input: ReportInput): ToneOf {
  const worst = worstAt(threatsThatCount(input));
  const maybe = worstAt(
    shownFindings(input).toVerify.map(finding => ({ at: standsAt(finding), band: finding.residual.band })),
  );
  return id => {
    const [band, possible] = [worst.get(id), maybe.get(id)];
    if (band) return TONES.risk[band];
    return possible ? TONES.maybe[possible] : null;
  };
}

/** The worst band at each thing. */
function worstAt(threats: readonly Pick<OpenThreat, 'at' | 'band'>[]): ReadonlyMap<string, RiskBand> {
  const worst = new Map<string, RiskBand>();
  for (const { at, band } of threats)
    for (const id of at) {
      const other = worstOf([worst.get(id) ?? null, band]);
      if (other !== null) worst.set(id, other);
    }
  return worst;
}

function dutyTone(input: ReportInput): ToneOf {
  const basis = basisOf(input);
  return id => {
    if (!id.startsWith('el_')) return null;
    const { cells } = responsibilityRow(basis, id);
    if (cells.some(cell => cell.assigned === 'gap')) return TONES.duty.gap;
    const count = (shares: readonly string[]) =>
      cells.filter(cell => cell.share !== null && shares.includes(cell.share)).length;
    const counts = { customer: count(['C']), shared: count(['Sd', 'Si']), provider: count(['P']) };
    const most = Math.max(counts.customer, counts.shared, counts.provider);
    if (most === 0) return TONES.duty.none;
    return counts.customer === most
      ? TONES.duty.customer
      : counts.shared === most
        ? TONES.duty.shared
        : TONES.duty.provider;
  };
}

function legend({ options, library }: ReportInput): readonly Block[] {
  const items = {
    none: [],
    sensitivity: [...library.dataClasses.values()].map(one => ({ tone: classTone(one.id), text: one.name })),
    risk: [
      ...RISK_BANDS.map(band => ({ tone: TONES.risk[band], text: RISK_BAND_LABEL[band] })),
      { tone: { ...TONES.maybe.high, sign: '?' }, text: W.onlyMaybe },
    ],
    responsibility: (['customer', 'shared', 'provider', 'gap'] as const).map(duty => ({
      tone: TONES.duty[duty],
      text: REPORT.responsibility.legend[duty],
    })),
  }[options.overlay];
  return items.length === 0 ? [] : [{ kind: 'legend', items }];
}
