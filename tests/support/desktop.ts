import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { Bridge } from '../../core/host';
import { createFakeElectron, type FakeElectron } from './fakeElectron';
import type { FakeWindow, Frame } from './fakeElectronWindow';

const ROOT = join(import.meta.dirname, '..', '..');

export interface Desktop {
  readonly electron: FakeElectron;
  /** A folder of its own: user data, and files to open and save. */
  readonly folder: string;
  readonly window: FakeWindow;
  /** What the real preload script gives to the page of the window, or to a page in `frame`. */
  bridgeOf(frame?: Frame): Promise<Bridge>;
  end(): Promise<void>;
}

interface Options {
  readonly isFirst?: boolean;
  readonly appPath?: string;
}

/** Starts the real main process code over a fake Electron, and waits until its window is there. */
export async function startDesktop({ isFirst = true, appPath = ROOT }: Options = {}): Promise<Desktop> {
  const folder = await mkdtemp(join(tmpdir(), 'parapet-desktop-'));
  const electron = createFakeElectron({ appPath, userData: join(folder, 'data'), isFirst });
  vi.resetModules();
  vi.doMock('electron', () => electron.module);
  const { startApplication } = await import('../../electron/main/application');
  startApplication();
  await vi.waitFor(() => {
    if (isFirst && electron.windows.length === 0) throw new Error('no window yet');
  });
  const [window] = electron.windows;
  return {
    electron,
    folder,
    get window() {
      if (!window) throw new Error('There is no window.');
      return window;
    },
    bridgeOf: frame => loadPreload(electron, frame),
    async end() {
      vi.doUnmock('electron');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function loadPreload(electron: FakeElectron, frame?: Frame): Promise<Bridge> {
  const [window] = electron.windows;
  if (!window) throw new Error('There is no window.');
  const side = electron.pageSide(window, frame);
  vi.resetModules();
  vi.doMock('electron', () => side);
  await import('../../electron/preload/preload');
  const { bridge } = side.exposed;
  if (!isBridge(bridge)) throw new Error('The preload script gave the page no bridge.');
  return bridge;
}

function isBridge(value: unknown): value is Bridge {
  return typeof value === 'object' && value !== null && 'call' in value && 'on' in value;
}
