import { NEUTRAL } from '../../drawing';
import { fill } from '../../text';
import type { PdfDefinition } from './pdfDefinition';

const INK = NEUTRAL.light;
const always =
  <T>(value: T) =>
  (): T =>
    value;

const LINES = {
  hLineWidth: (line: number, node: { readonly table: { readonly body: readonly unknown[] } }) =>
    line === 0 || line === node.table.body.length ? 0 : 0.6,
  vLineWidth: always(0),
  hLineColor: always(INK.line),
  paddingLeft: always(4),
  paddingRight: always(4),
} as const;

/** The table looks that definitions name. pdfmake wants them as functions, so they cannot travel with the definition. */
export const PDF_LAYOUTS = {
  lines: { ...LINES, paddingTop: always(3.5), paddingBottom: always(3.5) },
  denseLines: { ...LINES, paddingTop: always(2), paddingBottom: always(2) },
  tiles: {
    hLineWidth: always(0),
    vLineWidth: always(4),
    vLineColor: always('#ffffff'),
    paddingTop: always(0),
    paddingBottom: always(0),
    paddingLeft: always(0),
    paddingRight: always(0),
  },
  matrix: {
    hLineWidth: always(1.4),
    vLineWidth: always(1.4),
    hLineColor: always('#ffffff'),
    vLineColor: always('#ffffff'),
    paddingTop: always(0),
    paddingBottom: always(0),
    paddingLeft: always(0),
    paddingRight: always(0),
  },
} as const;

/** Under this name the fonts of the report are registered with pdfmake. */
export const PDF_FONTS = {
  DejaVu: { normal: 'DejaVuSansCondensed.ttf', bold: 'DejaVuSansCondensed-Bold.ttf' },
} as const;

interface Place {
  readonly headlineLevel?: number;
  /** How far down the page it begins, from 0 to 1. */
  readonly startPosition: { readonly verticalRatio: number };
}
/** A heading further down than this has no room below it for the beginning of what it heads. */
const LOWEST_HEADING = 0.85;

/**
 * A definition as pdfmake takes it: with page furniture, which is code.
 * @param onPages is told the number of pages when the report has been laid out
 */
export function pdfmakeInput(definition: PdfDefinition, onPages: (pages: number) => void) {
  const { furniture, created, info, ...rest } = definition;
  const [left, , right] = definition.pageMargins;
  const small = { fontSize: 7.5, color: INK.inkSoft } as const;
  return {
    ...rest,
    info: { ...info, creationDate: new Date(created), modDate: new Date(created) },
    compress: true,
    // The first page shows its mark beside the title.
    header: (page: number) =>
      page === 1 || furniture.mark === ''
        ? ''
        : { text: furniture.mark, alignment: 'right', bold: true, ...small, margin: [left, 24, right, 0] },
    footer: (page: number, pages: number) => {
      onPages(pages);
      if (page === 1 && furniture.cover) return '';
      const number = fill(furniture.number, { page, pages });
      return {
        columns: [{ text: furniture.title }, { text: number, alignment: 'right', width: 'auto' }],
        columnGap: 12,
        ...small,
        margin: [left, 14, right, 0],
      };
    },
    pageBreakBefore: ({ headlineLevel, startPosition }: Place) =>
      headlineLevel !== undefined && startPosition.verticalRatio > LOWEST_HEADING,
  };
}
