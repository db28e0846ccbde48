// npm start: installs what is missing, builds, opens the app.
import { guarded } from './launch/guard.mjs';

guarded(async () => {
  const { start } = await import('./launch/start.mjs');
  return start(process.argv.slice(2));
});
