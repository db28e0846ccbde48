// npm run build: the screen, Electron's two processes and the command line, into out/.
import { build } from 'vite';
import { at } from './launch/paths.mjs';

/** @type {ReadonlyArray<{ mode: string, config: string, entry: string }>} */
const PARTS = [
  { mode: 'production', config: 'build/vite.renderer.ts', entry: 'renderer/index.html' },
  { mode: 'main', config: 'build/vite.electron.ts', entry: 'electron/main/main.ts' },
  { mode: 'preload', config: 'build/vite.electron.ts', entry: 'electron/preload/preload.ts' },
  { mode: 'cli', config: 'build/vite.electron.ts', entry: 'electron/cli/nodeEntry.ts' },
];

const only = process.argv.slice(2);
for (const part of PARTS) {
  const name = part.mode === 'production' ? 'renderer' : part.mode;
  if (only.length > 0 && !only.includes(name)) continue;
  process.env['NODE_ENV'] = 'production';
  await build({ configFile: at(part.config), mode: part.mode, logLevel: 'warn' });
}
