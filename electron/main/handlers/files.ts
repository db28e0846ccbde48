import { basename } from 'node:path';
import { fail, ok } from '../../../core/base';
import type { HostCalls } from '../../../core/host';
import type { Dialogs } from '../dialogs';
import type { FileVault } from '../fileVault';
import type { RecentFiles } from '../recentFiles';

type FileCalls = Pick<
  HostCalls,
  'file.open' | 'file.save' | 'file.reveal' | 'recent.list' | 'recent.open' | 'recent.clear'
>;

interface Parts {
  readonly vault: FileVault;
  readonly dialogs: Dialogs;
  readonly recent: RecentFiles;
  /** Shows a path in the system's file manager. */
  readonly reveal: (path: string) => void;
}

/** Opening, saving, showing and remembering files. */
export function createFileCalls({ vault, dialogs, recent, reveal }: Parts): FileCalls {
  const strange = () => fail({ code: 'host/bad-call', facts: { what: 'a file that was never opened' } });

  /** A list of recent files that cannot be written must not fail the open or save that was asked for. */
  async function noted(path: string): Promise<void> {
    await recent.add(path).catch(() => undefined);
  }

  async function opened(path: string) {
    const file = await vault.read(path);
    if (file.ok) await noted(path);
    return file;
  }

  return {
    async 'file.open'({ kinds }) {
      const path = await dialogs.chooseFile(kinds);
      return path === null ? ok(null) : opened(path);
    },
    async 'file.save'({ token, suggestedName, kinds, bytes, ifChanged }) {
      const known = token === null ? null : vault.pathOf(token);
      if (token !== null && known === null) return strange();
      const path = known ?? (await dialogs.choosePlace(suggestedName, kinds));
      if (path === null) return ok(null);
      // Whoever chose the place in the dialog has already agreed to replace what is there.
      const saved = await vault.write(path, bytes, known === null ? 'replace' : ifChanged);
      if (saved.ok) await noted(path);
      return saved;
    },
    async 'file.reveal'({ token }) {
      const path = vault.pathOf(token);
      if (path === null) return strange();
      reveal(path);
      return ok(null);
    },
    async 'recent.list'() {
      const entries = await recent.list();
      return ok(entries.map(({ path, openedAt }) => ({ token: vault.tokenOf(path), name: basename(path), openedAt })));
    },
    async 'recent.open'({ token }) {
      const path = vault.pathOf(token);
      if (path === null) return strange();
      const file = await opened(path);
      if (!file.ok) await recent.remove(path).catch(() => undefined);
      return file;
    },
    async 'recent.clear'() {
      await recent.clear();
      return ok(null);
    },
  };
}
