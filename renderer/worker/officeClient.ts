import type { Result } from '../../core/base';
import { tableNames } from '../../core/model';
import type { BackOffice, Progress } from './backOffice';
import { type FromWorker, OFFICE_CALLS, type OfficeCall, type ToWorker } from './messages';

interface Waiting {
  readonly resolve: (answer: Result<unknown>) => void;
  readonly onProgress: Progress | null;
}

/** The worker as the window uses it. */
export interface Port {
  postMessage(message: ToWorker): void;
  addEventListener(type: 'message', listener: (event: { readonly data: FromWorker }) => void): void;
}

/** The back office behind a worker: the same interface, every call a message. */
export function createOfficeClient(port: Port): BackOffice {
  const waiting = new Map<number, Waiting>();
  const listeners = new Set<Parameters<BackOffice['onAnalysis']>[0]>();
  const judges = new Set<Parameters<BackOffice['onKnowledge']>[0]>();
  let last = 0;
  port.addEventListener('message', ({ data }) => {
    if (data.kind === 'analysis') for (const listener of listeners) listener(data.project, data.update);
    else if (data.kind === 'knowledge') for (const listener of judges) listener(data.project, data.knowledge);
    else if (data.kind === 'progress') waiting.get(data.id)?.onProgress?.(data.fraction, data.what);
    else {
      waiting.get(data.id)?.resolve(data.answer);
      waiting.delete(data.id);
    }
  });
  const ask = (call: OfficeCall, given: readonly unknown[]): Promise<Result<unknown>> =>
    new Promise(resolve => {
      last += 1;
      const id = last;
      const { args, long } = OFFICE_CALLS[call];
      const [onProgress, signal] = long ? given.slice(args) : [];
      waiting.set(id, { resolve, onProgress: typeof onProgress === 'function' ? (onProgress as Progress) : null });
      if (signal instanceof AbortSignal)
        signal.addEventListener('abort', () => port.postMessage({ kind: 'cancel', id }), { once: true });
      port.postMessage({ kind: 'call', id, call, args: given.slice(0, args) });
      // What was given up before it was asked for is ended all the same.
      if (signal instanceof AbortSignal && signal.aborted) port.postMessage({ kind: 'cancel', id });
    });
  const calls = tableNames(OFFICE_CALLS).map(call => [call, (...args: readonly unknown[]) => ask(call, args)] as const);
  const onAnalysis: BackOffice['onAnalysis'] = listener => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const onKnowledge: BackOffice['onKnowledge'] = listener => {
    judges.add(listener);
    return () => judges.delete(listener);
  };
  // OFFICE_CALLS names every call of the interface and the worker serves the same interface.
  return { ...Object.fromEntries(calls), onAnalysis, onKnowledge } as unknown as BackOffice;
}
