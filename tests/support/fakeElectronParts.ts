import { EventEmitter } from 'node:events';
import type {
  App,
  Dialog,
  IpcMain,
  MenuItemConstructorOptions,
  MenuItem as NativeMenuItem,
  Protocol,
  Session,
  Shell,
} from 'electron';
import type { Handler } from './fakeElectronWindow';

/** The moment of readiness: some calls are allowed before it only. */
export interface Life {
  isReady: boolean;
}

export class FakeApp extends EventEmitter {
  readonly isPackaged = false;
  quits = 0;
  readonly exits: number[] = [];
  isSandboxed = false;
  readonly life: Life;
  readonly isFirst: boolean;
  readonly appPath: string;
  readonly paths: Record<string, string>;

  constructor(life: Life, facts: { isFirst: boolean; appPath: string; userData: string; temp: string }) {
    super();
    this.life = life;
    this.isFirst = facts.isFirst;
    this.appPath = facts.appPath;
    this.paths = { userData: facts.userData, temp: facts.temp };
  }
  requestSingleInstanceLock: App['requestSingleInstanceLock'] = () => this.isFirst;
  whenReady: App['whenReady'] = async () => {
    this.life.isReady = true;
  };
  enableSandbox: App['enableSandbox'] = () => {
    if (this.life.isReady) throw new Error('app.enableSandbox() can only be called before app is ready');
    this.isSandboxed = true;
  };
  quit: App['quit'] = () => {
    this.quits += 1;
  };
  exit: App['exit'] = code => {
    this.exits.push(code ?? 0);
  };
  getVersion: App['getVersion'] = () => '1.2.3';
  getAppPath: App['getAppPath'] = () => this.appPath;
  getPath: App['getPath'] = name => {
    const path = this.paths[name];
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    return path;
  };
  setPath: App['setPath'] = (name, path) => {
    this.paths[name] = path;
  };
}

export class FakeIpcMain {
  readonly handlers = new Map<string, Handler>();
  handle: IpcMain['handle'] = (channel, listener) => {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.handlers.set(channel, listener);
  };
}

export class FakeProtocol {
  readonly handlers = new Map<string, Parameters<Protocol['handle']>[1]>();
  readonly schemes: Parameters<Protocol['registerSchemesAsPrivileged']>[0] = [];
  readonly life: Life;
  constructor(life: Life) {
    this.life = life;
  }
  registerSchemesAsPrivileged: Protocol['registerSchemesAsPrivileged'] = schemes => {
    if (this.life.isReady) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    this.schemes.push(...schemes);
  };
  handle: Protocol['handle'] = (scheme, handler) => {
    if (this.handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    this.handlers.set(scheme, handler);
  };

  /** What the handler answers, as Chromium would get it. */
  async respond(address: string, init?: RequestInit): Promise<Response> {
    const handler = this.handlers.get(address.replace(/:.*$/s, ''));
    if (!handler) throw new Error(`net::ERR_UNKNOWN_URL_SCHEME ${address}`);
    const asked = new Request(address, init);
    // `Request` would tidy the address; the test decides what arrives.
    Object.defineProperty(asked, 'url', { value: address });
    return Promise.resolve(Reflect.apply(handler, null, [asked]));
  }
}

type BeforeRequest = (details: { url: string }, answer: (verdict: { cancel?: boolean }) => void) => void;

export class FakeSession extends EventEmitter {
  request: Parameters<Session['setPermissionRequestHandler']>[0] = null;
  check: Parameters<Session['setPermissionCheckHandler']>[0] = null;
  device: Parameters<Session['setDevicePermissionHandler']>[0] = null;
  beforeRequest: BeforeRequest | null = null;

  setPermissionRequestHandler: Session['setPermissionRequestHandler'] = handler => {
    this.request = handler;
  };
  setPermissionCheckHandler: Session['setPermissionCheckHandler'] = handler => {
    this.check = handler;
  };
  setDevicePermissionHandler: Session['setDevicePermissionHandler'] = handler => {
    this.device = handler;
  };
  readonly webRequest = {
    onBeforeRequest: (handler: BeforeRequest) => {
      this.beforeRequest = handler;
    },
  };

  /** Whether the page at `origin` may have a permission, by either way of asking. What nobody forbids, Electron allows. */
  allows(permission: string, origin: string): { asked: boolean; checked: boolean } {
    let asked = true;
    const answer = (yes: boolean) => {
      asked = yes;
    };
    if (this.request) Reflect.apply(this.request, null, [null, permission, answer, { requestingUrl: `${origin}/` }]);
    const checked = !this.check || Reflect.apply(this.check, null, [null, permission, origin, {}]);
    return { asked, checked };
  }
  allowsDevices(): boolean {
    return !this.device || Reflect.apply(this.device, null, [{}]);
  }
  letsOut(url: string): boolean {
    let isCancelled = false;
    this.beforeRequest?.({ url }, verdict => {
      isCancelled = verdict.cancel ?? false;
    });
    return !isCancelled;
  }
  letsDownload(): boolean {
    let isStopped = false;
    const preventDefault = () => {
      isStopped = true;
    };
    this.emit('will-download', { preventDefault }, {}, {});
    return !isStopped;
  }
}

/** A person at the dialogs: answers in order, and cancels when there is no answer left. */
export class FakeDialog {
  readonly open: string[] = [];
  readonly save: string[] = [];
  /** With a folder here, every file is saved into it under its suggested name. */
  saveInto: string | null = null;
  /** Index of the button that is pressed. */
  readonly message: number[] = [];
  /** The options of each dialog that was shown. */
  readonly shown: object[] = [];

  showOpenDialog(...args: Parameters<Dialog['showOpenDialog']>): ReturnType<Dialog['showOpenDialog']> {
    this.#note(args);
    const path = this.open.shift();
    return Promise.resolve({ canceled: path === undefined, filePaths: path === undefined ? [] : [path] });
  }
  showSaveDialog(...args: Parameters<Dialog['showSaveDialog']>): ReturnType<Dialog['showSaveDialog']> {
    this.#note(args);
    const suggested = this.saveInto === null ? undefined : `${this.saveInto}/${nameIn(args.at(-1))}`;
    const path = this.save.shift() ?? suggested;
    return Promise.resolve({ canceled: path === undefined, filePath: path ?? '' });
  }
  showMessageBox(...args: Parameters<Dialog['showMessageBox']>): ReturnType<Dialog['showMessageBox']> {
    this.#note(args);
    return Promise.resolve({ response: this.message.shift() ?? 0, checkboxChecked: false });
  }
  #note(args: readonly unknown[]): void {
    const options = args.at(-1);
    this.shown.push(typeof options === 'object' && options ? options : {});
  }
}

function nameIn(options: unknown): string {
  const isNamed = typeof options === 'object' && options !== null && 'defaultPath' in options;
  return isNamed ? String(options.defaultPath) : 'unnamed';
}

export class FakeShell {
  readonly opened: string[] = [];
  readonly revealed: string[] = [];
  openExternal: Shell['openExternal'] = async url => {
    this.opened.push(url);
  };
  /** Files that were opened with the person's own program. */
  readonly shown: string[] = [];
  openPath: Shell['openPath'] = async path => {
    this.shown.push(path);
    return '';
  };
  showItemInFolder: Shell['showItemInFolder'] = path => {
    this.revealed.push(path);
  };
}

type Entry = MenuItemConstructorOptions | NativeMenuItem;

export class FakeMenu {
  /** The menu bar that is shown: null for none, undefined while nobody has said so. */
  current: readonly Entry[] | null | undefined;
  setApplicationMenu = (menu: readonly Entry[] | null): void => {
    this.current = menu;
  };
  buildFromTemplate = (template: readonly Entry[]): readonly Entry[] => template;
}
