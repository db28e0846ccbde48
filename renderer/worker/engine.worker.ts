import { z } from 'zod';
import { createEnvironment } from '../../core/base';
import { Database } from '../persistence';
import { builtInGlyphs, builtInLibrary, builtInPacks, builtInRuleTests, builtInTemplates } from '../templates';
import { createBrowserLocks } from './locks';
import type { FromWorker, ToWorker } from './messages';
import { createOffice } from './office';
import { makePdf } from './pdfClient';
import { readInWorker, readPacksInWorker } from './readInWorker';
import { sampleText } from './samples';
import { serveOffice } from './serve';
import { sha256 } from './sha256';

z.config({ jitless: true });

const office = createOffice({
  db: new Database(),
  library: builtInLibrary(),
  base: builtInTemplates(),
  shippedPacks: builtInPacks(),
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
