import { mkdir, mkdtemp, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startAppServer } from '../../electron/node/appServer';
import { browserCommand, findBrowser, hasDisplay } from './browsers.mjs';
import { fetchElectron, findElectron } from './electronBinary.mjs';
import { isBuilt } from './freshBuild.mjs';
import { homeFolder, readNote, writeNote } from './home.mjs';
import { isInstalled } from './install.mjs';
import { nodeProblem } from './node.mjs';
import { readOptions } from './options.mjs';
import { listenOnOwnPort, rememberedPort } from './port.mjs';
import { forgetRunning, noteRunning, raiseRunning } from './running.mjs';
import { withoutTraces } from './words.mjs';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parapet-launch-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const write = async (path: string, text = '', minutesAgo = 0) => {
  const whole = join(folder, path);
  await mkdir(join(whole, '..'), { recursive: true });
  await writeFile(whole, text);
  const time = new Date(Date.now() - minutesAgo * 60_000);
  await utimes(whole, time, time);
};

describe('Node', () => {
  it.each(['20.19.0', '20.20.2', '22.12.0', '24.0.0', '26.1.0'])('%s is supported', version => {
    expect(nodeProblem(version)).toBeNull();
  });
  it.each(['8.17.0', '18.20.4', '20.18.3', '21.7.3', '22.11.0'])('%s gets one line', version => {
    expect(nodeProblem(version)).toMatch(/^Parapet needs Node 20\.19 or later.*\.$|nodejs\.org$/);
    expect(nodeProblem(version)).not.toContain('\n');
  });
});

describe('what a tool said', () => {
  it('is shown without its stack trace', () => {
    const said =
      'Could not resolve "./x"\n  core/a.ts:1:1\n    at build (file:///a/b.js:1:2)\n    at async run (/x/y.mjs:3:4)\nbye';
    expect(withoutTraces(said)).toBe('Could not resolve "./x"\n  core/a.ts:1:1\nbye');
  });
});

describe('options of npm start', () => {
  it('opens a window with no options at all', () => {
    expect(readOptions([])).toMatchObject({ window: true, browser: false, port: undefined, home: undefined });
  });
  it('reads each of them', () => {
    const options = readOptions(['--port', '4000', '--home', 'x', '--no-window', '--browser']);
    expect(options).toEqual({ port: 4000, home: 'x', window: false, browser: true, help: false });
  });
  it.each([[['--port', '80']], [['--port', 'x']], [['--port', '70000']], [['--nonsense']], [['file.json']]])(
    'refuses %j in one line that names the help',
    args => {
      expect(() => readOptions(args)).toThrow(/^[^\n]+$/);
    },
  );
});

describe('the home folder', () => {
  const on = { env: {}, userHome: '/home/ada' };
  it.runIf(process.platform !== 'win32')('is where each system keeps such things', () => {
    expect(homeFolder({ ...on, platform: 'linux' })).toBe('/home/ada/.local/share/parapet');
    expect(homeFolder({ ...on, platform: 'linux', env: { XDG_DATA_HOME: '/data' } })).toBe('/data/parapet');
    expect(homeFolder({ ...on, platform: 'linux', env: { XDG_DATA_HOME: 'data' } })).toBe(
      '/home/ada/.local/share/parapet',
    );
    expect(homeFolder({ ...on, platform: 'darwin' })).toBe('/home/ada/Library/Application Support/Parapet');
    expect(homeFolder({ ...on, platform: 'win32', env: { LOCALAPPDATA: '/local' } })).toBe('/local/Parapet');
  });
  it('can be named by option, and by PARAPET_HOME', () => {
    const env = { PARAPET_HOME: join(folder, 'a') };
    expect(homeFolder({ ...on, platform: 'linux', env })).toBe(join(folder, 'a'));
    expect(homeFolder({ ...on, platform: 'linux', env, option: join(folder, 'b') })).toBe(join(folder, 'b'));
  });
  it.runIf(process.platform !== 'win32')('keeps notes that only this person can read', async () => {
    writeNote(folder, 'running.json', { token: 'x' });
    expect((await stat(join(folder, 'running.json'))).mode & 0o077).toBe(0);
  });
  it('takes a note that cannot be read for none', async () => {
    await write('settings.json', '{"port":');
    expect(readNote(folder, 'settings.json')).toEqual({});
  });
});

describe('finding a browser', () => {
  const there =
    (...paths: string[]) =>
    (path: string) =>
      paths.includes(path);
  const linux = { platform: 'linux', env: { PATH: '/usr/bin:/opt/own/bin:relative' } } as const;
  it('looks along the path and in the usual places, and takes a snap last', () => {
    expect(findBrowser({ ...linux, isThere: there('/opt/own/bin/microsoft-edge') })).toBe(
      '/opt/own/bin/microsoft-edge',
    );
    expect(findBrowser({ ...linux, isThere: there('/snap/bin/chromium') })).toBe('/snap/bin/chromium');
    const both = there('/snap/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome');
    expect(findBrowser({ ...linux, isThere: both })).toBe('/usr/bin/google-chrome');
  });
  it.runIf(process.platform !== 'win32')('knows the places of macOS and Windows', () => {
    const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(findBrowser({ platform: 'darwin', env: {}, isThere: there(chrome) })).toBe(chrome);
    const edge = '/Programs/Microsoft/Edge/Application/msedge.exe';
    expect(findBrowser({ platform: 'win32', env: { PROGRAMFILES: '/Programs' }, isThere: there(edge) })).toBe(edge);
  });
  it('uses the one that is named, and none other', () => {
    const env = { ...linux.env, PARAPET_BROWSER: '/my/browser' };
    expect(findBrowser({ ...linux, env, isThere: () => true })).toBe('/my/browser');
    expect(findBrowser({ ...linux, env, isThere: there('/usr/bin/chromium') })).toBeNull();
  });
  it('names one command that helps on each system', () => {
    expect(browserCommand('linux', true, there('/usr/bin/apt-get'))).toBe('apt-get install -y chromium');
    expect(browserCommand('linux', false, there('/usr/bin/dnf'))).toBe('sudo dnf install -y chromium');
    expect(browserCommand('darwin', false)).toContain('brew');
    expect(browserCommand('win32', false)).toContain('winget');
  });
  it('knows a Linux without a display', () => {
    expect(hasDisplay('linux', {})).toBe(false);
    expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
    expect(hasDisplay('darwin', {})).toBe(true);
  });
});

describe('what is missing', () => {
  it('installs when packages are absent, broken off, or older than the lock file', async () => {
    const root = `${folder}/`;
    await write('package-lock.json', '{}', 10);
    expect(isInstalled(root)).toBe(false);
    await write('node_modules/half/package.json', '{}');
    expect(isInstalled(root)).toBe(false);
    await write('node_modules/.package-lock.json', '{}', 20);
    expect(isInstalled(root)).toBe(false);
    await write('node_modules/.package-lock.json', '{}', 5);
    expect(isInstalled(root)).toBe(true);
  });

  it.runIf(process.platform !== 'win32')('never empties packages that are shared by a link', async () => {
    await write('package-lock.json', '{}');
    await mkdir(join(folder, 'shared'));
    await symlink(join(folder, 'shared'), join(folder, 'node_modules'));
    expect(isInstalled(`${folder}/`)).toBe(true);
  });

  it('builds when there is no build, or a source is newer or gone since', async () => {
    const stamp = join(folder, 'built.json');
    const sources = [join(folder, 'core'), join(folder, 'package.json')];
    const age = async (path: string, minutes: number) => {
      const time = new Date(Date.now() - minutes * 60_000);
      await utimes(join(folder, path), time, time);
    };
    await write('package.json', '{}', 60);
    await write('core/base/a.ts', '', 60);
    await write('core/base/b.ts', '', 60);
    for (const path of ['core/base', 'core']) await age(path, 60);
    expect(isBuilt(sources, stamp)).toBe(false);
    await writeFile(stamp, JSON.stringify({ begun: new Date(Date.now() - 30 * 60_000).toISOString() }));
    expect(isBuilt(sources, stamp)).toBe(true);
    await age('core/base/a.ts', 10);
    expect(isBuilt(sources, stamp)).toBe(false);
    await age('core/base/a.ts', 60);
    await rm(join(folder, 'core/base/b.ts'));
    expect(isBuilt(sources, stamp)).toBe(false);
  });
});

describe('fetching Electron', () => {
  const fetchWith = async (script: string) => {
    await write('install.mjs', script);
    return fetchElectron({ installer: join(folder, 'install.mjs'), folder, patience: 1 });
  };
  it('ends when nobody answers', async () => {
    const begun = Date.now();
    expect(await fetchWith('setInterval(() => {}, 1000);')).toBe('no answer');
    expect(Date.now() - begun).toBeLessThan(6000);
  });
  it('goes on for as long as bytes arrive', async () => {
    const slow = `
      import { appendFileSync } from 'node:fs'; import { tmpdir } from 'node:os';
      let n = 0;
      setInterval(() => { appendFileSync(tmpdir() + '/electron.zip', 'bytes'); if (++n === 12) process.exit(0); }, 200);`;
    expect(await fetchWith(slow)).toBe('fetched');
  });
  it('knows a refusal at once', async () => {
    expect(await fetchWith('process.exit(1);')).toBe('refused');
  });
  it('is not needed where the program is there', async () => {
    expect(findElectron(folder)).toBeNull();
    await write('path.txt', 'electron');
    expect(findElectron(folder)).toBeNull();
    await write('dist/electron');
    expect(findElectron(folder)).toBe(join(folder, 'dist', 'electron'));
  });
});

describe('the port', () => {
  const held = () => Object.assign(new Error('held'), { code: 'EADDRINUSE' });
  it('is chosen once and remembered', async () => {
    const port = await listenOnOwnPort(folder, undefined, async chosen => chosen);
    expect(rememberedPort(folder)).toBe(port);
    expect(await listenOnOwnPort(folder, undefined, async chosen => chosen)).toBe(port);
  });
  it('is another one when the first choice is held', async () => {
    let refusals = 3;
    const port = await listenOnOwnPort(folder, undefined, async chosen => {
      if (refusals > 0) {
        refusals -= 1;
        throw held();
      }
      return chosen;
    });
    expect(rememberedPort(folder)).toBe(port);
  });
  it('is not forgotten for one that is asked for once', async () => {
    const kept = await listenOnOwnPort(folder, undefined, async chosen => chosen);
    expect(await listenOnOwnPort(folder, 4567, async chosen => chosen)).toBe(4567);
    expect(rememberedPort(folder)).toBe(kept);
  });
  it('gets one line that names --port when another program holds it', async () => {
    const other = createServer();
    await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    writeNote(folder, 'settings.json', { port });
    const listen = (number: number) => startAppServer({ folder, port: number, token: 'x', onRaise: () => true });
    await expect(listenOnOwnPort(folder, undefined, listen)).rejects.toThrow(/^Port \d+ is held.*--port \d+.*\.$/);
    await new Promise(resolve => other.close(resolve));
  });
});

describe('a second start', () => {
  it('finds the one that runs, and brings its window to the front', async () => {
    let raised = 0;
    const onRaise = () => {
      raised += 1;
      return true;
    };
    const server = await startAppServer({ folder, port: 0, token: 'secret', onRaise });
    noteRunning(folder, { port: server.port, token: 'secret' });
    expect(await raiseRunning(folder)).toEqual({ window: true, address: server.address });
    expect(raised).toBe(1);
    await server.close();
    expect(await raiseRunning(folder)).toBeNull();
  });
  it('is not fooled by a strange program on that port', async () => {
    const strange = await startAppServer({ folder, port: 0, token: 'other', onRaise: () => true });
    noteRunning(folder, { port: strange.port, token: 'secret' });
    expect(await raiseRunning(folder)).toBeNull();
    await strange.close();
  });
  it('forgets who ran, but not a later one', async () => {
    noteRunning(folder, { port: 4000, token: 'later' });
    forgetRunning(folder, 'earlier');
    expect(JSON.parse(await readFile(join(folder, 'running.json'), 'utf8'))).toMatchObject({ token: 'later' });
    forgetRunning(folder, 'later');
    expect(readNote(folder, 'running.json')).toEqual({});
  });
});
