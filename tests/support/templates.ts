import { fileURLToPath } from 'node:url';
import { type Library, loadLibrary, type TemplateFile } from '../../core/library';
import { loadRuleTests, loadTemplates } from '../../electron/node/loadTemplates';

export const TEMPLATES = fileURLToPath(new URL('../../templates', import.meta.url));

let shipped: Library | null = null;

/** The library files as they are shipped, a fresh copy each time. */
export function shippedFiles(): readonly TemplateFile[] {
  const files = loadTemplates(TEMPLATES);
  if (!files.ok) throw new Error(JSON.stringify(files.problems.slice(0, 5)));
  return files.value;
}

/** The library as it is shipped, read once for all tests of a file. */
export function shippedLibrary(): Library {
  if (shipped) return shipped;
  const library = loadLibrary(shippedFiles());
  if (!library.ok) throw new Error(JSON.stringify(library.problems.slice(0, 5)));
  shipped = library.value;
  return shipped;
}

/** The tests of the shipped rules. */
export function shippedRuleTests(): readonly TemplateFile[] {
  const tests = loadRuleTests(TEMPLATES);
  if (!tests.ok) throw new Error(JSON.stringify(tests.problems.slice(0, 5)));
  return tests.value;
}

/** The shipped library together with the tests of its rules. */
export function libraryWithTests(): Library {
  const library = loadLibrary([...shippedFiles(), ...shippedRuleTests()]);
  if (!library.ok) throw new Error(JSON.stringify(library.problems.slice(0, 5)));
  return library.value;
}
