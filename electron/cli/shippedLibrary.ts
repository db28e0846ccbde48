import type { Result } from '../../core/base';
import { type Library, loadLibrary } from '../../core/library';
import { loadTemplates } from '../node';

/** The library that the application is shipped with. */
export function shippedLibrary(templates: string): Result<Library> {
  const files = loadTemplates(templates);
  return files.ok ? loadLibrary(files.value) : files;
}
