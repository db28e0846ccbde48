import { runnerImport } from 'vite';
import { at } from './launch/paths.mjs';

const OF_LIBRARY = /\/templates\/(libraries\/.*\.json)$/;

/** @type {Promise<ReadonlyMap<string, unknown>> | null} */
let read = null;

async function readAll() {
  /** @type {{ module: typeof import('./libraryInFull') }} */
  const { module } = await runnerImport(at('build/libraryInFull.ts'));
  return module.readLibraryInFull();
}

/**
 * Looks for mistakes in the shipped library while the app is built, so that no start of a page or a worker has to.
 * @returns {import('vite').Plugin}
 */
export function shippedLibrary() {
  return {
    name: 'shipped-library',
    enforce: 'pre',
    watchChange() {
      read = null;
    },
    transform: {
      filter: { id: OF_LIBRARY },
      async handler(_, id) {
        read ??= readAll();
        const [, path = ''] = OF_LIBRARY.exec(id) ?? [];
        return JSON.stringify((await read).get(path));
      },
    },
  };
}
