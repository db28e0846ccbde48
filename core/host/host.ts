import type { Result } from '../base';
import type { HostCall, HostEvent } from './callNames';
import type { HostAnswer, HostArgs, HostEventFacts } from './contract';

/** What this machine can do; actions ask here, never for the platform. */
export interface Abilities {
  /** `file.save` with a token writes the same file without asking again. */
  readonly saveInPlace: boolean;
  readonly showInFolder: boolean;
  readonly recentFiles: boolean;
  readonly nativeMenu: boolean;
  readonly notifications: boolean;
  /** The person has a folder whose packs are read when the app starts. */
  readonly packsFolder: boolean;
}

/** No call rejects: what goes wrong as expected is a `Problem`, a bug is `bug/unexpected`. */
export type HostCalls = { readonly [C in HostCall]: (args: HostArgs<C>) => Promise<Result<HostAnswer<C>>> };

type Listen = <E extends HostEvent>(event: E, listener: (facts: HostEventFacts<E>) => void) => () => void;

/** The machine as the app sees it. */
export interface Host extends HostCalls {
  readonly abilities: Abilities;
  /** Listens to an event of the machine; call the answer to stop. */
  readonly on: Listen;
}

/** What the desktop's preload script puts on `window.bridge`: the only thing that the page has of Electron. */
export interface Bridge {
  call<C extends HostCall>(name: C, args: HostArgs<C>): Promise<Result<HostAnswer<C>>>;
  readonly on: Listen;
}
