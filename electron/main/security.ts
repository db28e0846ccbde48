import type { Session, WebContents } from 'electron';
import { isAppAddress } from './appProtocol';

/** The page may put text on the clipboard. It may not read it, nor use camera, microphone, location, devices, or anything else. */
const ALLOWED_PERMISSIONS: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

/** Nothing that the page contains can lead the window elsewhere, open another one, or embed a foreign page. */
export function confinePage(contents: WebContents): void {
  const stayHome = (event: { readonly url: string; preventDefault(): void }) => {
    if (!isAppAddress(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stayHome);
  contents.on('will-frame-navigate', stayHome);
  contents.on('will-redirect', stayHome);
  contents.on('will-attach-webview', event => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Denies every permission but the listed ones, and those to our own page only. */
export function denyPermissions(session: Session): void {
  const allowed = (permission: string, address: string) =>
    ALLOWED_PERMISSIONS.has(permission) && isAppAddress(`${address.replace(/\/$/, '')}/`);
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(allowed(permission, details.requestingUrl));
  });
  session.setPermissionCheckHandler((_contents, permission, origin) => allowed(permission, origin));
  session.setDevicePermissionHandler(() => false);
}

/** Parapet needs no network: whatever is not of the page itself is stopped before it leaves the machine. */
export function denyNetwork(session: Session): void {
  session.webRequest.onBeforeRequest((request, answer) => {
    answer({ cancel: !/^(app|blob|data|devtools):/.test(request.url) });
  });
  // Files leave through the save dialog; a download that the page starts by itself has no business here.
  session.on('will-download', event => event.preventDefault());
}
