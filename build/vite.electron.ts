import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig, type UserConfig } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const outside = ['electron', ...builtinModules, /^node:/];

interface Target {
  readonly entry: string;
  readonly folder: string;
  readonly file: string;
  readonly format: 'cjs' | 'es';
}

/** What runs outside the screen. A sandboxed preload must be CommonJS and one file. */
const TARGETS = {
  main: { entry: at('../electron/main/main.ts'), folder: at('../out/main'), file: 'main.cjs', format: 'cjs' },
  preload: {
    entry: at('../electron/preload/preload.ts'),
    folder: at('../out/preload'),
    file: 'preload.cjs',
    format: 'cjs',
  },
  server: {
    entry: at('../electron/node/appServer.ts'),
    folder: at('../out/server'),
    file: 'appServer.mjs',
    format: 'es',
  },
  cli: { entry: at('../electron/cli/nodeEntry.ts'), folder: at('../out/cli'), file: 'cli.mjs', format: 'es' },
} as const satisfies Record<string, Target>;

function configFor(target: Target): UserConfig {
  return {
    root: at('..'),
    publicDir: false,
    // Node's own resolution: without this, Vite would pick the browser files of a package.
    resolve: { conditions: ['node'], mainFields: ['module', 'main'] },
    ssr: { noExternal: true, external: ['electron'] },
    build: {
      ssr: target.entry,
      outDir: target.folder,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rollupOptions: {
        external: outside,
        output: {
          format: target.format,
          entryFileNames: target.file,
          chunkFileNames: target.format === 'cjs' ? '[name]-[hash].cjs' : '[name]-[hash].mjs',
        },
      },
    },
  };
}

/** `--mode` names the part; without one it is the main process. */
export default defineConfig(({ mode }) =>
  configFor(Object.entries(TARGETS).find(([name]) => name === mode)?.[1] ?? TARGETS.main),
);
