import { z } from 'zod';
import { createImportTools, openFile } from '../../core/interchange';
import type { Library } from '../../core/library';
import { packsIn } from '../../core/packs';
import { builtInLibrary } from '../templates';
import type { ImportJob } from './readInWorker';
import { sha256 } from './sha256';

z.config({ jitless: true });

const done = (job: ImportJob, library: Library) =>
  'packs' in job ? packsIn(job.packs, library) : openFile(job, { ...createImportTools(library), sha256 });

/** Does one job and ends. A hostile file is ended from outside. */
self.addEventListener('message', async (event: MessageEvent<ImportJob>) => {
  self.postMessage(await done(event.data, builtInLibrary()));
});
