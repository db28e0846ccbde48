import { type BrowserWindow, dialog } from './electron';
import { TEXT } from './text';

export interface CloseGuard {
  setUnsaved(unsaved: boolean): void;
  /** From now on, this window asks before it closes while work is unsaved. */
  watch(window: BrowserWindow): void;
}

/** The page says whether work is unsaved; the question is asked here, so that a page that hangs can still be closed. */
export function createCloseGuard(): CloseGuard {
  let isUnsaved = false;
  let isAsking = false;

  async function ask(window: BrowserWindow): Promise<void> {
    isAsking = true;
    const { message, detail, wait, close } = TEXT.close;
    const options = { type: 'question' as const, message, detail, buttons: [wait, close], defaultId: 0, cancelId: 0 };
    const { response } = await dialog.showMessageBox(window, options);
    isAsking = false;
    if (response === 1) window.destroy();
  }

  return {
    setUnsaved: unsaved => {
      isUnsaved = unsaved;
    },
    watch: window => {
      window.on('close', event => {
        if (!isUnsaved) return;
        event.preventDefault();
        if (!isAsking) void ask(window);
      });
    },
  };
}
