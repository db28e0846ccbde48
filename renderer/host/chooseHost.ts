import type { Bridge, Host } from '../../core/host';
import { createBrowserHost } from './browserHost';
import { createElectronHost } from './electronHost';

declare global {
  interface Window {
    readonly bridge?: Bridge;
  }
}

/** Which machine the page runs on: the only such question in the code. */
export function chooseHost(page: Window): Host {
  return page.bridge ? createElectronHost(page.bridge) : createBrowserHost(page);
}
