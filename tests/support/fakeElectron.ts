import { EventEmitter } from 'node:events';
import { tmpdir } from 'node:os';
import type { ContextBridge, IpcRenderer } from 'electron';
import { FakeApp, FakeDialog, FakeIpcMain, FakeMenu, FakeProtocol, FakeSession, FakeShell } from './fakeElectronParts';
import { FakeWindow, type Frame, invoke, type Load, type WindowOptions } from './fakeElectronWindow';

interface Settings {
  /** `app.getAppPath()`: where `out/` is. */
  readonly appPath: string;
  readonly userData: string;
  /** Whether this is the only instance; it is unless said otherwise. */
  readonly isFirst?: boolean;
  /** What a window does with an address, beside remembering it. */
  readonly load?: Load;
}

/** What a preload script gets of Electron, and what it gave to the page. */
export interface PageSide {
  readonly contextBridge: Pick<ContextBridge, 'exposeInMainWorld'>;
  readonly ipcRenderer: Pick<IpcRenderer, 'invoke'> & Record<'on' | 'off', (channel: string, hear: Hear) => void>;
  readonly exposed: Readonly<Record<string, unknown>>;
}
type Hear = (...args: unknown[]) => void;

export interface FakeElectron {
  /** In the place of `electron`. */
  readonly module: object;
  readonly app: FakeApp;
  readonly windows: readonly FakeWindow[];
  readonly ipcMain: FakeIpcMain;
  readonly protocol: FakeProtocol;
  readonly session: FakeSession;
  readonly dialog: FakeDialog;
  readonly shell: FakeShell;
  readonly menu: FakeMenu;
  /** What was shown, each with what a click on it does. */
  readonly notes: readonly { readonly note: object; readonly click: () => void }[];
  /** Electron as the page of `window` sees it, in its main frame or in `frame`. */
  pageSide(window: FakeWindow, frame?: Frame): PageSide;
}

/**
 * Electron as far as Parapet uses it, each part typed by `electron.d.ts`. What it holds to: values are copied between
 * processes and what cannot be copied is refused, a channel nobody serves is refused, errors carry Electron's words, and
 * what must happen before the app is ready cannot happen later. What no fake can show: that worlds are isolated and the
 * sandbox holds, how menus look, what fuses do.
 */
export function createFakeElectron(settings: Settings): FakeElectron {
  const life = { isReady: false };
  const { appPath, userData, isFirst = true, load } = settings;
  const app = new FakeApp(life, { appPath, userData, temp: tmpdir(), isFirst });
  const [ipcMain, protocol, session] = [new FakeIpcMain(), new FakeProtocol(life), new FakeSession()];
  const [dialog, shell, menu] = [new FakeDialog(), new FakeShell(), new FakeMenu()];
  const windows: FakeWindow[] = [];
  const notes: { readonly note: object; readonly click: () => void }[] = [];

  class BrowserWindow extends FakeWindow {
    constructor(options?: WindowOptions) {
      super(options, load);
      windows.push(this);
      app.emit('web-contents-created', {}, this.webContents);
      this.on('closed', () => {
        windows.splice(windows.indexOf(this), 1);
        if (windows.length === 0) app.emit('window-all-closed');
      });
    }
  }
  class Notification extends EventEmitter {
    readonly note: object;
    constructor(note: object) {
      super();
      this.note = note;
    }
    show(): void {
      notes.push({ note: this.note, click: () => this.emit('click') });
    }
  }

  const module = {
    app,
    BrowserWindow,
    dialog,
    ipcMain,
    Menu: menu,
    Notification,
    protocol,
    session: { defaultSession: session },
    shell,
  };
  const pageSide = (window: FakeWindow, frame?: Frame) => pageSideOf(ipcMain, window, frame);
  return { module, app, windows, ipcMain, protocol, session, dialog, shell, menu, notes, pageSide };
}

function pageSideOf(ipcMain: FakeIpcMain, window: FakeWindow, frame?: Frame): PageSide {
  const { webContents } = window;
  const exposed: Record<string, unknown> = {};
  return {
    exposed,
    contextBridge: {
      exposeInMainWorld: (key, api) => {
        if (key in exposed) throw new Error('Cannot bind an API on top of an existing property on the window object');
        exposed[key] = Object.freeze(api);
      },
    },
    ipcRenderer: {
      invoke: (channel, ...args) =>
        invoke(ipcMain.handlers, { sender: webContents, senderFrame: frame ?? webContents.mainFrame }, channel, args),
      on: (channel, hear) => webContents.arrived.on(channel, hear),
      off: (channel, hear) => webContents.arrived.off(channel, hear),
    },
  };
}
