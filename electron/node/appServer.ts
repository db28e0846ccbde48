import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { SECURITY_HEADERS } from './policy';
import { readSiteFile } from './siteFiles';

interface AppServerOptions {
  /** The built screen. */
  readonly folder: string;
  /** On 127.0.0.1; 0 for any that is free. */
  readonly port: number;
  /** Whoever has it may read the app: it is in the start address, then in a cookie. */
  readonly token: string;
  /** Somebody who has the token started Parapet again; answers whether there is a window to bring to the front. */
  readonly onRaise: () => boolean;
}

export interface AppServer {
  readonly port: number;
  /** Where the app opens, token included. */
  readonly address: string;
  close(): Promise<void>;
}

interface Door {
  readonly options: AppServerOptions;
  readonly host: string;
  readonly cookie: string;
}

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
}

const RAISE_PATH = '/.parapet/raise';
const plain = (status: number, body: string): Answer => ({
  status,
  headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  body: `${body}\n`,
});

/**
 * Serves the built screen to one browser window on this machine: GET and HEAD of its files, nothing else, and only to who
 * knows the token. Rejects as `listen` does, with `EADDRINUSE` when another program holds the port.
 */
export async function startAppServer(options: AppServerOptions): Promise<AppServer> {
  let door: Door = { options, host: '', cookie: '' };
  const server = createServer({ maxHeaderSize: 16 * 1024, requestTimeout: 30_000 }, (request, response) => {
    answer(door, request)
      .catch(() => plain(500, 'This did not work.'))
      .then(reply => send(request, response, reply));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port: options.port, host: '127.0.0.1', exclusive: true }, resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : options.port;
  // Cookies do not know ports, hence the port in the name.
  door = { options, host: `127.0.0.1:${port}`, cookie: `parapet-${port}` };
  return {
    port,
    address: `http://${door.host}/?start=${options.token}`,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(door: Door, request: IncomingMessage): Promise<Answer> {
  // A page elsewhere that has its own name resolved to this machine shows itself by its Host header.
  if (request.headers.host !== door.host) return plain(403, 'This address belongs to Parapet alone.');
  const url = request.url ?? '/';
  if (url === RAISE_PATH) return raise(door, request);
  if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, 'Only reading is possible here.');
  const [path = '/', query = ''] = url.split('?', 2);
  if (path === '/' && query.startsWith('start=')) return start(door, query.slice('start='.length));
  if (!isToken(door, cookieOf(request, door.cookie))) {
    return plain(403, 'Open Parapet with npm start, or with the address that it prints.');
  }
  const file = await readSiteFile(door.options.folder, path);
  return file
    ? { status: 200, headers: { 'Content-Type': file.type }, body: file.bytes }
    : plain(404, 'There is no such file.');
}

/** The token goes from the address into a cookie that no script and no other site can use. */
function start(door: Door, token: string): Answer {
  if (!isToken(door, token)) return plain(403, 'This address is from an earlier start. Use the latest one.');
  const cookie = `${door.cookie}=${token}; Path=/; HttpOnly; SameSite=Strict`;
  return { status: 303, headers: { Location: '/', 'Set-Cookie': cookie } };
}

function raise(door: Door, request: IncomingMessage): Answer {
  if (request.method !== 'POST' || !isToken(door, request.headers['x-parapet-token']))
    return plain(403, 'Not for you.');
  return door.options.onRaise() ? { status: 204 } : plain(200, 'There is no window.');
}

function isToken(door: Door, offered: unknown): boolean {
  const right = Buffer.from(door.options.token);
  const given = Buffer.from(typeof offered === 'string' ? offered : '');
  return given.length === right.length && timingSafeEqual(given, right);
}

function cookieOf(request: IncomingMessage, name: string): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map(pair => pair.trim());
  return pairs.find(pair => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

function send(request: IncomingMessage, response: ServerResponse, reply: Answer): void {
  const body = typeof reply.body === 'string' ? Buffer.from(reply.body) : reply.body;
  response.writeHead(reply.status, {
    ...SECURITY_HEADERS,
    ...reply.headers,
    ...(body ? { 'Content-Length': body.byteLength } : {}),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}
