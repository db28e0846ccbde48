// npm run package: an installer for this system.
import { guarded } from './launch/guard.mjs';

guarded(async () => {
  const { pack } = await import('./launch/package.mjs');
  return pack(process.argv.slice(2));
});
