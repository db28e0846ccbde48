import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** React Flow alone, built as the app is built. */
export default defineConfig({
  root: at('./bareFlow'),
  base: './',
  plugins: [react()],
  logLevel: 'warn',
  build: { outDir: at('../../out/bench/bareFlow'), emptyOutDir: true, target: 'chrome138' },
});
