import { join } from 'node:path';
import { z } from 'zod';
import { startApplication } from './application';
import { commandWords } from './commandLine';
import { app } from './electron';

// Nothing in Parapet may build code from text, zod's fast path included.
z.config({ jitless: true });

const home = process.env['PARAPET_HOME'];
if (home) app.setPath('userData', join(home, 'desktop'));

const words = commandWords(process.argv, app.isPackaged);
if (words) void runCommand(words);
else startApplication();

/** The command line of the packed app, so that nobody needs Node for it. No window is opened. */
async function runCommand(verbAndMore: readonly string[]): Promise<void> {
  const { run } = await import('../cli/cli');
  const code = await run(verbAndMore, {
    out: text => process.stdout.write(text),
    err: text => process.stderr.write(text),
    today: () => new Date().toISOString().slice(0, 10),
    version: app.getVersion(),
    templates: join(app.getAppPath(), 'templates'),
  });
  // A pipe may still hold the last lines, and `exit` does not wait for it.
  await new Promise(resolve => process.stdout.write('', resolve));
  app.exit(code);
}
