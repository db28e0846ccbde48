import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fail, ok, type Result } from '../../core/base';
import { PDF_FONTS, PDF_LAYOUTS, type PdfDefinition, pdfmakeInput } from '../../core/report';
import { reasonOf } from '../../core/text';

interface PdfMake {
  setFonts(fonts: object): void;
  setTableLayouts(layouts: object): void;
  setUrlAccessPolicy(allows: (url: string) => boolean): void;
  setLocalAccessPolicy(allows: (path: string) => boolean): void;
  createPdf(definition: object): { getBuffer(): Promise<Uint8Array> };
}

/** The PDF of a definition: the same document that the screen makes. Only the report's own fonts can be read. */
export async function pdfBytes(
  definition: PdfDefinition,
): Promise<Result<{ readonly bytes: Uint8Array; readonly pages: number }>> {
  const require = createRequire(import.meta.url);
  const folder = join(dirname(require.resolve('dejavu-fonts-ttf/package.json')), 'ttf');
  const fonts = { normal: join(folder, PDF_FONTS.DejaVu.normal), bold: join(folder, PDF_FONTS.DejaVu.bold) };
  // pdfmake ships without types.
  const pdfMake: PdfMake = require('pdfmake');
  pdfMake.setFonts({ DejaVu: fonts });
  pdfMake.setTableLayouts(PDF_LAYOUTS);
  pdfMake.setUrlAccessPolicy(() => false);
  pdfMake.setLocalAccessPolicy(path => Object.values(fonts).includes(path));
  let pages = 0;
  try {
    const input = pdfmakeInput(definition, count => {
      pages = count;
    });
    const bytes = await pdfMake.createPdf(input).getBuffer();
    return ok({ bytes: new Uint8Array(bytes), pages });
  } catch (error) {
    return fail({ code: 'report/failed', facts: { reason: reasonOf(error) } });
  }
}
