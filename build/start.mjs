// npm start: installs what is missing, builds, opens the app. Nothing may be imported before the version of Node is known.
import('./launch/node.mjs').then(async ({ nodeProblem }) => {
  const problem = nodeProblem(process.versions.node);
  if (problem) {
    process.stderr.write(`${problem}\n`);
    process.exitCode = 2;
    return;
  }
  const { run } = await import('./launch/words.mjs');
  const { start } = await import('./launch/start.mjs');
  await run(() => start(process.argv.slice(2)));
});
