import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { shippedLibrary } from './shippedLibrary.mjs';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const { version: VERSION } = JSON.parse(readFileSync(at('../package.json'), 'utf8'));

/**
 * The one build of the screen, used by the desktop window and by the browser window alike.
 * Nothing in it needs an inline script or `eval`: the Content-Security-Policy of both hosts is `script-src 'self'`.
 */
export default defineConfig({
  root: at('../renderer'),
  base: './',
  publicDir: false,
  define: { __PARAPET_VERSION__: JSON.stringify(VERSION) },
  plugins: [react(), shippedLibrary()],
  worker: { format: 'es', plugins: () => [shippedLibrary()] },
  // Templates lie beside the renderer, not in it.
  server: { host: '127.0.0.1', fs: { allow: [at('..')] } },
  build: {
    outDir: at('../out/renderer'),
    emptyOutDir: true,
    target: 'chrome138',
    // An inlined font or image would be a data: URL, which the policy refuses for fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2500,
  },
});
