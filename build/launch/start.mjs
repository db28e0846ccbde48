import { hasDisplay } from './browsers.mjs';
import { foundRunning, openInBrowser } from './browserWindow.mjs';
import { openDesktop } from './desktopWindow.mjs';
import { ensureBuilt } from './freshBuild.mjs';
import { homeFolder } from './home.mjs';
import { ensureInstalled } from './install.mjs';
import { readOptions, USAGE } from './options.mjs';
import { say } from './words.mjs';

/** npm start. @param {string[]} args @returns {Promise<number>} the exit code */
export async function start(args) {
  const options = readOptions(args);
  if (options.help) {
    say(USAGE);
    return 0;
  }
  const home = homeFolder({ option: options.home, env: process.env, platform: process.platform });
  if (await foundRunning(home)) return 0;
  await ensureInstalled();
  await ensureBuilt();

  let isStopped = false;
  const stopped = stopSignal().then(() => {
    isStopped = true;
  });
  const desktop = options.window && !options.browser && hasDisplay(process.platform, process.env);
  if (desktop) {
    const code = await openDesktop({ home, stopped });
    if (code !== null) return code;
  }
  if (isStopped) return 0;
  return openInBrowser({ home, port: options.port, window: options.window, stopped });
}

/** Settles on Ctrl+C, or when the terminal is closed. @returns {Promise<void>} */
function stopSignal() {
  return new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve());
  });
}
