import { join } from 'node:path';
import { z } from 'zod';
import { startApplication } from './application';
import { app } from './electron';

// Nothing in Parapet may build code from text, zod's fast path included.
z.config({ jitless: true });

const home = process.env['PARAPET_HOME'];
if (home) app.setPath('userData', join(home, 'desktop'));

startApplication();
