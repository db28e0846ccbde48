import { parseArgs } from 'node:util';
import { Stop } from './words.mjs';

export const USAGE = `npm start [-- OPTION…]   installs what is missing, builds, opens Parapet

  --browser      a window of an installed Chromium, Chrome or Edge, even where Electron is at hand
  --no-window    only prints the address to open
  --port N       serve the browser window on port N this time; projects belong to the port that they were made on
  --home DIR     keep projects and settings in DIR
  --help         this text`;

/** @typedef {{ port: number | undefined, home: string | undefined, browser: boolean, window: boolean, help: boolean }} Options */

/** @param {string[]} args @returns {Options} */
export function readOptions(args) {
  const { values } = parsed(args);
  return {
    port: values.port === undefined ? undefined : portNumber(values.port),
    home: values.home,
    browser: values.browser ?? false,
    window: !values['no-window'],
    help: values.help ?? false,
  };
}

/** @param {string[]} args */
function parsed(args) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string' },
        home: { type: 'string' },
        browser: { type: 'boolean' },
        'no-window': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message.split(/[.\n]/)[0] : 'Bad use';
    throw new Stop(`${reason}. See npm start -- --help`, 2);
  }
}

/** @param {string} text */
function portNumber(text) {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1024 || port > 65535) throw new Stop(`--port takes a number from 1024 to 65535, not "${text}".`, 2);
  return port;
}
