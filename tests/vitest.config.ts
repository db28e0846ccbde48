import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { shippedLibrary } from '../build/shippedLibrary.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folders = [
  'core',
  'renderer',
  'electron',
  'build',
  'tests/{architecture,properties,contract,integration,support}',
];
const define = { __PARAPET_VERSION__: JSON.stringify('0.0.0-test') };
const shared = { root, exclude: ['**/node_modules/**', 'out/**'], testTimeout: 20_000, hookTimeout: 30_000 };

export default defineConfig({
  root,
  test: {
    // Two workers, because the suite must be comfortable on two cores.
    maxWorkers: 2,
    passWithNoTests: false,
    projects: [
      {
        define,
        plugins: [shippedLibrary()],
        test: {
          ...shared,
          name: 'node',
          environment: 'node',
          // Modules are loaded once a worker and not once a file: the core keeps nothing between two tests, and loading it is most of the time.
          isolate: false,
          include: folders.map(folder => `${folder}/**/*.test.ts`),
        },
      },
      {
        define,
        plugins: [react(), shippedLibrary()],
        test: {
          ...shared,
          name: 'dom',
          environment: 'happy-dom',
          include: folders.map(folder => `${folder}/**/*.test.tsx`),
        },
      },
    ],
  },
});
