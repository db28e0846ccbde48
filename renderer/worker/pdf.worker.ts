import normal from 'dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf?url';
import bold from 'dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf?url';
import pdfMake from 'pdfmake/build/pdfmake';
import { PDF_FONTS, PDF_LAYOUTS, type PdfDefinition, pdfmakeInput } from '../../core/report';

/** Bytes as base64, in pieces that a call can take. */
function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

async function font(url: string): Promise<string> {
  const answer = await fetch(url);
  return base64(new Uint8Array(await answer.arrayBuffer()));
}

const PROGRESS_EVERY = 120;

/** Makes one PDF and waits to be ended. Only its two fonts are read, and nothing else can be. */
self.addEventListener('message', async (event: MessageEvent<PdfDefinition>) => {
  try {
    const { bytes, pages } = await made(event.data);
    self.postMessage({ kind: 'done', bytes, pages }, { transfer: [bytes.buffer] });
  } catch (error) {
    self.postMessage({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }
});

async function made(definition: PdfDefinition): Promise<{ bytes: Uint8Array<ArrayBuffer>; pages: number }> {
  const [upright, heavy] = await Promise.all([font(normal), font(bold)]);
  pdfMake.addVirtualFileSystem({ [PDF_FONTS.DejaVu.normal]: upright, [PDF_FONTS.DejaVu.bold]: heavy });
  pdfMake.setFonts(PDF_FONTS);
  pdfMake.setTableLayouts(PDF_LAYOUTS);
  pdfMake.setUrlAccessPolicy(() => false);
  let told = 0;
  pdfMake.setProgressCallback(fraction => {
    const now = performance.now();
    if (now - told < PROGRESS_EVERY) return;
    told = now;
    self.postMessage({ kind: 'progress', fraction });
  });
  let pages = 0;
  const input = pdfmakeInput(definition, count => {
    pages = count;
  });
  return { bytes: new Uint8Array(await pdfMake.createPdf(input).getBuffer()), pages };
}
