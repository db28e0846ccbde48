import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** One page of a PDF: its words with single spaces between them, and whether a picture made of dots is on it. */
export interface PdfPage {
  readonly text: string;
  readonly bitmaps: number;
}

export interface PdfContent {
  readonly pages: readonly PdfPage[];
  /** Bookmarks in their order: title, depth from 0, page from 1. */
  readonly bookmarks: readonly { readonly title: string; readonly depth: number; readonly page: number }[];
  readonly title: string;
}

interface OutlineItem {
  readonly title: string;
  readonly dest: string | readonly unknown[] | null;
  readonly items: readonly OutlineItem[];
}

const BITMAPS: ReadonlySet<number> = new Set([
  OPS.paintImageXObject,
  OPS.paintImageMaskXObject,
  OPS.paintInlineImageXObject,
  OPS.paintImageXObjectRepeat,
]);

/** What a PDF says, as a reader of it sees it. */
export async function readPdf(bytes: Uint8Array): Promise<PdfContent> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 }).promise;
  const pages: PdfPage[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const { fnArray } = await page.getOperatorList();
    const text = items.map(item => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : '')).join('');
    pages.push({ text: plain(text), bitmaps: fnArray.filter(code => BITMAPS.has(code)).length });
  }
  const { info } = await pdf.getMetadata();
  const bookmarks: PdfContent['bookmarks'][number][] = [];
  const walk = async (items: readonly OutlineItem[], depth: number) => {
    for (const { title, dest, items: below } of items) {
      const target = typeof dest === 'string' ? await pdf.getDestination(dest) : dest;
      const reference: unknown = target?.[0];
      const page = isReference(reference) ? (await pdf.getPageIndex(reference)) + 1 : 0;
      bookmarks.push({ title: plain(title), depth, page });
      await walk(below, depth + 1);
    }
  };
  await walk((await pdf.getOutline()) ?? [], 0);
  await pdf.destroy();
  return { pages, bookmarks, title: String(Reflect.get(info, 'Title')) };
}

function isReference(value: unknown): value is { num: number; gen: number } {
  return typeof value === 'object' && value !== null && 'num' in value && 'gen' in value;
}

/** Text with what only serves the breaking of lines taken out. */
export function plain(text: string): string {
  return text
    .replace(/[\u200b\u00ad]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Text without any space: a PDF does not say whether a line ended inside a word. */
export const squeezed = (text: string): string => plain(text).replace(/ /g, '');
