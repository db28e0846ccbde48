import type { z } from 'zod';
import { fail, type Result } from '../base';
import { HOST_CALLS, type HostCall } from './callNames';
import { HOST_CONTRACT, type HostAnswer, type HostArgs } from './contract';
import type { HostCalls } from './host';

const SHAPES: { readonly [C in HostCall]: { readonly args: z.ZodType<HostArgs<C>> } } = HOST_CONTRACT;

/** Whether `name` is a call of the contract. */
export function isHostCall(name: unknown): name is HostCall {
  return HOST_CALLS.some(known => known === name);
}

/**
 * Answers one call with `calls`, after its arguments have been parsed: nothing of the wrong shape gets through
 * (`host/bad-call`), and nothing is ever thrown at the caller: an exception becomes `bug/unexpected`, told to `onBug`.
 */
export async function answerCall<C extends HostCall>(
  calls: HostCalls,
  name: C,
  args: unknown,
  onBug: (error: unknown) => void,
): Promise<Result<HostAnswer<C>>> {
  const parsed = SHAPES[name].args.safeParse(args);
  if (!parsed.success) return fail({ code: 'host/bad-call', facts: { what: name } });
  try {
    return await calls[name](parsed.data);
  } catch (error) {
    onBug(error);
    return fail({ code: 'bug/unexpected', facts: { reason: 'the system gave no answer' } });
  }
}

type Call = <C extends HostCall>(name: C, args: HostArgs<C>) => Promise<Result<HostAnswer<C>>>;

/** All calls of the contract, each handed to the one function `call`. */
export function callsThrough(call: Call): HostCalls {
  return {
    'app.info': args => call('app.info', args),
    'file.open': args => call('file.open', args),
    'file.save': args => call('file.save', args),
    'file.reveal': args => call('file.reveal', args),
    'recent.list': args => call('recent.list', args),
    'recent.open': args => call('recent.open', args),
    'recent.clear': args => call('recent.clear', args),
    'link.open': args => call('link.open', args),
    'pdf.show': args => call('pdf.show', args),
    'packs.read': args => call('packs.read', args),
    'packs.show': args => call('packs.show', args),
    'notify.due': args => call('notify.due', args),
    'menu.set': args => call('menu.set', args),
    'window.guard': args => call('window.guard', args),
  };
}
