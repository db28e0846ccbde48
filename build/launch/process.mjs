import { spawn } from 'node:child_process';

/** Windows starts `npm` and `npx` through a shell only. */
const SHELL = process.platform === 'win32';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program to its end.
 * @param {string} program @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, seconds?: number, shell?: boolean, onOutput?: (text: string) => void }} [options]
 * @returns {Promise<{ code: number, output: string }>} `code` is 127 when it could not be started
 */
export function execute(program, args, { cwd, env, seconds, shell = false, onOutput } = {}) {
  return new Promise(resolve => {
    const child = spawn(program, args, { cwd, env, shell, stdio: ['ignore', 'pipe', 'pipe'], detached: !SHELL });
    let output = '';
    /** @param {Buffer} chunk */
    const take = chunk => {
      const text = chunk.toString();
      output += text;
      onOutput?.(text);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    const timer = seconds === undefined ? undefined : setTimeout(() => endTree(child), seconds * 1000);
    // The program has a process group of its own, so Ctrl+C must be handed on.
    const stop = () => {
      endTree(child);
      process.exit(130);
    };
    for (const signal of SIGNALS) process.once(signal, stop);
    const done = (/** @type {number} */ code) => {
      clearTimeout(timer);
      for (const signal of SIGNALS) process.off(signal, stop);
      resolve({ code, output });
    };
    child.once('error', error => {
      output += error.message;
      done(127);
    });
    child.once('close', (code, signal) => done(code ?? (signal ? 1 : 0)));
  });
}

/** Ends a program and what it started. @param {import('node:child_process').ChildProcess} child */
export function endTree(child) {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    if (SHELL) spawn('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}

/**
 * Runs npm: the very one that runs this script, where npm started it.
 * @param {readonly string[]} args @param {{ cwd?: string, onOutput?: (text: string) => void }} [options]
 */
export function npm(args, options = {}) {
  const script = process.env['npm_execpath'];
  const env = { ...process.env, npm_config_loglevel: 'error' };
  return script && /npm-cli\.c?js$/.test(script)
    ? execute(process.execPath, [script, ...args], { ...options, env })
    : execute('npm', args, { ...options, env, shell: SHELL });
}
