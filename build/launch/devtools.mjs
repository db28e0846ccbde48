/**
 * @typedef {object} Devtools
 * @property {(method: string, params?: object, sessionId?: string) => Promise<any>} send
 * @property {(event: string, listener: (params: any) => void) => void} on
 */

/**
 * The browser's own control protocol over the pipe of `--remote-debugging-pipe`: JSON texts, each ended by NUL, written to
 * descriptor 3 and read from 4. No port is opened for it.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Devtools}
 */
export function createDevtools(child) {
  const [, , , input, output] = child.stdio;
  /** @type {Map<number, { resolve: (value: any) => void, reject: (error: Error) => void }>} */
  const waiting = new Map();
  /** @type {Map<string, ((params: any) => void)[]>} */
  const listeners = new Map();
  let last = 0;
  let rest = '';

  /** @param {string} text */
  function take(text) {
    const message = JSON.parse(text);
    if (message.method) for (const listener of listeners.get(message.method) ?? []) listener(message.params);
    const call = waiting.get(message.id);
    if (!call) return;
    waiting.delete(message.id);
    if (message.error) call.reject(new Error(message.error.message));
    else call.resolve(message.result);
  }

  function giveUp() {
    for (const call of waiting.values()) call.reject(new Error('The browser is gone.'));
    waiting.clear();
  }

  if (output && 'setEncoding' in output) output.setEncoding('utf8');
  output?.on('data', chunk => {
    const parts = `${rest}${chunk}`.split('\0');
    rest = parts.pop() ?? '';
    for (const part of parts) take(part);
  });
  for (const stream of [input, output]) stream?.on('error', giveUp);
  child.once('exit', giveUp);
  child.once('error', giveUp);

  return {
    send(method, params = {}, sessionId) {
      last += 1;
      const id = last;
      return new Promise((resolve, reject) => {
        if (!input || !('write' in input) || child.exitCode !== null) {
          reject(new Error('The browser is gone.'));
          return;
        }
        waiting.set(id, { resolve, reject });
        input.write(`${JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) })}\0`);
      });
    },
    on(event, listener) {
      listeners.set(event, [...(listeners.get(event) ?? []), listener]);
    },
  };
}
