import { fail, type Result } from '../../core/base';
import type { OpenedFile } from '../../core/interchange';
import type { ChosenFile, TakenPacks } from '../../core/packs';

/** What the worker for foreign files is asked to do: to open one, or to look for packs in several. */
export type ImportJob =
  | { readonly name: string; readonly bytes: Uint8Array }
  | { readonly packs: readonly ChosenFile[] };

/** Reads a file in a worker of its own: however bad the file is, the window lives on and cancelling ends the work at once. */
export const readInWorker = (name: string, bytes: Uint8Array, signal: AbortSignal) =>
  doneInWorker<OpenedFile>({ name, bytes }, name, signal);

/** Looks for packs in files in the same way. */
export const readPacksInWorker = (packs: readonly ChosenFile[], signal: AbortSignal) =>
  doneInWorker<TakenPacks>({ packs }, packs[0]?.name ?? '', signal);

function doneInWorker<T>(job: ImportJob, file: string, signal: AbortSignal): Promise<Result<T>> {
  return new Promise(resolve => {
    const worker = new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module' });
    const end = (answer: Result<T>) => {
      worker.terminate();
      resolve(answer);
    };
    signal.addEventListener(
      'abort',
      () => end(fail({ code: 'file/unreadable', file, facts: { reason: 'cancelled' } })),
      { once: true },
    );
    worker.addEventListener('message', (event: MessageEvent<Result<T>>) => end(event.data));
    worker.addEventListener('error', event =>
      end(fail({ code: 'bug/unexpected', file, facts: { reason: event.message } })),
    );
    worker.postMessage(job);
  });
}
