// @vitest-environment happy-dom
import { mkdir, readFile, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Result } from '../../core/base';
import { HOST_CALLS, HOST_CONTRACT, type Host, type HostCall, MAX_FILE_BYTES } from '../../core/host';
import { createBrowserHost } from '../../renderer/host/browserHost';
import { createElectronHost } from '../../renderer/host/electronHost';
import { type Desktop, startDesktop } from '../support/desktop';
import { FakePickers } from '../support/fakePickers';

/** A host, and the machine and person behind it. */
interface Scene {
  readonly host: Host;
  /** Puts a file there and has the person choose it next. */
  offer(name: string, bytes: Uint8Array): Promise<void>;
  /** The person chooses this place to save next. */
  saveAs(name: string): Promise<void>;
  contentOf(name: string): Promise<Uint8Array>;
  /** Another program writes the file. */
  overwrite(name: string, text: string): Promise<void>;
  /** A file of this size, without its content being read by anybody. */
  offerHuge(name: string, size: number): Promise<void>;
  /** Addresses that were opened in the person's browser. */
  links(): readonly string[];
  /** PDFs that were shown to the person: files or addresses of this page. */
  pdfs(): readonly string[];
  end(): Promise<void>;
}

async function onDesktop(): Promise<Scene> {
  const desktop: Desktop = await startDesktop();
  const { electron, folder } = desktop;
  const files = join(folder, 'files');
  await mkdir(files);
  const at = (name: string) => join(files, name);
  return {
    host: createElectronHost(await desktop.bridgeOf()),
    async offer(name, bytes) {
      await writeFile(at(name), bytes);
      electron.dialog.open.push(at(name));
    },
    async saveAs(name) {
      electron.dialog.save.push(at(name));
    },
    contentOf: async name => new Uint8Array(await readFile(at(name))),
    async overwrite(name, text) {
      await writeFile(at(name), text);
      const { mtime } = await stat(at(name));
      const later = new Date(mtime.getTime() + 2000);
      await utimes(at(name), later, later);
    },
    async offerHuge(name, size) {
      await writeFile(at(name), '');
      await truncate(at(name), size);
      electron.dialog.open.push(at(name));
    },
    links: () => electron.shell.opened,
    pdfs: () => electron.shell.shown,
    end: () => desktop.end(),
  };
}

async function inBrowser(): Promise<Scene> {
  const pickers = new FakePickers();
  const opened: string[] = [];
  const open: typeof window.open = url => {
    opened.push(String(url));
    return window;
  };
  Object.assign(window, pickers.functions, { open });
  return {
    host: createBrowserHost(window),
    offer: async (name, bytes) => pickers.offer(name, bytes),
    saveAs: async name => pickers.saveAs(name),
    contentOf: async name => pickers.contentOf(name),
    overwrite: async (name, text) => pickers.overwrite(name, new TextEncoder().encode(text)),
    offerHuge: async (name, size) => pickers.offer(name, new Uint8Array(0), size),
    links: () => opened.filter(url => !url.startsWith('blob:')),
    pdfs: () => opened.filter(url => url.startsWith('blob:')),
    end: async () => pickers.removeFrom(window),
  };
}

const KINDS = [{ label: 'Parapet project', extensions: ['parapet.json'] }];
const TEXT = 'R&D <tenant-id> 🔒 שלום\u0000\r\n';
const bytesOf = (text: string) => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const codeOf = (result: Awaited<ReturnType<Host[HostCall]>>) => (result.ok ? 'ok' : result.problems[0].code);

/** Arguments of the right shape for every call. */
const ARGS: { readonly [C in HostCall]: Parameters<Host[C]>[0] } = {
  'app.info': {},
  'file.open': { kinds: KINDS },
  'file.save': { token: null, suggestedName: 'a.json', kinds: KINDS, bytes: bytesOf('x'), ifChanged: 'refuse' },
  'file.reveal': { token: `file_${'0'.repeat(32)}` },
  'recent.list': {},
  'recent.open': { token: `file_${'0'.repeat(32)}` },
  'recent.clear': {},
  'link.open': { url: 'https://example.org/' },
  'pdf.show': { name: 'Shop.pdf', bytes: bytesOf('%PDF-1.7') },
  'packs.read': {},
  'packs.show': {},
  'notify.due': { overdue: 1, soon: 0 },
  'menu.set': { items: [] },
  'window.guard': { unsaved: false },
};

/** Calls without looking at types: as a page would that has been taken over. */
function rawCall(host: Host, name: HostCall, args: unknown): Promise<Awaited<ReturnType<Host[HostCall]>>> {
  return Reflect.apply(host[name], host, [args]);
}

function got<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`failed: ${result.problems[0].code}`);
  return result.value;
}

describe.each([
  ['the desktop', onDesktop],
  ['a browser window', inBrowser],
])('%s as host', (_, arrange) => {
  let scene: Scene;
  let host: Host;
  beforeEach(async () => {
    scene = await arrange();
    host = scene.host;
  });
  afterEach(() => scene.end());

  async function opened(name: string, text = TEXT) {
    await scene.offer(name, bytesOf(text));
    const file = got(await host['file.open']({ kinds: KINDS }));
    if (!file) throw new Error('nothing was opened');
    return file;
  }
  const save = (token: string | null, text: string, ifChanged: 'refuse' | 'replace' = 'refuse') =>
    host['file.save']({ token, suggestedName: 'mine.parapet.json', kinds: KINDS, bytes: bytesOf(text), ifChanged });

  it.each(HOST_CALLS)('answers %s in the shape of the contract, and never rejects', async name => {
    const result = await rawCall(host, name, ARGS[name]);
    if (result.ok) expect(HOST_CONTRACT[name].answer.safeParse(result.value).error).toBeUndefined();
    else expect(['host/not-available', 'host/bad-call']).toContain(result.problems[0].code);
  });

  it.each(HOST_CALLS)('refuses rubbish for %s', async name => {
    for (const args of [undefined, null, 'text', [], { stranger: true }, { ...ARGS[name], more: 1 }]) {
      expect(codeOf(await rawCall(host, name, args))).toBe('host/bad-call');
    }
  });

  it('can do what it says it can, and says so when it cannot', async () => {
    const { token } = await opened('a.parapet.json');
    const { abilities } = host;
    const able = (flag: boolean) => (flag ? 'ok' : 'host/not-available');
    expect(codeOf(await host['file.reveal']({ token }))).toBe(able(abilities.showInFolder));
    expect(codeOf(await host['notify.due']({ overdue: 1, soon: 0 }))).toBe(able(abilities.notifications));
    expect(codeOf(await host['menu.set']({ items: [] }))).toBe(able(abilities.nativeMenu));
    expect(codeOf(await host['packs.read']({}))).toBe(able(abilities.packsFolder));
    expect(codeOf(await host['packs.show']({}))).toBe(able(abilities.packsFolder));
    const recent = got(await host['recent.list']({}));
    expect(recent.length > 0).toBe(abilities.recentFiles);
  });

  it('opens a file byte for byte, under a token that tells nothing of where it lies', async () => {
    const file = await opened('shop.parapet.json');
    expect(textOf(file.bytes)).toBe(TEXT);
    expect(file.name).toBe('shop.parapet.json');
    expect(file.token).toMatch(/^file_[0-9a-f]{32}$/);
  });

  it('answers nothing when the person cancels', async () => {
    expect(got(await host['file.open']({ kinds: KINDS }))).toBeNull();
    expect(got(await save(null, 'x'))).toBeNull();
  });

  it('refuses a huge file by its size', async () => {
    await scene.offerHuge('huge.json', MAX_FILE_BYTES + 1);
    const result = await host['file.open']({ kinds: KINDS });
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'file/too-large', file: 'huge.json' }] });
  });

  it('saves where the person says, byte for byte, and answers under which name', async () => {
    await scene.saveAs('chosen.parapet.json');
    expect(got(await save(null, TEXT))).toMatchObject({ name: 'chosen.parapet.json' });
    expect(textOf(await scene.contentOf('chosen.parapet.json'))).toBe(TEXT);
  });

  it('saves an opened file again without asking', async () => {
    const { token } = await opened('a.parapet.json');
    expect(got(await save(token, 'second'))).toEqual({ token, name: 'a.parapet.json' });
    expect(got(await save(token, 'third'))).toEqual({ token, name: 'a.parapet.json' });
    expect(textOf(await scene.contentOf('a.parapet.json'))).toBe('third');
  });

  it('does not overwrite what another program wrote meanwhile, until it is told to', async () => {
    const { token } = await opened('a.parapet.json');
    await scene.overwrite('a.parapet.json', 'theirs');
    expect(codeOf(await save(token, 'mine'))).toBe('file/changed-on-disk');
    expect(textOf(await scene.contentOf('a.parapet.json'))).toBe('theirs');
    expect(codeOf(await save(token, 'mine', 'replace'))).toBe('ok');
    expect(textOf(await scene.contentOf('a.parapet.json'))).toBe('mine');
    expect(codeOf(await save(token, 'mine again'))).toBe('ok');
  });

  it.each(['../up.json', 'a/b.json', 'a\\b.json', 'C:x.json', '..', ' a.json', 'a\u0000.json', '', 'x'.repeat(300)])(
    'takes no name to save under that leads elsewhere: %j',
    async suggestedName => {
      const args = { token: null, suggestedName, kinds: KINDS, bytes: bytesOf('x'), ifChanged: 'refuse' as const };
      expect(codeOf(await host['file.save'](args))).toBe('host/bad-call');
    },
  );

  it('opens https links in the person’s browser, and nothing else', async () => {
    expect(codeOf(await host['link.open']({ url: 'https://example.org/a?b=1#c' }))).toBe('ok');
    for (const url of [
      'http://example.org/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'https://user:password@example.org/',
      'smb://share/x',
      'ms-settings:',
      'not an address',
    ]) {
      expect(codeOf(await host['link.open']({ url }))).toBe('host/bad-call');
    }
    expect(scene.links()).toEqual(['https://example.org/a?b=1#c']);
  });

  it('shows PDFs, and opens nothing else with the programs of the machine', async () => {
    expect(codeOf(await host['pdf.show'](ARGS['pdf.show']))).toBe('ok');
    for (const args of [
      { name: 'Shop.pdf', bytes: bytesOf('#!/bin/sh') },
      { name: 'Shop.exe', bytes: bytesOf('%PDF-1.7') },
      { name: '../Shop.pdf', bytes: bytesOf('%PDF-1.7') },
      { name: 'Shop.pdf', path: '/etc/passwd' },
    ])
      expect(codeOf(await rawCall(host, 'pdf.show', args))).toBe('host/bad-call');
    expect(scene.pdfs()).toHaveLength(1);
  });
});
