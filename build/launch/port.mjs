import { randomInt } from 'node:crypto';
import { readNote, writeNote } from './home.mjs';
import { Stop } from './words.mjs';

const NOTE = 'settings.json';
/** Below the ports that systems hand out for a moment, so that ours is likely to be free at the next start. */
const FIRST = 20_000;
const LAST = 32_000;

/** @param {string} home @returns {number | undefined} */
export function rememberedPort(home) {
  const { port } = readNote(home, NOTE);
  return Number.isInteger(port) && port >= 1024 && port <= 65535 ? port : undefined;
}

/**
 * Listens on the port asked for, else the remembered one, else one that is chosen now and remembered: a browser keeps
 * projects per port.
 * @template Server
 * @param {string} home @param {number | undefined} asked
 * @param {(port: number) => Promise<Server>} listen rejects with `EADDRINUSE` when the port is held
 * @returns {Promise<Server>}
 */
export async function listenOnOwnPort(home, asked, listen) {
  const kept = rememberedPort(home);
  const fixed = asked ?? kept;
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const port = fixed ?? randomInt(FIRST, LAST);
    try {
      const server = await listen(port);
      if (kept === undefined) writeNote(home, NOTE, { ...readNote(home, NOTE), port });
      return server;
    } catch (error) {
      if (!isHeld(error)) throw error;
      if (fixed !== undefined) throw new Stop(heldLine(fixed, kept));
    }
  }
  throw new Stop('No free port was found. Name one: npm start -- --port N');
}

/** @param {unknown} error */
function isHeld(error) {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return code === 'EADDRINUSE' || code === 'EACCES';
}

/** @param {number} port @param {number | undefined} kept */
function heldLine(port, kept) {
  const other = port < LAST ? port + 1 : FIRST;
  const note = port === kept ? `; projects made on ${port} are shown again when it is free` : '';
  return `Port ${port} is held by another program. Free it, or start on another: npm start -- --port ${other}${note}.`;
}
