import { join } from 'node:path';
import { EVENT_CHANNEL, type HostEvent, type HostEventFacts } from '../../core/host';
import { announceAppProtocol, isAppAddress, serveAppProtocol } from './appProtocol';
import { type CloseGuard, createCloseGuard } from './closeGuard';
import { createDialogs } from './dialogs';
import { createDueNote } from './dueNote';
import { app, type BrowserWindow, dialog, ipcMain, Menu, session, shell } from './electron';
import { createFileVault } from './fileVault';
import { createFileCalls } from './handlers/files';
import { createPackCalls } from './handlers/packs';
import { createSystemCalls } from './handlers/system';
import { serveCalls } from './ipc';
import { menuTemplate } from './menu';
import { createPdfViewer } from './pdfViewer';
import { createRecentFiles } from './recentFiles';
import { confinePage, denyNetwork, denyPermissions } from './security';
import { TEXT } from './text';
import { openWindow, raise } from './window';

/** The desktop application: one instance, one window, everything wired. */
export function startApplication(): void {
  if (!app.requestSingleInstanceLock()) {
    process.stdout.write(`${TEXT.alreadyRunning}\n`);
    app.quit();
    return;
  }
  let window: BrowserWindow | null = null;
  const guard = createCloseGuard();

  function show(): BrowserWindow {
    const shown = openWindow();
    window = shown;
    guard.watch(shown);
    shown.on('closed', () => {
      window = null;
      guard.setUnsaved(false);
    });
    shown.webContents.on('render-process-gone', () => void offerReopening(shown));
    return shown;
  }
  // A window exists whenever a page asks for something; the rest is for a click that arrives between two windows.
  const currentWindow = () => window ?? show();

  announceAppProtocol();
  app.enableSandbox();
  app.on('web-contents-created', (_event, contents) => confinePage(contents));
  app.on('second-instance', () => raise(currentWindow()));
  app.on('activate', () => raise(currentWindow()));
  app.on('window-all-closed', () => app.quit());
  void app.whenReady().then(() => {
    denyPermissions(session.defaultSession);
    denyNetwork(session.defaultSession);
    serveAppProtocol();
    setMenu([], () => undefined);
    wireCalls(currentWindow, () => window, guard);
    show();
  });
}

function wireCalls(
  currentWindow: () => BrowserWindow,
  shownWindow: () => BrowserWindow | null,
  guard: CloseGuard,
): void {
  const tell = <E extends HostEvent>(name: E, facts: HostEventFacts<E>) =>
    shownWindow()?.webContents.send(EVENT_CHANNEL, name, facts);
  const files = createFileCalls({
    vault: createFileVault(),
    dialogs: createDialogs(currentWindow, process.platform),
    recent: createRecentFiles(join(app.getPath('userData'), 'recent.json'), () => new Date().toISOString()),
    reveal: path => shell.showItemInFolder(path),
  });
  const viewer = createPdfViewer({ temporary: app.getPath('temp'), openPath: path => shell.openPath(path) });
  app.on('will-quit', () => void viewer.clear());
  const packs = createPackCalls({
    folder: join(app.getPath('userData'), 'packs'),
    openPath: path => shell.openPath(path),
  });
  const system = createSystemCalls({
    info: { name: 'Parapet', version: app.getVersion(), platform: process.platform, host: 'desktop' },
    openLink: url => shell.openExternal(url),
    noteDue: createDueNote({
      today: () => new Date().toISOString().slice(0, 10),
      onChosen: () => {
        raise(currentWindow());
        tell('due.chosen', {});
      },
    }),
    setMenu: items => setMenu(items, id => tell('menu.chosen', { id })),
    setUnsaved: guard.setUnsaved,
  });
  serveCalls({
    ipcMain,
    calls: { ...files, ...system, ...packs, ...viewer.calls },
    isTrusted: ({ sender, senderFrame }) =>
      senderFrame !== null &&
      senderFrame === sender.mainFrame &&
      sender === shownWindow()?.webContents &&
      isAppAddress(senderFrame.url),
    onBug: error => console.error('A call failed unexpectedly:', error),
  });
}

function setMenu(items: Parameters<typeof menuTemplate>[0], onChosen: (id: string) => void): void {
  const template = menuTemplate(items, { appName: 'Parapet', platform: process.platform, onChosen });
  // Without a menu of ours Electron would show its own, with entries for developers.
  Menu.setApplicationMenu(template.length > 0 ? Menu.buildFromTemplate(template) : null);
}

/** The page died. What was saved is saved, so a fresh page goes on from there. */
async function offerReopening(window: BrowserWindow): Promise<void> {
  const { message, detail, reopen, quit } = TEXT.crash;
  const options = { type: 'error' as const, message, detail, buttons: [reopen, quit], defaultId: 0, cancelId: 1 };
  const { response } = await dialog.showMessageBox(window, options);
  if (response === 0) window.webContents.reload();
  else app.quit();
}
