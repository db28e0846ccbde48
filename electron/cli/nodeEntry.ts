import { fileURLToPath } from 'node:url';
import { version } from '../../package.json';
import { run } from './cli';
import type { CliIo } from './io';

/** No code is ever made of text, here as in the window. */
async function withoutCodeFromText(): Promise<void> {
  const { z } = await import('zod');
  z.config({ jitless: true });
}

// Whoever reads our output may stop reading (`| head`); that is no error of ours, and the exit code still counts.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

const io: CliIo = {
  out: text => process.stdout.write(text),
  err: text => process.stderr.write(text),
  today: () => new Date().toISOString().slice(0, 10),
  version,
  templates: fileURLToPath(new URL('../../templates', import.meta.url)),
};

process.exitCode = await run(process.argv.slice(2), io, withoutCodeFromText);
