import { ensureBuilt } from './freshBuild.mjs';
import { ensureInstalled } from './install.mjs';
import { at, ROOT } from './paths.mjs';
import { execute } from './process.mjs';
import { Stop, say, tail, withoutTraces } from './words.mjs';

/** The packer's own parts need a later Node than Parapet. @param {string} version */
export function packerProblem(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const supported = major > 22 || (major === 22 && minor >= 12);
  return supported ? null : `npm run package needs Node 22.12 or later; this is ${version}.`;
}

/** npm run package: an installer for this system, into dist/. @param {string[]} args handed on to electron-builder @returns {Promise<number>} */
export async function pack(args) {
  const problem = packerProblem(process.versions.node);
  if (problem) throw new Stop(problem, 2);
  await ensureInstalled();
  await ensureBuilt();
  say('Packing …');
  const script = at('node_modules/electron-builder/cli.js');
  const { code, output } = await execute(
    process.execPath,
    [script, '--config', 'build/electron-builder.yml', '--publish', 'never', ...args],
    {
      cwd: ROOT,
    },
  );
  if (code !== 0) {
    say(tail(withoutTraces(output), 15));
    throw new Stop(
      'The application was not packed; the lines above say why. The packer fetches Electron and its tools, so it needs the network.',
    );
  }
  say('The installer is in dist/.');
  return 0;
}
