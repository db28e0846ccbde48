import { fileURLToPath } from 'node:url';
import { inFull } from '../core/library';
import { oneLine } from '../core/text';
import { loadTemplates } from '../electron/node/loadTemplates';

/** Each shipped file of the library, by its path, with everything in it that it leaves out. A mistake in one is an exception. */
export function readLibraryInFull(): ReadonlyMap<string, unknown> {
  const files = loadTemplates(fileURLToPath(new URL('../templates', import.meta.url)));
  const read = files.ok ? inFull(files.value) : files;
  if (!read.ok) throw new Error(read.problems.map(oneLine).join('\n'));
  return new Map(read.value.map(({ path, json }) => [path, json]));
}
