import { fail, type Result } from '../../core/base';
import type { BackOffice } from './backOffice';
import { type FromWorker, OFFICE_CALLS, type OfficeCall, type ToWorker } from './messages';

type AnyCall = (...args: readonly unknown[]) => Promise<Result<unknown>>;

/** Answers the window's messages with an office. Nothing thrown crosses: a bug becomes a problem. */
export function serveOffice(office: BackOffice, send: (message: FromWorker) => void): (message: ToWorker) => void {
  const running = new Map<number, AbortController>();
  office.onKnowledge((project, knowledge) => send({ kind: 'knowledge', project, knowledge }));
  office.onAnalysis((project, update) => send({ kind: 'analysis', project, update }));
  return message => {
    if (message.kind === 'cancel') return running.get(message.id)?.abort();
    void answer(office, message.id, message.call, message.args, running, send);
  };
}

async function answer(
  office: BackOffice,
  id: number,
  call: OfficeCall,
  args: readonly unknown[],
  running: Map<number, AbortController>,
  send: (message: FromWorker) => void,
): Promise<void> {
  const controller = new AbortController();
  running.set(id, controller);
  const progress = (fraction: number, what: string) => send({ kind: 'progress', id, fraction, what });
  // The client is typed by the same interface, so name and arguments fit; a worker hears nobody but its own window.
  const run = office[call] as unknown as AnyCall;
  try {
    const extra = OFFICE_CALLS[call].long ? [progress, controller.signal] : [];
    send({ kind: 'answer', id, answer: await run(...args, ...extra) });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    send({ kind: 'answer', id, answer: fail({ code: 'bug/unexpected', facts: { reason } }) });
  } finally {
    running.delete(id);
  }
}
