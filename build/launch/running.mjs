import { request } from 'node:http';
import { readNote, removeNote, writeNote } from './home.mjs';

/** Who runs, and the token that proves to it that a call comes from this person. Readable by this person only. */
const NOTE = 'running.json';

/** @param {string} home @param {{ port: number, token: string }} running */
export function noteRunning(home, running) {
  writeNote(home, NOTE, running);
}

/** Forgets who runs, if that is still the one with this token. @param {string} home @param {string} token */
export function forgetRunning(home, token) {
  if (readNote(home, NOTE).token === token) removeNote(home, NOTE);
}

/**
 * Asks a Parapet that runs on this home folder to come to the front.
 * @param {string} home
 * @returns {Promise<null | { window: boolean, address: string }>} null when none runs
 */
export async function raiseRunning(home) {
  const { port, token } = readNote(home, NOTE);
  if (!Number.isInteger(port) || typeof token !== 'string') return null;
  const status = await post(port, token);
  if (status !== 200 && status !== 204) return null;
  return { window: status === 204, address: `http://127.0.0.1:${port}/?start=${token}` };
}

/** @param {number} port @param {string} token @returns {Promise<number>} the status; 0 for no answer */
function post(port, token) {
  return new Promise(resolve => {
    const options = { method: 'POST', headers: { 'x-parapet-token': token }, timeout: 2000 };
    const call = request({ host: '127.0.0.1', port, path: '/.parapet/raise', ...options }, answer => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    call.once('timeout', () => call.destroy());
    call.once('error', () => resolve(0));
    call.end();
  });
}
