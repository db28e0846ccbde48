// npm run build [-- PART…]: the screen, Electron's two processes, the browser window's server and the command line, into out/.
import { rmSync, writeFileSync } from 'node:fs';
import { build } from 'vite';
import { at } from './launch/paths.mjs';

const ELECTRON = 'build/vite.electron.ts';
/** @type {Readonly<Record<string, { config: string, mode: string }>>} */
const PARTS = {
  renderer: { config: 'build/vite.renderer.ts', mode: 'production' },
  main: { config: ELECTRON, mode: 'main' },
  preload: { config: ELECTRON, mode: 'preload' },
  server: { config: ELECTRON, mode: 'server' },
  cli: { config: ELECTRON, mode: 'cli' },
};

/** @param {readonly string[]} asked names of parts; none for all */
async function buildAll(asked) {
  process.env['NODE_ENV'] = 'production';
  const begun = new Date().toISOString();
  const stamp = at('out/built.json');
  rmSync(stamp, { force: true });
  for (const [name, { config, mode }] of Object.entries(PARTS)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    await build({ configFile: at(config), mode, logLevel: 'warn' });
  }
  // The moment at which it began: what is edited while it runs is built again by the next start.
  if (asked.length === 0) writeFileSync(stamp, JSON.stringify({ begun }));
}

buildAll(process.argv.slice(2)).catch(error => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});
