import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppServer, startAppServer } from './appServer';
import { SECURITY_HEADERS } from './policy';

const TOKEN = 'a1b2c3d4e5f6a1b2c3d4e5f6';
let folder = '';
let server: AppServer;
let raised = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parapet-server-'));
  await writeFile(join(folder, 'index.html'), '<p>hello');
  server = await startAppServer({
    folder,
    port: 0,
    token: TOKEN,
    onRaise: () => {
      raised += 1;
      return true;
    },
  });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A request as sent by who knows what: the path goes out exactly as given. */
function ask(path: string, headers: OutgoingHttpHeaders = {}, method = 'GET'): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port: server.port, path, method, headers }, answer => {
      let body = '';
      answer.on('data', chunk => {
        body += chunk;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }));
    });
    call.once('error', reject);
    call.end();
  });
}

/** The status line to a request that Node's own client would not send. */
function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(server.port, '127.0.0.1', () => socket.write(text));
    socket.on('data', chunk => {
      answer += chunk;
      socket.end();
    });
    socket.on('close', () => resolve(answer.split('\r\n')[0] ?? ''));
    socket.on('error', reject);
  });
}

const cookie = () => ({ cookie: `parapet-${server.port}=${TOKEN}` });

describe('the server of the browser window', () => {
  it('turns the token of the start address into a cookie that no script and no other site can use', async () => {
    const { pathname, search } = new URL(server.address);
    const first = await ask(pathname + search);
    expect(first.status).toBe(303);
    expect(first.headers.location).toBe('/');
    expect(first.headers['set-cookie']).toEqual([`parapet-${server.port}=${TOKEN}; Path=/; HttpOnly; SameSite=Strict`]);
    expect(await ask('/', cookie())).toMatchObject({ status: 200, body: '<p>hello' });
  });

  it('carries the policy of the desktop on every answer, refusals included', async () => {
    for (const reply of [await ask('/', cookie()), await ask('/'), await ask('/missing.js', cookie())]) {
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
        expect(reply.headers[name.toLowerCase()]).toBe(value);
      }
    }
    expect(SECURITY_HEADERS['Content-Security-Policy']).not.toMatch(/script-src[^;]*unsafe|eval|https?:/);
  });

  it.each([
    ['without the token', '/', {}],
    ['with a wrong token', '/?start=a1b2c3d4e5f6a1b2c3d4e5f7', {}],
    ['with a shorter token', '/?start=a1', {}],
    ['with the cookie of another port', '/', { cookie: `parapet-1=${TOKEN}` }],
  ])('refuses who comes %s', async (_, path, headers) => {
    const reply = await ask(path, headers);
    expect(reply.status).toBe(403);
    expect(reply.body).not.toContain('hello');
  });

  it.each(['localhost', 'evil.example', '127.0.0.1', '127.0.0.1:1', '[::1]'])(
    'refuses the host name %s',
    async host => {
      const name = host === 'localhost' ? `localhost:${server.port}` : host;
      expect((await ask('/', { ...cookie(), host: name })).status).toBe(403);
    },
  );

  it('refuses a request that names no host at all', async () => {
    expect(await raw('GET / HTTP/1.0\r\n\r\n')).toContain('403');
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('only lets read: %s is refused', async method => {
    expect((await ask('/', cookie(), method)).status).toBe(405);
  });

  it('answers HEAD with the headers alone', async () => {
    expect(await ask('/', cookie(), 'HEAD')).toMatchObject({
      status: 200,
      body: '',
      headers: { 'content-length': '8' },
    });
  });

  it.each(['/..%2f..%2fetc/passwd', '/../../etc/passwd', '/%00', '/index.html%00', 'http://evil.example/index.html'])(
    'has nothing at %s',
    async path => {
      expect((await ask(path, cookie())).status).toBe(404);
    },
  );

  it('brings the window to the front for who has the token, and for nobody else', async () => {
    expect((await ask('/.parapet/raise', {}, 'POST')).status).toBe(403);
    expect((await ask('/.parapet/raise', cookie(), 'POST')).status).toBe(403);
    expect((await ask('/.parapet/raise', { 'x-parapet-token': TOKEN })).status).toBe(403);
    expect(raised).toBe(0);
    expect((await ask('/.parapet/raise', { 'x-parapet-token': TOKEN }, 'POST')).status).toBe(204);
    expect(raised).toBe(1);
  });

  it('says that a port is held instead of sharing it', async () => {
    const second = startAppServer({ folder, port: server.port, token: TOKEN, onRaise: () => false });
    await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
