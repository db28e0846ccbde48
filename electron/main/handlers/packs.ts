import { mkdir } from 'node:fs/promises';
import { fail, ok } from '../../../core/base';
import type { HostCalls } from '../../../core/host';
import { reasonOf } from '../../../core/text';
import { readPacksFolder } from '../../node';

interface Parts {
  /** The person's own folder of packs; it need not be there. */
  readonly folder: string;
  /** Shows a folder in the system's file manager; answers what went wrong, or nothing. */
  readonly openPath: (path: string) => Promise<string>;
}

/** The folder from which this person's packs are read. The page cannot choose another one. */
export function createPackCalls({ folder, openPath }: Parts): Pick<HostCalls, 'packs.read' | 'packs.show'> {
  return {
    async 'packs.read'() {
      return ok({ place: folder, found: [...readPacksFolder(folder)] });
    },
    async 'packs.show'() {
      try {
        await mkdir(folder, { recursive: true });
      } catch (error) {
        return fail({ code: 'host/refused', facts: { reason: reasonOf(error) } });
      }
      const wrong = await openPath(folder);
      return wrong === '' ? ok(null) : fail({ code: 'host/refused', facts: { reason: wrong } });
    },
  };
}
