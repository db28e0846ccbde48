import { fail, ok } from '../../../core/base';
import type { HostAnswer, HostArgs, HostCalls, MenuItem } from '../../../core/host';

type SystemCalls = Pick<HostCalls, 'app.info' | 'link.open' | 'notify.due' | 'menu.set' | 'window.guard'>;

interface Parts {
  readonly info: HostAnswer<'app.info'>;
  /** Opens an address in the person's own browser; rejects when the system has none. */
  readonly openLink: (url: string) => Promise<void>;
  /** Shows how much is due. */
  readonly noteDue: (due: HostArgs<'notify.due'>) => void;
  readonly setMenu: (items: readonly MenuItem[]) => void;
  readonly setUnsaved: (unsaved: boolean) => void;
}

/** Everything that the page asks of the machine beside files. */
export function createSystemCalls({ info, openLink, noteDue, setMenu, setUnsaved }: Parts): SystemCalls {
  return {
    'app.info': async () => ok(info),
    async 'link.open'({ url }) {
      try {
        await openLink(url);
        return ok(null);
      } catch {
        return fail({ code: 'host/refused', facts: { reason: 'it knows no program for this address' } });
      }
    },
    async 'notify.due'(due) {
      noteDue(due);
      return ok(null);
    },
    async 'menu.set'({ items }) {
      setMenu(items);
      return ok(null);
    },
    async 'window.guard'({ unsaved }) {
      setUnsaved(unsaved);
      return ok(null);
    },
  };
}
