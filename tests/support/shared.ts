import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A file or folder beside the repository that holds test data of others; null, with a printed line, where it is absent. */
export function sharedPath(...parts: readonly string[]): string | null {
  const path = fileURLToPath(new URL(`../../../shared/${parts.join('/')}`, import.meta.url));
  if (existsSync(path)) return path;
  process.stdout.write(`skipped: ../shared/${parts.join('/')} is not there\n`);
  return null;
}
