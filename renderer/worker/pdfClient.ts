import { fail, ok } from '../../core/base';
import type { Answer } from './backOffice';
import type { PdfMaker } from './reportDesk';

type Message =
  | { readonly kind: 'progress'; readonly fraction: number }
  | { readonly kind: 'done'; readonly bytes: Uint8Array; readonly pages: number }
  | { readonly kind: 'failed'; readonly reason: string };

/** Makes a PDF in a worker of its own, which is ended when the PDF is there or is no longer wanted. */
export const makePdf: PdfMaker = (definition, onProgress, signal) =>
  new Promise<Awaited<Answer<{ readonly bytes: Uint8Array; readonly pages: number }>>>(resolve => {
    const worker = new Worker(new URL('./pdf.worker.ts', import.meta.url), { type: 'module' });
    const end = (answer: Awaited<ReturnType<PdfMaker>>) => {
      worker.terminate();
      resolve(answer);
    };
    signal.addEventListener('abort', () => end(fail({ code: 'report/cancelled' })), { once: true });
    worker.addEventListener('message', ({ data }: MessageEvent<Message>) => {
      if (data.kind === 'progress') onProgress(data.fraction, 'pages');
      else if (data.kind === 'done') end(ok({ bytes: data.bytes, pages: data.pages }));
      else end(fail({ code: 'report/failed', facts: { reason: data.reason } }));
    });
    worker.addEventListener('error', event => {
      // A worker whose script cannot be loaded says nothing.
      end(fail({ code: 'report/failed', facts: { reason: event.message || 'its worker did not start' } }));
    });
    worker.postMessage(definition);
  });
