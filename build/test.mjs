// npm test: installs what is missing, runs everything, ends with `N passed, N failed, N skipped`.
import { guarded } from './launch/guard.mjs';

guarded(async () => {
  const { test } = await import('./launch/testRun.mjs');
  return test();
});
