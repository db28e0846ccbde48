import { NEUTRAL, type Tone } from '../../drawing';
import { fill, REPORT } from '../../text';
import type { Block, Cell, Column, ReportDocument, RiskMatrix } from '../document';
import { breakable, printable } from './printable';

/** Plain data that pdfmake understands; nothing of pdfmake is imported here, and nothing in it is code. */
export type Node = string | { readonly [key: string]: unknown };
export interface PdfDefinition {
  readonly info: Readonly<Record<string, string>>;
  readonly pageSize: 'A4' | 'LETTER';
  readonly pageMargins: readonly [number, number, number, number];
  readonly content: readonly Node[];
  readonly styles: Readonly<Record<string, unknown>>;
  readonly defaultStyle: Readonly<Record<string, unknown>>;
  /** What stands at the foot of each page: `{page}` and `{pages}` are filled by the writer. */
  readonly foot: { readonly left: string; readonly right: string };
  readonly created: string;
}

const INK = NEUTRAL.light;
/** Points between the margins of an upright page. */
const WIDTH = { A4: 515, LETTER: 532 } as const;
/** Points for a picture on a page of its own, upright or turned, below its heading. */
const FIGURE = {
  A4: { portrait: { width: 515, height: 600 }, landscape: { width: 760, height: 355 } },
  LETTER: { portrait: { width: 532, height: 550 }, landscape: { width: 710, height: 370 } },
} as const;

/** The report as a definition for pdfmake: contents, bookmarks, page numbers, the classification on every page. */
export function pdfDefinition(document: ReportDocument): PdfDefinition {
  const counter = { missing: 0 };
  const words = (text: string) => {
    const shown = printable(text);
    counter.missing += shown.missing;
    return breakable(shown.text);
  };
  const writer = new Writer(document, words);
  const content = document.blocks.flatMap((block, at) => writer.block(block, at));
  const note =
    counter.missing === 0
      ? []
      : [{ text: fill(REPORT.method.missingSigns, { count: counter.missing }), style: 'small', margin: [0, 8, 0, 0] }];
  return {
    info: {
      title: printable(document.title).text,
      subject: document.subject,
      author: printable(document.author).text,
      creator: 'Parapet',
      producer: 'Parapet',
    },
    pageSize: document.paper,
    pageMargins: [40, 54, 40, 54],
    content: [...content, ...note],
    styles: STYLES,
    defaultStyle: { font: 'DejaVu', fontSize: 9.5, lineHeight: 1.25, color: INK.ink },
    foot: { left: printable(document.classification).text, right: REPORT.page },
    created: document.created,
  };
}

const STYLES = {
  h1: { fontSize: 19, bold: true, margin: [0, 0, 0, 10] },
  h2: { fontSize: 12, bold: true, margin: [0, 14, 0, 6] },
  lead: { fontSize: 11, margin: [0, 0, 0, 10] },
  body: { margin: [0, 0, 0, 7] },
  small: { fontSize: 8, color: INK.inkSoft, margin: [0, 0, 0, 4] },
  th: { fontSize: 8, bold: true, color: INK.inkSoft },
  more: { fontSize: 7.5, color: INK.inkSoft },
} as const;

/** Turns blocks into nodes; knows the paper and the chapter that sub-chapters hang under in the bookmarks. */
class Writer {
  readonly #document: ReportDocument;
  readonly #words: (text: string) => string;
  #chapter = '';

  constructor(document: ReportDocument, words: (text: string) => string) {
    this.#document = document;
    this.#words = words;
  }

  block(block: Block, at: number): readonly Node[] {
    // The table has one writer per kind; TypeScript cannot correlate the two sides of a lookup.
    const write = this.#writers[block.kind] as (block: Block, at: number) => readonly Node[];
    return write(block, at);
  }

  readonly #writers: {
    readonly [K in Block['kind']]: (block: Extract<Block, { kind: K }>, at: number) => readonly Node[];
  } = {
    cover: block => this.#cover(block),
    contents: block => [{ toc: { title: { text: block.title, style: 'h1' }, numberStyle: { color: INK.inkSoft } } }],
    heading: (block, at) => [this.#heading(block, at)],
    paragraph: block => [{ text: this.#words(block.text), style: block.look }],
    list: block =>
      block.items.length === 0
        ? []
        : [{ ul: block.items.map(item => ({ text: this.#words(item), margin: [0, 0, 0, 3] })), margin: [0, 0, 0, 8] }],
    numbers: block => [this.#numbers(block.items)],
    matrices: block => [this.#matrices(block.items)],
    legend: block => [
      {
        text: block.items.flatMap(item => [chip(item.tone), { text: ` ${this.#words(item.text)}     `, fontSize: 8 }]),
        margin: [0, 0, 0, 8],
      },
    ],
    figure: block => [this.#figure(block)],
    table: block => [this.#table(block.columns, block.rows, block.small)],
  };

  #cover({ title, subtitle, lines }: Extract<Block, { kind: 'cover' }>): readonly Node[] {
    const { classification } = this.#document;
    return [
      {
        canvas: [{ type: 'polyline', lineWidth: 2.2, lineColor: INK.ink, closePath: true, points: WALL }],
        margin: [0, 110, 0, 26],
      },
      { text: this.#words(subtitle), fontSize: 12, color: INK.inkSoft },
      { text: this.#words(title), fontSize: 30, bold: true, lineHeight: 1.1, margin: [0, 6, 0, 26] },
      ...(classification === ''
        ? []
        : [
            {
              table: {
                body: [[{ text: this.#words(classification), bold: true, fontSize: 10, margin: [6, 3, 6, 3] }]],
              },
              margin: [0, 0, 0, 26],
            },
          ]),
      ...lines.map(line => ({ text: this.#words(line), fontSize: 10, margin: [0, 0, 0, 4] })),
      { text: '', pageBreak: 'after' },
    ];
  }

  #heading({ level, text, page }: Extract<Block, { kind: 'heading' }>, at: number): Node {
    const id = `h${at}`;
    const first = this.#chapter === '';
    if (level === 1) this.#chapter = id;
    const common = {
      text: this.#words(text),
      id,
      tocItem: true,
      outline: true,
      headlineLevel: level,
      style: `h${level}`,
    };
    const under =
      level === 1 ? {} : { outlineParentId: this.#chapter, tocMargin: [12, 0, 0, 0], tocStyle: { color: INK.inkSoft } };
    if (page === 'same' && !first) return { ...common, ...under };
    // Each new page says how it stands: the one before may have been turned.
    return { ...common, ...under, pageBreak: 'before', pageOrientation: page === 'turned' ? 'landscape' : 'portrait' };
  }

  #numbers(items: Extract<Block, { kind: 'numbers' }>['items']): Node {
    const cells = items.map(item => ({
      stack: [
        { text: item.value, fontSize: 20, bold: true, color: item.tone ? item.tone.ink : INK.ink },
        { text: this.#words(item.label), fontSize: 8, color: item.tone ? item.tone.ink : INK.inkSoft },
      ],
      fillColor: item.tone ? item.tone.ground : INK.sunken,
      margin: [6, 4, 6, 4],
    }));
    return {
      table: { widths: items.map(() => '*'), body: [cells] },
      layout: 'tiles',
      margin: [0, 2, 0, 10],
    };
  }

  #matrices(items: readonly RiskMatrix[]): Node {
    return { columns: items.map(item => this.#matrix(item)), columnGap: 24, margin: [0, 10, 0, 4], unbreakable: true };
  }

  #matrix({ title, cells }: RiskMatrix): Node {
    const W = REPORT.summary;
    const rows = cells.map((row, at) => [
      { text: String(5 - at), alignment: 'right', fontSize: 8, color: INK.inkSoft, margin: [0, 4, 2, 0] },
      ...row.map(cell => ({
        text: cell.count === 0 ? ' ' : String(cell.count),
        alignment: 'center',
        bold: true,
        color: cell.tone.ink,
        fillColor: cell.tone.ground,
        margin: [0, 3, 0, 3],
      })),
    ]);
    const foot = [
      '',
      ...[1, 2, 3, 4, 5].map(step => ({ text: String(step), alignment: 'center', fontSize: 8, color: INK.inkSoft })),
    ];
    return {
      stack: [
        { text: this.#words(title), bold: true, margin: [0, 0, 0, 3] },
        { text: `${W.likelihood} ↑   ${W.impact} →`, fontSize: 7.5, color: INK.inkSoft, margin: [0, 0, 0, 3] },
        {
          table: { widths: [10, '*', '*', '*', '*', '*'], body: [...rows, foot] },
          layout: 'matrix',
        },
      ],
    };
  }

  #figure({ svg, width, height }: Extract<Block, { kind: 'figure' }>): Node {
    const room = FIGURE[this.#document.paper][width > height ? 'landscape' : 'portrait'];
    const scale = Math.min(1, room.width / width, room.height / height);
    return {
      svg: printableSvg(svg, this.#words),
      width: Math.floor(width * scale),
      height: Math.floor(height * scale),
      margin: [0, 4, 0, 0],
    };
  }

  #table(columns: readonly Column[], rows: readonly (readonly Cell[])[], small: boolean): Node {
    const fixed = columns.filter(column => typeof column.width === 'number' && column.width > 20);
    const shares = columns.filter(column => typeof column.width === 'number' && column.width <= 20);
    const taken = fixed.reduce((sum, column) => sum + Number(column.width), 0) + columns.length * 8;
    const total = shares.reduce((sum, column) => sum + Number(column.width), 0);
    const room = WIDTH[this.#document.paper] - taken;
    const widths = columns.map(({ width }) =>
      width === 'auto' ? 'auto' : width > 20 ? width : Math.floor((room * width) / total),
    );
    const head = columns.map(column => ({ text: this.#words(column.title), style: 'th' }));
    const body = rows.map(row => row.map(cell => this.#cell(cell, small)));
    return {
      table: { headerRows: 1, keepWithHeaderRows: 1, dontBreakRows: true, widths, body: [head, ...body] },
      layout: 'lines',
      margin: [0, 0, 0, 10],
    };
  }

  #cell(cell: Cell, small: boolean): Node {
    const fontSize = small ? 8.5 : 9.5;
    if (typeof cell === 'string') return { text: this.#words(cell), fontSize };
    const main = {
      text: [...(cell.tone ? [chip(cell.tone), ' '] : []), { text: this.#words(cell.text), bold: cell.bold ?? false }],
      fontSize,
    };
    return cell.more ? { stack: [main, { text: this.#words(cell.more), style: 'more' }] } : main;
  }
}

/** A small coloured field with its sign. */
function chip(tone: Tone): Node {
  return { text: ` ${tone.sign} `, background: tone.ground, color: tone.ink, bold: true, fontSize: 7.5 };
}

/** The texts of a picture pass the same font; everything else in it is our own. */
function printableSvg(svg: string, words: (text: string) => string): string {
  return svg.replace(/>([^<]+)<\/text>/g, (_, text: string) => `>${words(text).replaceAll('\u200b', '')}</text>`);
}

const WALL = [
  [0, 34],
  [0, 0],
  [12, 0],
  [12, 9],
  [24, 9],
  [24, 0],
  [40, 0],
  [40, 9],
  [52, 9],
  [52, 0],
  [64, 0],
  [64, 34],
].map(([x, y]) => ({ x, y }));
