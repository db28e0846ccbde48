import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { run } from '../../electron/cli/cli';
import { TEMPLATES } from './templates';

export const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));

/** What a run of the command line came to. */
export interface CliOutcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in this process, on a fixed day. */
export async function runCli(...argv: readonly string[]): Promise<CliOutcome> {
  let out = '';
  let err = '';
  const code = await run(argv, {
    out: text => {
      out += text;
    },
    err: text => {
      err += text;
    },
    today: () => '2026-11-23',
    version: '1.2.3',
    templates: TEMPLATES,
  });
  return { code, out, err };
}

/** Runs it as a program of its own, the way a person does. */
export function spawnCli(...argv: readonly string[]): Promise<CliOutcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'electron/cli/nodeEntry.ts', ...argv], {
      cwd: REPOSITORY,
    });
    const outcome = { out: '', err: '' };
    child.stdout.on('data', chunk => {
      outcome.out += String(chunk);
    });
    child.stderr.on('data', chunk => {
      outcome.err += String(chunk);
    });
    child.on('error', reject);
    child.on('close', code => resolve({ ...outcome, code: code ?? -1 }));
  });
}
