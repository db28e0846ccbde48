import { z } from 'zod';
import { createImportTools, openFile } from '../../core/interchange';
import { type Library, loadLibrary } from '../../core/library';
import { packsIn } from '../../core/packs';
import { builtInTemplates } from '../templates';
import type { ImportJob } from './readInWorker';
import { sha256 } from './sha256';

z.config({ jitless: true });

const done = (job: ImportJob, library: Library) =>
  'packs' in job ? packsIn(job.packs, library) : openFile(job, { ...createImportTools(library), sha256 });

/** Does one job and ends. A hostile file is ended from outside. */
self.addEventListener('message', async (event: MessageEvent<ImportJob>) => {
  const library = loadLibrary(builtInTemplates());
  self.postMessage(library.ok ? await done(event.data, library.value) : library);
});
