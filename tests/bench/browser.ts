import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { writeDocument } from '../../core/document';
import type { ProjectModel } from '../../core/model';
import { type AppServer, startAppServer } from '../../electron/node/appServer';
import { BROWSER, isRoot, QUIET_BROWSER, ROOT } from '../e2e/harness/machine';

const TOKEN = 'bench';
const SIZE = { width: 1440, height: 900 };

export interface Bench {
  readonly profile: string;
  readonly context: BrowserContext;
  readonly app: AppServer;
  readonly bare: AppServer;
  end(): Promise<void>;
}

async function buildBoth(): Promise<void> {
  process.env['NODE_ENV'] = 'production';
  await build({ configFile: join(ROOT, 'build', 'vite.renderer.ts'), mode: 'production', logLevel: 'error' });
  await build({ configFile: join(ROOT, 'tests', 'bench', 'vite.bareFlow.ts'), mode: 'production', logLevel: 'error' });
}

/** Builds the app and the bare page and puts both behind the app's own server, and a browser with a profile of its own. */
export async function openBench(): Promise<Bench> {
  await buildBoth();
  const profile = await mkdtemp(join(tmpdir(), 'parapet-bench-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: BROWSER,
    chromiumSandbox: !isRoot,
    viewport: SIZE,
    args: [...QUIET_BROWSER],
  });
  const serve = (folder: string) =>
    startAppServer({ folder: join(ROOT, 'out', folder), port: 0, token: TOKEN, onRaise: () => false });
  const [app, bare] = await Promise.all([serve('renderer'), serve(join('bench', 'bareFlow'))]);
  return {
    profile,
    context,
    app,
    bare,
    async end() {
      await context.close();
      await Promise.all([app.close(), bare.close()]);
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Runs in the page before its own scripts: notes the first frame after the drawing has appeared, long tasks, and answers of the worker. */
export function watchPage(): void {
  const notes: PageNotes = { drawn: 0, longest: 0, kept: [] };
  Object.assign(window, { bench: notes });
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) notes.longest = Math.max(notes.longest, entry.duration);
  }).observe({ type: 'longtask' });
  const look = new MutationObserver(() => {
    if (!document.querySelector('.react-flow__node, [data-testid=canvas] canvas')) return;
    look.disconnect();
    requestAnimationFrame(() => setTimeout(() => Object.assign(notes, { drawn: performance.now() })));
  });
  look.observe(document, { childList: true, subtree: true });
  const asked = new Map<number, number>();
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function ask(this: Worker, message: { id?: number; call?: string }) {
    if (message.call === 'keep' && message.id !== undefined) {
      asked.set(message.id, performance.now());
      if (asked.size === 1) this.addEventListener('message', hear);
    }
    Reflect.apply(post, this, [message]);
  };
  function hear({ data }: MessageEvent<{ kind: string; id: number }>): void {
    const since = data.kind === 'answer' ? asked.get(data.id) : undefined;
    if (since !== undefined) notes.kept.push(performance.now() - since);
  }
}

interface PageNotes {
  readonly drawn: number;
  longest: number;
  readonly kept: number[];
}

export const notesOf = (page: Page): Promise<PageNotes> =>
  page.evaluate(() => structuredClone(Reflect.get(window, 'bench')));

export async function newPage({ context }: Bench): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript(() => {
    for (const name of ['showOpenFilePicker', 'showSaveFilePicker']) Reflect.deleteProperty(window, name);
  });
  // The loader of TypeScript wraps named functions in this helper, which a page does not have.
  await page.addInitScript({ content: 'globalThis.__name ??= named => named;' });
  await page.addInitScript(watchPage);
  return page;
}

/** The app with a project open, as a person opens it: from a file. */
export async function openProject(bench: Bench, model: ProjectModel): Promise<Page> {
  const path = join(tmpdir(), `parapet-bench-${model.elements.size}.parapet.json`);
  await writeFile(path, writeDocument({ kind: 'project', id: `do_bench-${model.elements.size}`, model }));
  const page = await newPage(bench);
  await page.goto(bench.app.address);
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: /open a file/i }).click(),
  ]);
  await chooser.setFiles(path);
  await page.getByTestId('canvas').waitFor();
  await page.getByTestId('analysis').getByText('confirmed').waitFor();
  return page;
}
