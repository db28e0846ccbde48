import type { FileKind } from '../../core/host';
import { filtersOf } from './dialogFilters';
import { type BrowserWindow, dialog } from './electron';

/** Asks the person for files. `null` means that they cancelled. */
export interface Dialogs {
  chooseFile(kinds: readonly FileKind[]): Promise<string | null>;
  choosePlace(suggestedName: string, kinds: readonly FileKind[]): Promise<string | null>;
}

/** The system's own dialogs, attached to the window that `currentWindow` gives at that moment. */
export function createDialogs(currentWindow: () => BrowserWindow, platform: NodeJS.Platform): Dialogs {
  return {
    async chooseFile(kinds) {
      const options = { properties: ['openFile' as const], filters: filtersOf(kinds, platform) };
      const { canceled, filePaths } = await dialog.showOpenDialog(currentWindow(), options);
      return canceled ? null : (filePaths[0] ?? null);
    },
    async choosePlace(suggestedName, kinds) {
      const { canceled, filePath } = await dialog.showSaveDialog(currentWindow(), {
        defaultPath: suggestedName,
        filters: filtersOf(kinds, platform),
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      });
      return canceled || filePath === '' ? null : filePath;
    },
  };
}
