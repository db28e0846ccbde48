import { fail, type Result } from '../../core/base';
import {
  type Abilities,
  type Bridge,
  callsThrough,
  type Host,
  type HostAnswer,
  type HostArgs,
  type HostCall,
} from '../../core/host';

const ABILITIES: Abilities = {
  saveInPlace: true,
  showInFolder: true,
  recentFiles: true,
  nativeMenu: true,
  notifications: true,
  packsFolder: true,
};

/** The desktop as host: every call goes over the bridge. The main process has checked what it answers. */
export function createElectronHost(bridge: Bridge): Host {
  async function call<C extends HostCall>(name: C, args: HostArgs<C>): Promise<Result<HostAnswer<C>>> {
    try {
      return await bridge.call(name, args);
    } catch {
      // Only a main process that is gone, or a value that cannot be copied, gets here.
      return fail({ code: 'bug/unexpected', facts: { reason: 'the system gave no answer' } });
    }
  }
  return { ...callsThrough(call), abilities: ABILITIES, on: bridge.on };
}
