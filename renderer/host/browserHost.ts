import { fail, ok } from '../../core/base';
import { type Abilities, answerCall, callsThrough, type Host, type HostCalls } from '../../core/host';
import { ABILITY_WORDS } from '../../core/text';
import { createBrowserFiles } from './browserFiles';
import { fileAccessOf } from './fileAccess';
import { VERSION } from './version';

/** A browser window as host: what it cannot do, it says in its abilities, and answers `host/not-available` when asked all the same. */
export function createBrowserHost(page: Window): Host {
  const calls = plainCalls(page);
  return {
    ...callsThrough((name, args) => answerCall(calls, name, args, error => console.error(error))),
    abilities: abilitiesOf(page),
    // The window has no events of its own: there is no native menu.
    on: () => () => undefined,
  };
}

function abilitiesOf(page: Window): Abilities {
  return {
    saveInPlace: fileAccessOf(page) !== null,
    showInFolder: false,
    recentFiles: false,
    nativeMenu: false,
    notifications: false,
    packsFolder: false,
  };
}

function unable(ability: keyof typeof ABILITY_WORDS) {
  return async () => fail({ code: 'host/not-available', facts: { what: ABILITY_WORDS[ability] } });
}

/** How long the tab that shows a PDF may take to read it. */
const READ_WITHIN = 60_000;

function plainCalls(page: Window): HostCalls {
  const files = createBrowserFiles(page);
  const guard = createCloseGuard(page);
  return {
    'app.info': async () =>
      ok({ name: 'Parapet', version: VERSION, platform: page.navigator.platform, host: 'browser' as const }),
    'file.open': files.open,
    'file.save': files.save,
    'file.reveal': unable('showInFolder'),
    'recent.list': async () => ok([]),
    'recent.open': unable('recentFiles'),
    'recent.clear': async () => ok(null),
    'link.open': async ({ url }) => {
      page.open(url, '_blank', 'noopener,noreferrer');
      return ok(null);
    },
    'pdf.show': async ({ bytes }) => {
      const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }));
      setTimeout(() => URL.revokeObjectURL(address), READ_WITHIN);
      const shown = page.open(address, '_blank');
      return shown
        ? ok(null)
        : fail({ code: 'host/refused', facts: { reason: 'the browser lets no window be opened' } });
    },
    'packs.read': unable('packsFolder'),
    'packs.show': unable('packsFolder'),
    'notify.due': unable('notifications'),
    'menu.set': unable('nativeMenu'),
    'window.guard': async ({ unsaved }) => {
      guard(unsaved);
      return ok(null);
    },
  };
}

/** While work is unsaved, the browser asks in its own words before the window closes. */
function createCloseGuard(page: Window): (unsaved: boolean) => void {
  const ask = (event: BeforeUnloadEvent) => event.preventDefault();
  return unsaved => {
    if (unsaved) page.addEventListener('beforeunload', ask);
    else page.removeEventListener('beforeunload', ask);
  };
}
