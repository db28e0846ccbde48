import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type { AppHost } from './host';

/** The app in a browser window, from the server that `npm start` uses. */
export async function openInBrowser(page: Page, address: string): Promise<AppHost> {
  // The pickers of the File System Access API cannot be operated from outside; without them the app uses a file input and downloads.
  await page.addInitScript(() => {
    for (const name of ['showOpenFilePicker', 'showSaveFilePicker']) Reflect.deleteProperty(window, name);
  });
  await page.goto(address);
  return {
    page,
    async chooses(path, act) {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), act()]);
      await chooser.setFiles(path);
    },
    async saves(act) {
      const [download] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), act()]);
      return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
    },
    end: async () => undefined,
  };
}
