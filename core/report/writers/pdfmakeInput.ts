import { NEUTRAL } from '../../drawing';
import { fill } from '../../text';
import type { PdfDefinition } from './pdfDefinition';

const INK = NEUTRAL.light;
const always =
  <T>(value: T) =>
  (): T =>
    value;

/** The table looks that definitions name. pdfmake wants them as functions, so they cannot travel with the definition. */
export const PDF_LAYOUTS = {
  lines: {
    hLineWidth: (line: number, node: { readonly table: { readonly body: readonly unknown[] } }) =>
      line === 0 || line === node.table.body.length ? 0 : 0.6,
    vLineWidth: always(0),
    hLineColor: always(INK.line),
    paddingTop: always(4),
    paddingBottom: always(4),
    paddingLeft: always(4),
    paddingRight: always(4),
  },
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

interface Following {
  getFollowingNodesOnPage(): readonly unknown[];
}

/**
 * A definition as pdfmake takes it: with page furniture, which is code. The cover has none.
 * @param onPages is told the number of pages when the report has been laid out
 */
export function pdfmakeInput(definition: PdfDefinition, onPages: (pages: number) => void) {
  const { foot, created, info, ...rest } = definition;
  const [left, , right] = definition.pageMargins;
  const small = { fontSize: 7.5, color: INK.inkSoft } as const;
  return {
    ...rest,
    info: { ...info, creationDate: new Date(created), modDate: new Date(created) },
    compress: true,
    header: (page: number) =>
      page === 1 || foot.left === ''
        ? ''
        : { text: foot.left, alignment: 'right', bold: true, ...small, margin: [left, 26, right, 0] },
    footer: (page: number, pages: number) => {
      onPages(pages);
      if (page === 1) return '';
      const number = fill(foot.right, { page, pages });
      return {
        columns: [{ text: info['title'] ?? '' }, { text: number, alignment: 'right' }],
        ...small,
        margin: [left, 18, right, 0],
      };
    },
    // A heading never stands alone at the foot of a page.
    pageBreakBefore: (node: { readonly headlineLevel?: number }, nodes: Following) =>
      node.headlineLevel !== undefined && nodes.getFollowingNodesOnPage().length === 0,
  };
}
