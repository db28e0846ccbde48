// Read by whatever Node somebody has: plain syntax, and nothing imported that an old one would not understand.
import { nodeProblem } from './node.mjs';
import { run } from './words.mjs';

/** Runs a command, once the version of Node is known to do. @param {() => Promise<number>} command */
export function guarded(command) {
  const problem = nodeProblem(process.versions.node);
  if (problem === null) return run(command);
  process.stderr.write(`${problem}\n`);
  process.exitCode = 2;
  return Promise.resolve();
}
