/**
 * Something that a person can mend: its message is the one line they see. Everything else that is thrown is a bug,
 * and still no stack trace is shown.
 */
export class Stop extends Error {
  /** @param {string} message @param {number} [code] the exit code */
  constructor(message, code = 1) {
    super(message);
    this.code = code;
  }
}

/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/**
 * Runs a command to its end; what goes wrong is said in one line.
 * @param {() => Promise<number>} main
 */
export async function run(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    const line = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${line.split('\n')[0]}\n`);
    process.exitCode = error instanceof Stop ? error.code : 1;
  }
}

/** The last lines of a long output. @param {string} text @param {number} [lines] */
export function tail(text, lines = 40) {
  return text.trimEnd().split('\n').slice(-lines).join('\n');
}

/** A tool's output without its stack traces: they say where the tool was, not what is wrong. @param {string} text */
export function withoutTraces(text) {
  const isTrace = (/** @type {string} */ line) => /^\s+at \S.*(:\d+:\d+\)?|<anonymous>\))$/.test(line);
  return text
    .split('\n')
    .filter(line => !isTrace(line))
    .join('\n');
}
