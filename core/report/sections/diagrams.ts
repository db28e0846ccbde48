import { byCodeUnit } from '../../base';
import { drawPage, type Glyphs, glyphPath, type Tone } from '../../drawing';
import { type Element, RISK_BANDS } from '../../model';
import { responsibilityRow } from '../../responsibility';
import { REPORT, RISK_BAND_LABEL } from '../../text';
import { heading, paragraph } from '../blocks';
import type { Block } from '../document';
import { basisOf, carriedBy, classTone, lookOf, sensitivityOf, shownFindings, TONES } from '../facts';
import type { ReportInput } from '../input';

/** Name under which the report's writer knows the font of pictures. */
export const DRAWING_FONT = 'DejaVu';

/** Every page of the diagram, as vectors, coloured as asked. */
export function diagrams(input: ReportInput, glyphs: Glyphs): readonly Block[] {
  const W = REPORT.diagrams;
  const tone = toneOf(input);
  const { confirmed } = shownFindings(input);
  const marks = new Map<string, number>();
  for (const { subject } of confirmed) marks.set(subject.id, (marks.get(subject.id) ?? 0) + 1);
  const pages = [...input.model.pages.values()].sort((a, b) => a.order - b.order || byCodeUnit(a.id, b.id));
  const look = {
    element: (element: Element) => {
      const own = lookOf(input, element);
      return { ...own, glyph: glyphPath(glyphs, own.type, own.kind) };
    },
    tone,
    marks: (id: string) => marks.get(id) ?? 0,
    font: DRAWING_FONT,
  };
  return pages.flatMap((page, at): readonly Block[] => {
    const drawing = drawPage(input.model, page, look);
    const place = drawing && drawing.width > drawing.height ? 'turned' : 'new';
    // The first page carries the chapter's own heading, so that no page has nothing but that.
    const head =
      at === 0
        ? [heading(W.title, 1, place), paragraph(W.intro, 'small'), ...legend(input), heading(page.name, 2)]
        : [heading(page.name, 2, place)];
    return [...head, drawing ? { kind: 'figure', ...drawing, caption: page.name } : paragraph(W.empty)];
  });
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
    const element = [...input.model.elements.values()].find(row => row.id === id);
    return element ? classTone(sensitivityOf(input, element, carried)) : null;
  };
}

function riskTone(input: ReportInput): ToneOf {
  const { confirmed } = shownFindings(input);
  return id => {
    const here = confirmed
      .filter(finding => finding.subject.id === id)
      .map(finding => RISK_BANDS.indexOf(finding.residual.band));
    const worst = RISK_BANDS[Math.max(-1, ...here)];
    return worst ? TONES.risk[worst] : null;
  };
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
  const R = REPORT.responsibility;
  const items = {
    none: [],
    sensitivity: [...library.dataClasses.values()].map(one => ({ tone: classTone(one.id), text: one.name })),
    risk: RISK_BANDS.map(band => ({ tone: TONES.risk[band], text: RISK_BAND_LABEL[band] })),
    responsibility: (['customer', 'shared', 'provider', 'gap'] as const).map(duty => ({
      tone: TONES.duty[duty],
      text: R[duty],
    })),
  }[options.overlay];
  return items.length === 0 ? [] : [{ kind: 'legend', items }];
}
