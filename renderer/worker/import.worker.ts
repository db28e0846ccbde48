import { z } from 'zod';
import { createImportTools, openFile } from '../../core/interchange';
import { loadLibrary } from '../../core/library';
import { builtInTemplates } from '../templates';
import { sha256 } from './sha256';

z.config({ jitless: true });

/** Reads one file and ends. A hostile one is ended from outside. */
self.addEventListener('message', async (event: MessageEvent<{ readonly name: string; readonly bytes: Uint8Array }>) => {
  const library = loadLibrary(builtInTemplates());
  self.postMessage(library.ok ? await openFile(event.data, { ...createImportTools(library.value), sha256 }) : library);
});
