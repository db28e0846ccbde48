import { NEUTRAL, type Tone } from '../../drawing';
import { REPORT } from '../../text';
import type { Block, Cell, Column, ReportDocument, RiskMatrix, TableSize } from '../document';
import { PAGE_MARGINS, roomOn } from '../paper';
import { say } from '../say';
import { boundRightToLeft, breakable, printable, rightToLeftFromLeft } from './printable';

/** Plain data that pdfmake understands; nothing of pdfmake is imported here, and nothing in it is code. */
export type Node = string | { readonly [key: string]: unknown };
export interface PdfDefinition {
  readonly info: Readonly<Record<string, string>>;
  readonly language: string;
  readonly displayTitle: boolean;
  readonly pageSize: 'A4' | 'LETTER';
  readonly pageMargins: readonly [number, number, number, number];
  readonly content: readonly Node[];
  readonly styles: Readonly<Record<string, unknown>>;
  readonly defaultStyle: Readonly<Record<string, unknown>>;
  /** The mark at the head of each page and the number at its foot: `{page}` and `{pages}` are filled by the writer. A cover has neither. */
  readonly furniture: {
    readonly title: string;
    readonly mark: string;
    readonly number: string;
    readonly cover: boolean;
  };
  readonly created: string;
}

const INK = NEUTRAL.light;

/** Sizes of type, in points. */
interface Type {
  readonly body: number;
  readonly small: number;
  readonly table: Readonly<Record<TableSize, number>>;
}
const TYPE = {
  full: { body: 9.5, small: 8, table: { body: 9.5, small: 8.5, dense: 7.8 } },
  brief: { body: 12, small: 9.5, table: { body: 11.5, small: 10.5, dense: 9.5 } },
} as const satisfies Record<string, Type>;

/** The report as a definition for pdfmake: contents, bookmarks, page numbers, the classification on every page. */
export function pdfDefinition(document: ReportDocument): PdfDefinition {
  const missing = new Set<string>();
  const words = (text: string) => {
    const shown = printable(text);
    for (const sign of shown.missing) missing.add(sign);
    return boundRightToLeft(breakable(shown.text));
  };
  // Names may have been typed in several lines; only prose keeps its own.
  const line = (text: string) => words(text.replace(/\s*\n\s*/g, ' '));
  const type = document.brief ? TYPE.brief : TYPE.full;
  const writer = new Writer(document, type, line, words);
  const content = document.blocks.flatMap((block, at) => writer.block(block, at));
  const note =
    missing.size === 0
      ? []
      : [{ text: say(REPORT.method.missingSigns, missing.size), style: 'small', margin: [0, 8, 0, 0] }];
  return {
    info: {
      title: printable(document.title).text,
      subject: document.subject,
      author: printable(document.author).text,
      creator: 'Parapet',
      producer: 'Parapet',
    },
    language: 'en',
    displayTitle: true,
    pageSize: document.paper,
    pageMargins: PAGE_MARGINS,
    content: [...content, ...note],
    styles: stylesOf(type),
    defaultStyle: { font: 'DejaVu', fontSize: type.body, lineHeight: 1.25, color: INK.ink },
    furniture: {
      title: line(document.title),
      mark: line(document.classification),
      number: REPORT.page,
      cover: !document.brief,
    },
    created: document.created,
  };
}

/** Air stands above things, never below them: below the last thing on a full page it would begin another, empty one. */
function stylesOf({ body, small }: Type): PdfDefinition['styles'] {
  return {
    h1: { fontSize: 19, bold: true, margin: [0, 22, 0, 0] },
    h2: { fontSize: body + 2.5, bold: true, margin: [0, 16, 0, 0] },
    lead: { fontSize: body + 1.5, margin: [0, 6, 0, 0] },
    body: { margin: [0, 6, 0, 0] },
    small: { fontSize: small, color: INK.inkSoft, margin: [0, 4, 0, 0] },
    th: { fontSize: small, bold: true, color: INK.inkSoft },
    more: { fontSize: small - 0.6, color: INK.inkSoft },
  };
}

/** Turns blocks into nodes; knows the paper and the chapter that sub-chapters hang under in the bookmarks. */
class Writer {
  readonly #document: ReportDocument;
  readonly #type: Type;
  readonly #words: (text: string) => string;
  readonly #prose: (text: string) => string;
  #chapter = '';

  constructor(document: ReportDocument, type: Type, words: (text: string) => string, prose: (text: string) => string) {
    this.#document = document;
    this.#prose = prose;
    this.#type = type;
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
    banner: block => [this.#banner(block)],
    contents: block => [
      { toc: { title: { text: block.title, style: 'h1', margin: [0, 0, 0, 8] }, numberStyle: { color: INK.inkSoft } } },
    ],
    heading: (block, at) => [this.#heading(block, at)],
    paragraph: block => [{ text: this.#prose(block.text), style: block.look }],
    list: block =>
      block.items.length === 0
        ? []
        : [{ ul: block.items.map(item => ({ text: this.#prose(item), margin: [0, 3, 0, 0] })), margin: [0, 2, 0, 0] }],
    numbers: block => [this.#numbers(block.items)],
    matrices: block => [this.#matrices(block.items)],
    legend: block => [
      {
        text: block.items.flatMap(item => [
          chip(item.tone),
          { text: ` ${this.#words(item.text)}     `, fontSize: this.#type.small },
        ]),
        margin: [0, 8, 0, 0],
      },
    ],
    figure: block => [this.#figure(block)],
    table: block => [this.#table(block)],
  };

  #cover({ title, subtitle, lines }: Extract<Block, { kind: 'cover' }>): readonly Node[] {
    const { classification } = this.#document;
    return [
      { svg: WALL, width: 68, height: 38, margin: [-2, 110, 0, 26] },
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

  #banner({ title, line }: Extract<Block, { kind: 'banner' }>): Node {
    const { classification } = this.#document;
    const mark = { text: this.#words(classification), bold: true, fontSize: 10, margin: [6, 3, 6, 3] };
    return {
      columns: [
        {
          width: '*',
          stack: [
            { text: this.#words(line), fontSize: this.#type.small, color: INK.inkSoft },
            { text: this.#words(title), fontSize: 22, bold: true, lineHeight: 1.1, margin: [0, 2, 0, 0] },
          ],
        },
        ...(classification === '' ? [] : [{ width: 'auto', table: { body: [[mark]] } }]),
      ],
      columnGap: 16,
      margin: [0, 0, 0, 14],
    };
  }

  #heading({ level, text, page }: Extract<Block, { kind: 'heading' }>, at: number): Node {
    const id = `h${at}`;
    if (level === 1) this.#chapter = id;
    const listed = level === 3 ? {} : { id, tocItem: true, outline: true };
    const parent = level === 2 && this.#chapter !== '' ? { outlineParentId: this.#chapter } : {};
    const under = level === 2 ? { ...parent, tocMargin: [12, 0, 0, 0], tocStyle: { color: INK.inkSoft } } : {};
    const common = {
      text: this.#words(text),
      ...listed,
      ...under,
      headlineLevel: level,
      style: level === 1 ? 'h1' : 'h2',
    };
    if (page === 'same') return common;
    // Each new page says how it stands: the one before may have been turned.
    return { ...common, margin: 0, pageBreak: 'before', pageOrientation: page === 'turned' ? 'landscape' : 'portrait' };
  }

  #numbers(items: Extract<Block, { kind: 'numbers' }>['items']): Node {
    const cells = items.map(item => ({
      stack: [
        { text: item.value, fontSize: 20, bold: true, color: item.tone ? item.tone.ink : INK.ink },
        { text: this.#words(item.label), fontSize: this.#type.small, color: item.tone ? item.tone.ink : INK.inkSoft },
      ],
      fillColor: item.tone ? item.tone.ground : INK.sunken,
      margin: [6, 4, 6, 4],
    }));
    return {
      table: { widths: items.map(() => '*'), body: [cells] },
      layout: 'tiles',
      margin: [0, 6, 0, 0],
    };
  }

  #matrices(items: readonly RiskMatrix[]): Node {
    return { columns: items.map(item => this.#matrix(item)), columnGap: 24, margin: [0, 12, 0, 0], unbreakable: true };
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
    return { svg: printableSvg(svg, this.#words), width, height, margin: [0, 6, 0, 0] };
  }

  #table({ columns, rows, size }: Extract<Block, { kind: 'table' }>): Node {
    const head = columns.map(column => ({ text: this.#words(column.title), style: 'th' }));
    const body = rows.map(row => row.map(cell => this.#cell(cell, this.#type.table[size])));
    return {
      table: {
        headerRows: 1,
        keepWithHeaderRows: 1,
        dontBreakRows: true,
        widths: this.#widths(columns),
        body: [head, ...body],
      },
      layout: size === 'dense' ? 'denseLines' : 'lines',
      margin: [0, 5, 0, 0],
    };
  }

  /** Widths above 20 are points, others shares of what is left. */
  #widths(columns: readonly Column[]): readonly number[] {
    const points = columns.filter(column => column.width > 20).reduce((sum, column) => sum + column.width, 0);
    const shares = columns.filter(column => column.width <= 20).reduce((sum, column) => sum + column.width, 0);
    const room = roomOn(this.#document.paper).width - points - columns.length * CELL_PADDING;
    return columns.map(({ width }) => (width > 20 ? width : Math.floor((room * width) / shares)));
  }

  #cell(cell: Cell, fontSize: number): Node {
    if (typeof cell === 'string') return { text: this.#words(cell), fontSize };
    const words = { text: this.#words(cell.text), bold: cell.bold ?? false };
    const main = { text: cell.tone ? [chip(cell.tone), '\u00a0', words] : [words], fontSize };
    const more = (cell.more ?? []).filter(line => line !== '');
    if (more.length === 0) return main;
    return { stack: [main, ...more.map(line => ({ text: this.#words(line), style: 'more', margin: [0, 1, 0, 0] }))] };
  }
}

/** Left and right of each cell together. */
const CELL_PADDING = 8;

/** A small coloured field with its sign. */
function chip(tone: Tone): Node {
  return { text: ` ${tone.sign} `, background: tone.ground, color: tone.ink, bold: true, fontSize: 7.5 };
}

/** The texts of a picture pass the same font; everything else in it is our own. */
function printableSvg(svg: string, words: (text: string) => string): string {
  return svg.replace(/>([^<]+)<\/text>/g, (_, text: string) => {
    const plain = words(text).replaceAll('\u200b', '').replaceAll('\u00a0', ' ');
    return `>${rightToLeftFromLeft(plain, word => `<tspan>${word}</tspan>`)}</text>`;
  });
}

/** The sign of the app, as on its icon. A picture, because pdfmake moves the points of its own shapes each time it sets a page anew. */
const WALL =
  '<svg xmlns="http://www.w3.org/2000/svg" width="68" height="38" viewBox="-2 -2 68 38">' +
  `<path d="M0 34V0H12V9H24V0H40V9H52V0H64V34Z" fill="none" stroke="${INK.ink}" stroke-width="2.2" stroke-linejoin="miter"/></svg>`;
