import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { fail } from '../../core/base';
import { answerCall, CALL_CHANNEL, type HostCalls, isHostCall } from '../../core/host';

interface Door {
  readonly ipcMain: Pick<IpcMain, 'handle'>;
  readonly calls: HostCalls;
  /** Whether the frame that asks is the page of our own window. */
  readonly isTrusted: (sender: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>) => boolean;
  readonly onBug: (error: unknown) => void;
}

/**
 * The one channel from the page to the machine. For each call: who asks, is it a call, are its arguments of the right shape;
 * only then its handler. The answer is always a `Result`; nothing is thrown across.
 */
export function serveCalls({ ipcMain, calls, isTrusted, onBug }: Door): void {
  ipcMain.handle(CALL_CHANNEL, async (event, name: unknown, args: unknown) => {
    if (!isTrusted(event)) return fail({ code: 'host/bad-call', facts: { what: 'a call from a strange page' } });
    if (!isHostCall(name)) return fail({ code: 'host/bad-call', facts: { what: 'an unknown call' } });
    return answerCall(calls, name, args, onBug);
  });
}
