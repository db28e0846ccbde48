import { fail, type Result } from '../../core/base';
import type { OpenedFile } from '../../core/interchange';

/** Reads a file in a worker of its own: however bad the file is, the window lives on and cancelling ends the work at once. */
export function readInWorker(name: string, bytes: Uint8Array, signal: AbortSignal): Promise<Result<OpenedFile>> {
  return new Promise(resolve => {
    const worker = new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module' });
    const end = (answer: Result<OpenedFile>) => {
      worker.terminate();
      resolve(answer);
    };
    signal.addEventListener(
      'abort',
      () => end(fail({ code: 'file/unreadable', file: name, facts: { reason: 'cancelled' } })),
      { once: true },
    );
    worker.addEventListener('message', (event: MessageEvent<Result<OpenedFile>>) => end(event.data));
    worker.addEventListener('error', event =>
      end(fail({ code: 'bug/unexpected', file: name, facts: { reason: event.message } })),
    );
    worker.postMessage({ name, bytes });
  });
}
