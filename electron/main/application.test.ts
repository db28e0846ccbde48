import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { CALL_CHANNEL, EVENT_CHANNEL } from '../../core/host';
import { type Desktop, startDesktop } from '../../tests/support/desktop';
import { FakeContents } from '../../tests/support/fakeElectronWindow';
import { SECURITY_HEADERS } from '../node';

let appPath = '';
beforeAll(async () => {
  appPath = await mkdtemp(join(tmpdir(), 'parapet-app-'));
  await mkdir(join(appPath, 'out', 'renderer', 'assets'), { recursive: true });
  await writeFile(join(appPath, 'package.json'), 'secret');
  await writeFile(join(appPath, 'out', 'renderer', 'index.html'), '<p>hello');
});
afterAll(() => rm(appPath, { recursive: true, force: true }));

let desktop: Desktop;
beforeEach(async () => {
  desktop = await startDesktop({ appPath });
});
afterEach(() => desktop.end());

const HOME = 'app://parapet/index.html';
const FOREIGN = [
  'https://example.org/',
  'http://127.0.0.1/',
  'file:///etc/passwd',
  'app://parapet.evil/',
  'app://other/',
  'data:text/html,x',
  'javascript:x',
];

describe('the window', () => {
  it('opens our page in a sandbox, in a world of its own, without Node', () => {
    expect(desktop.window.webContents.mainFrame.url).toBe(HOME);
    expect(desktop.window.options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      spellcheck: false,
      preload: join(appPath, 'out', 'preload', 'preload.cjs'),
    });
    expect(desktop.electron.app.isSandboxed).toBe(true);
  });

  it('shows itself when it has something to show', () => {
    expect(desktop.window.options.show).toBe(false);
    expect(desktop.window.isShown).toBe(true);
  });

  it.each(FOREIGN)('cannot be led to %s', address => {
    const { webContents } = desktop.window;
    for (const how of ['will-navigate', 'will-frame-navigate', 'will-redirect'] as const) {
      expect(webContents.mayGoTo(address, how)).toBe(false);
    }
    expect(webContents.mayOpen(address)).toBe(false);
  });

  it('may load its own page again, but opens no second window and embeds no foreign page', () => {
    expect(desktop.window.webContents.mayGoTo(HOME)).toBe(true);
    expect(desktop.window.webContents.mayOpen(HOME)).toBe(false);
    expect(desktop.window.webContents.mayAttachWebview()).toBe(false);
  });

  it('gets no permission but to put text on the clipboard', () => {
    const { session } = desktop.electron;
    const no = { asked: false, checked: false };
    for (const name of [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'fileSystem',
      'openExternal',
      'unknown',
    ]) {
      expect(session.allows(name, 'app://parapet')).toEqual(no);
    }
    expect(session.allows('clipboard-sanitized-write', 'app://parapet')).toEqual({ asked: true, checked: true });
    expect(session.allows('clipboard-sanitized-write', 'https://example.org')).toEqual(no);
    expect(session.allowsDevices()).toBe(false);
  });

  it('reaches no network and starts no downloads', () => {
    const { session } = desktop.electron;
    expect(
      ['https://example.org/', 'http://127.0.0.1:1/', 'ws://x/', 'file:///etc/passwd'].filter(url =>
        session.letsOut(url),
      ),
    ).toEqual([]);
    expect(session.letsOut(`${HOME}?x`)).toBe(true);
    expect(session.letsOut('blob:app://parapet/1')).toBe(true);
    expect(session.letsDownload()).toBe(false);
  });
});

describe('the app:// protocol', () => {
  const ask = (address: string, init?: RequestInit) => desktop.electron.protocol.respond(address, init);

  it('is a secure origin of its own, announced before the app is ready', () => {
    expect(desktop.electron.protocol.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    ]);
  });

  it.each([HOME, 'app://parapet/', `${HOME}?a=1`, `${HOME}#x`])('serves %s under the policy', async address => {
    const answer = await ask(address);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('<p>hello');
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) expect(answer.headers.get(name)).toBe(value);
  });

  it.each([
    'app://parapet/../../package.json',
    'app://parapet/%2e%2e/%2e%2e/package.json',
    'app://parapet/..%2f..%2fpackage.json',
    'app://parapet/..%5c..%5cpackage.json',
    'app://parapet/index.html%00',
    'app://parapet//etc/passwd',
    'app://parapet/missing.js',
  ])('has nothing at %s', async address => {
    const answer = await ask(address);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
  });

  it('serves no other host, and only reading', async () => {
    expect((await ask('app://evil/index.html')).status).toBe(403);
    expect((await ask('app://parapet.evil/index.html')).status).toBe(403);
    expect((await ask(HOME, { method: 'POST' })).status).toBe(405);
  });
});

describe('the channel between page and machine', () => {
  it('answers the page of the window', async () => {
    const bridge = await desktop.bridgeOf();
    const value = { name: 'Parapet', version: '1.2.3', platform: process.platform, host: 'desktop' };
    expect(await bridge.call('app.info', {})).toEqual({ ok: true, value });
  });

  it('answers no frame inside the page, no page that came from elsewhere, and no other window', async () => {
    const refusal = { ok: false, problems: [{ code: 'host/bad-call', facts: { what: 'a call from a strange page' } }] };
    const inner = await desktop.bridgeOf({ url: HOME });
    expect(await inner.call('app.info', {})).toEqual(refusal);
    const handler = desktop.electron.ipcMain.handlers.get(CALL_CHANNEL);
    const from = (sender: FakeContents, senderFrame: object | null) =>
      Reflect.apply(handler ?? (() => null), null, [{ sender, senderFrame }, 'app.info', {}]);
    const other = new FakeContents();
    other.mainFrame.url = HOME;
    expect(await from(other, other.mainFrame)).toEqual(refusal);
    expect(await from(desktop.window.webContents, null)).toEqual(refusal);
    desktop.window.webContents.mainFrame.url = 'https://example.org/';
    const outer = await desktop.bridgeOf();
    expect(await outer.call('app.info', {})).toEqual(refusal);
  });

  it('knows no other channel and no other call', async () => {
    const side = desktop.electron.pageSide(desktop.window);
    await expect(side.ipcRenderer.invoke('secrets')).rejects.toThrow(
      "Error invoking remote method 'secrets': Error: No handler registered for 'secrets'",
    );
    for (const name of ['file.delete', 'constructor', '__proto__', 7, null]) {
      const answer = await side.ipcRenderer.invoke(CALL_CHANNEL, name, {});
      expect(answer).toMatchObject({ ok: false, problems: [{ code: 'host/bad-call' }] });
    }
    const bridge = await desktop.bridgeOf();
    await expect(Reflect.apply(bridge.call, bridge, ['file.delete', {}])).rejects.toThrow('Unknown call');
    expect(() => Reflect.apply(bridge.on, bridge, ['secrets', () => undefined])).toThrow('Unknown event');
  });

  it('turns a bug behind it into an answer without internals', async () => {
    const bridge = await desktop.bridgeOf();
    const silent = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    desktop.electron.shell.revealed.push = () => {
      throw new Error('at /home/ada/secret');
    };
    desktop.electron.dialog.open.push(join(appPath, 'package.json'));
    const file = await bridge.call('file.open', { kinds: [{ label: 'x', extensions: ['json'] }] });
    const token = file.ok && file.value ? file.value.token : '';
    const answer = await bridge.call('file.reveal', { token });
    expect(answer).toMatchObject({ ok: false, problems: [{ code: 'bug/unexpected' }] });
    expect(JSON.stringify(answer)).not.toContain('ada');
    silent.mockRestore();
  });
});

describe('one instance', () => {
  it('ends at once with one line when another one runs', async () => {
    const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    const second = await startDesktop({ appPath, isFirst: false });
    expect(second.electron.app.quits).toBe(1);
    expect(second.electron.windows).toEqual([]);
    expect(said.mock.calls).toEqual([['Parapet is already running; its window was brought to the front.\n']]);
    said.mockRestore();
    await second.end();
  });

  it('brings its window to the front when it is started again', () => {
    desktop.window.minimized = true;
    desktop.electron.app.emit('second-instance', {}, [], '');
    expect(desktop.window.minimized).toBe(false);
    expect(desktop.window.focused).toBe(1);
  });

  it('ends with its window', () => {
    desktop.window.close();
    expect(desktop.electron.app.quits).toBe(1);
  });
});

describe('closing while work is unsaved', () => {
  it('asks, and stays open unless told to close', async () => {
    const bridge = await desktop.bridgeOf();
    await bridge.call('window.guard', { unsaved: true });
    desktop.electron.dialog.message.push(0);
    desktop.window.close();
    await vi.waitFor(() => expect(desktop.electron.dialog.message).toEqual([]));
    expect(desktop.window.isDestroyed).toBe(false);
    await Promise.resolve();
    desktop.electron.dialog.message.push(1);
    desktop.window.close();
    await vi.waitFor(() => expect(desktop.window.isDestroyed).toBe(true));
  });

  it('does not ask when everything is saved', async () => {
    const bridge = await desktop.bridgeOf();
    await bridge.call('window.guard', { unsaved: true });
    await bridge.call('window.guard', { unsaved: false });
    desktop.window.close();
    expect(desktop.window.isDestroyed).toBe(true);
    expect(desktop.electron.dialog.shown).toEqual([]);
  });
});

describe('a page that died', () => {
  it('is opened again when the person wants it', async () => {
    desktop.electron.dialog.message.push(0);
    desktop.window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    await vi.waitFor(() => expect(desktop.window.webContents.reloads).toBe(1));
  });
});

describe('the menu', () => {
  const item = {
    id: 'file.open',
    menu: 'File',
    title: 'Open…',
    shortcut: 'CmdOrCtrl+O',
    enabled: true,
    startsGroup: false,
  };

  it('shows no entries for developers before the page has sent its own', () => {
    if (process.platform !== 'darwin') expect(desktop.electron.menu.current).toBeNull();
  });

  it('tells the page what was chosen, and stops telling who has left', async () => {
    const bridge = await desktop.bridgeOf();
    const heard: unknown[] = [];
    const stop = bridge.on('menu.chosen', facts => heard.push(facts));
    await bridge.call('menu.set', { items: [item] });
    const entry = Object(desktop.electron.menu.current?.at(-1)).submenu[0];
    expect(entry).toMatchObject({
      label: 'Open…',
      accelerator: 'CmdOrCtrl+O',
      registerAccelerator: false,
      enabled: true,
    });
    entry.click();
    expect(heard).toEqual([{ id: 'file.open' }]);
    stop();
    entry.click();
    desktop.window.webContents.send(EVENT_CHANNEL, 'menu.chosen', { id: 'late' });
    expect(heard).toHaveLength(1);
  });
});

describe('a note of what is due', () => {
  it('says how much, once a day however often the page asks, and leads to the window and to what is due', async () => {
    const bridge = await desktop.bridgeOf();
    const heard: unknown[] = [];
    bridge.on('due.chosen', facts => heard.push(facts));
    await bridge.call('notify.due', { overdue: 0, soon: 0 });
    expect(desktop.electron.notes).toEqual([]);
    await bridge.call('notify.due', { overdue: 2, soon: 1 });
    await bridge.call('notify.due', { overdue: 3, soon: 1 });
    expect(desktop.electron.notes.map(one => one.note)).toEqual([
      { title: 'Parapet: what is due', body: '2 overdue, 1 due soon' },
    ]);
    desktop.window.minimized = true;
    desktop.electron.notes[0]?.click();
    expect(heard).toEqual([{}]);
    expect(desktop.window.minimized).toBe(false);
  });

  it('takes numbers only: no words of the page reach the system', async () => {
    const bridge = await desktop.bridgeOf();
    for (const args of [
      { overdue: -1, soon: 0 },
      { overdue: 1.5, soon: 0 },
      { overdue: 1, soon: 0, body: 'Click here' },
    ]) {
      const answer = await bridge.call('notify.due', args);
      expect(answer).toMatchObject({ ok: false, problems: [{ code: 'host/bad-call' }] });
    }
    expect(desktop.electron.notes).toEqual([]);
  });
});

describe('the folder of packs', () => {
  it('is made and shown when the person asks for it, and what is put there reaches the page as texts', async () => {
    const bridge = await desktop.bridgeOf();
    const place = join(desktop.electron.app.getPath('userData'), 'packs');
    expect(await bridge.call('packs.read', {})).toEqual({ ok: true, value: { place, found: [] } });
    expect(await bridge.call('packs.show', {})).toEqual({ ok: true, value: null });
    expect(desktop.electron.shell.shown).toEqual([place]);
    await mkdir(join(place, 'tills'));
    await writeFile(join(place, 'tills', 'pack.yaml'), 'id: tills');
    await mkdir(join(place, 'unfinished'));
    expect(await bridge.call('packs.read', {})).toEqual({
      ok: true,
      value: {
        place,
        found: [
          { name: 'tills', files: [{ path: 'pack.yaml', text: 'id: tills' }], problem: null },
          { name: 'unfinished', files: [], problem: { code: 'pack/no-manifest', file: 'unfinished' } },
        ],
      },
    });
  });

  it('cannot be chosen by the page', async () => {
    const bridge = await desktop.bridgeOf();
    for (const call of ['packs.read', 'packs.show'] as const) {
      const answer = await Reflect.apply(bridge.call, bridge, [call, { place: '/etc' }]);
      expect(answer).toMatchObject({ ok: false, problems: [{ code: 'host/bad-call' }] });
    }
    expect(desktop.electron.shell.shown).toEqual([]);
  });
});

describe('recent files', () => {
  const kinds = [{ label: 'x', extensions: ['json'] }];

  it('are the latest first, once each, reopen by token, and are gone when they are cleared', async () => {
    const bridge = await desktop.bridgeOf();
    for (const name of ['a.json', 'b.json', 'a.json']) {
      await writeFile(join(desktop.folder, name), name);
      desktop.electron.dialog.open.push(join(desktop.folder, name));
      await bridge.call('file.open', { kinds });
    }
    const listed = await bridge.call('recent.list', {});
    const files = listed.ok ? listed.value : [];
    expect(files.map(({ name }) => name)).toEqual(['a.json', 'b.json']);
    const again = await bridge.call('recent.open', { token: files[1]?.token ?? '' });
    expect(again).toMatchObject({ ok: true, value: { name: 'b.json' } });
    await rm(join(desktop.folder, 'a.json'));
    const gone = await bridge.call('recent.open', { token: files[0]?.token ?? '' });
    expect(gone).toMatchObject({
      ok: false,
      problems: [{ code: 'file/unreadable', facts: { reason: 'it is not there' } }],
    });
    expect(await bridge.call('recent.list', {})).toMatchObject({ value: [{ name: 'b.json' }] });
    await bridge.call('recent.clear', {});
    expect(await bridge.call('recent.list', {})).toEqual({ ok: true, value: [] });
    expect(await readFile(join(desktop.folder, 'data', 'recent.json'), 'utf8')).toBe('[]');
  });

  it('are none when their list was damaged', async () => {
    await mkdir(join(desktop.folder, 'data'), { recursive: true });
    await writeFile(join(desktop.folder, 'data', 'recent.json'), '[{"path":');
    const bridge = await desktop.bridgeOf();
    expect(await bridge.call('recent.list', {})).toEqual({ ok: true, value: [] });
  });
});
