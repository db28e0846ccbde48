import { z } from 'zod';
import { createEnvironment } from '../../core/base';
import { loadLibrary } from '../../core/library';
import { Database } from '../persistence';
import { builtInGlyphs, builtInRuleTests, builtInTemplates } from '../templates';
import { createBrowserLocks } from './locks';
import type { FromWorker, ToWorker } from './messages';
import { createOffice } from './office';
import { makePdf } from './pdfClient';
import { readInWorker, readPacksInWorker } from './readInWorker';
import { sampleText } from './samples';
import { serveOffice } from './serve';
import { sha256 } from './sha256';

z.config({ jitless: true });

const base = builtInTemplates();
const library = loadLibrary(base);
if (!library.ok)
  throw new Error(
    library.problems.map(problem => `${problem.code} ${problem.file ?? ''} ${problem.place ?? ''}`).join('; '),
  );

const office = createOffice({
  db: new Database(),
  library: library.value,
  base,
  ruleTests: builtInRuleTests,
  environment: createEnvironment(Date.now, length => crypto.getRandomValues(new Uint8Array(length))),
  sha256,
  locks: createBrowserLocks(navigator.locks),
  read: readInWorker,
  readPacks: readPacksInWorker,
  sample: sampleText,
  pdf: makePdf,
  glyphs: builtInGlyphs(),
});
const serve = serveOffice(office, (message: FromWorker) => self.postMessage(message));
self.addEventListener('message', (event: MessageEvent<ToWorker>) => serve(event.data));
