import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions, HandlerDetails, IpcMainInvokeEvent, WebContents } from 'electron';

/** A frame as far as a sender check looks at it. */
export interface Frame {
  url: string;
}

export interface Sender {
  readonly sender: FakeContents;
  readonly senderFrame: Frame | null;
}

export type Handler = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown;

/** Copies a value as it is copied between processes: no functions, no prototypes, no shared objects. */
function copied<T>(value: T, words: string): T {
  try {
    return structuredClone(value);
  } catch {
    throw new Error(words);
  }
}

/** A call from the page, with Electron's rules and Electron's words. */
export async function invoke(
  handlers: ReadonlyMap<string, Handler>,
  sender: Sender,
  channel: string,
  args: readonly unknown[],
): Promise<unknown> {
  const sent = copied(args, 'An object could not be cloned.');
  const handler = handlers.get(channel);
  try {
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    const answer = await Reflect.apply(handler, null, [{ ...sender, type: 'frame' }, ...sent]);
    return copied(answer, 'An object could not be cloned.');
  } catch (error) {
    throw new Error(`Error invoking remote method '${channel}': ${error}`);
  }
}

/** The contents of a window: its frames, what was sent to them, where they may go. */
export class FakeContents extends EventEmitter {
  readonly mainFrame: Frame = { url: '' };
  /** Emits what arrives on the page's side, by channel. */
  readonly arrived = new EventEmitter();
  reloads = 0;
  #mayOpen: Parameters<WebContents['setWindowOpenHandler']>[0] = () => ({ action: 'allow' });

  setWindowOpenHandler: WebContents['setWindowOpenHandler'] = handler => {
    this.#mayOpen = handler;
  };
  reload: WebContents['reload'] = () => {
    this.reloads += 1;
  };
  send: WebContents['send'] = (channel, ...args) => {
    const sent = copied(args, 'Failed to serialize arguments');
    this.arrived.emit(channel, { senderId: 0 }, ...sent);
  };

  /** Whether the page may go to `url`: what a click on a link, a redirect or a script would do. */
  mayGoTo(url: string, how: 'will-navigate' | 'will-frame-navigate' | 'will-redirect' = 'will-navigate'): boolean {
    return this.#asked(how, { url });
  }

  mayAttachWebview(): boolean {
    return this.#asked('will-attach-webview', {});
  }

  mayOpen(url: string): boolean {
    const details: HandlerDetails = {
      url,
      frameName: '',
      features: '',
      disposition: 'new-window',
      referrer: { url: '', policy: 'no-referrer' },
    };
    return this.#mayOpen(details).action === 'allow';
  }

  #asked(event: string, facts: object): boolean {
    let isStopped = false;
    this.emit(event, {
      ...facts,
      preventDefault: () => {
        isStopped = true;
      },
    });
    return !isStopped;
  }
}

export type Load = (window: FakeWindow, address: string) => Promise<void>;

export type WindowOptions = BrowserWindowConstructorOptions;

export class FakeWindow extends EventEmitter {
  readonly webContents = new FakeContents();
  readonly options: BrowserWindowConstructorOptions;
  readonly #load: Load | undefined;
  isShown = false;
  isDestroyed = false;
  focused = 0;
  minimized = false;

  constructor(options: BrowserWindowConstructorOptions = {}, load?: Load) {
    super();
    this.options = options;
    this.#load = load;
    this.isShown = options.show ?? true;
  }

  async loadURL(address: string): Promise<void> {
    this.webContents.mainFrame.url = address;
    await this.#load?.(this, address);
    this.emit('ready-to-show');
  }
  show(): void {
    this.isShown = true;
  }
  focus(): void {
    this.focused += 1;
  }
  isMinimized(): boolean {
    return this.minimized;
  }
  restore(): void {
    this.minimized = false;
  }
  /** As the person closes it. */
  close(): void {
    let isStopped = false;
    this.emit('close', {
      preventDefault: () => {
        isStopped = true;
      },
    });
    if (!isStopped) this.destroy();
  }
  destroy(): void {
    if (this.isDestroyed) return;
    this.isDestroyed = true;
    this.emit('closed');
  }
}
