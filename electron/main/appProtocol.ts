import { join } from 'node:path';
import { readSiteFile, SECURITY_HEADERS } from '../node';
import { app, protocol } from './electron';

const SCHEME = 'app';
/** The origin of the one page that there is. */
export const APP_ORIGIN = `${SCHEME}://parapet`;
export const START_ADDRESS = `${APP_ORIGIN}/index.html`;

/** True for an address of our own page. `URL.origin` is no help: it is `null` for a scheme that only Chromium knows. */
export function isAppAddress(address: string): boolean {
  return address.startsWith(`${APP_ORIGIN}/`);
}

/** Must run before the app is ready: makes `app://` a scheme with an origin, storage and secure context of its own. */
export function announceAppProtocol(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges }]);
}

/** Serves the built screen under `app://parapet/`, and nothing else of the disk. There is no `file://` in Parapet. */
export function serveAppProtocol(): void {
  const folder = join(app.getAppPath(), 'out', 'renderer');
  protocol.handle(SCHEME, request => answer(folder, request));
}

async function answer(folder: string, request: Request): Promise<Response> {
  const refused = (status: number) => new Response(null, { status, headers: SECURITY_HEADERS });
  if (request.method !== 'GET' && request.method !== 'HEAD') return refused(405);
  if (!isAppAddress(request.url)) return refused(403);
  const path = request.url.slice(APP_ORIGIN.length).replace(/[?#].*$/s, '');
  const file = await readSiteFile(folder, path);
  if (!file) return refused(404);
  const headers = { ...SECURITY_HEADERS, 'Content-Type': file.type };
  return new Response(request.method === 'HEAD' ? null : file.bytes, { status: 200, headers });
}
