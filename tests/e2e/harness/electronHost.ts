import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, expect } from '@playwright/test';
import type { AppHost, Saved } from './host';
import { ELECTRON, isRoot, ROOT } from './machine';

/** The app in real Electron, with a home folder of its own. */
export async function openInElectron(): Promise<AppHost> {
  const folder = await mkdtemp(join(tmpdir(), 'parapet-electron-'));
  const app = await _electron.launch({
    executablePath: ELECTRON ?? 'electron',
    args: [...(isRoot ? ['--no-sandbox'] : []), ROOT],
    env: { ...process.env, PARAPET_HOME: folder },
  });
  const page = await app.firstWindow();
  return {
    page,
    async chooses(path, act) {
      await app.evaluate(({ dialog }, chosen) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
      }, path);
      await act();
    },
    async saves(act) {
      const target = await mkdtemp(join(folder, 'saved-'));
      await app.evaluate(({ dialog }, place) => {
        Reflect.set(dialog, 'showSaveDialog', async (_: unknown, { defaultPath }: { defaultPath: string }) => ({
          canceled: false,
          filePath: `${place}/${defaultPath}`,
        }));
      }, target);
      await act();
      return savedIn(target);
    },
    async end() {
      await app.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The one file that appears in a folder. */
export async function savedIn(folder: string): Promise<Saved> {
  await expect
    .poll(async () => (await readdir(folder)).filter(name => !name.startsWith('.')), { timeout: 60_000 })
    .toHaveLength(1);
  const [name = ''] = (await readdir(folder)).filter(found => !found.startsWith('.'));
  return { name, bytes: await readFile(join(folder, name)) };
}
