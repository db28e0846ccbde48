// npm run check: what of npm test needs no build and no journeys.
import { guarded } from './launch/guard.mjs';

guarded(async () => {
  const { check } = await import('./launch/testRun.mjs');
  return check();
});
