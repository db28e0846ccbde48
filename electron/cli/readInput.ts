import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { fail, ok, type Problem, type Result } from '../../core/base';
import { FILE_LIMITS, isZip, withinSize } from '../../core/document';
import { createImportTools, LARGEST_FILE, type OpenedFile, openFile } from '../../core/interchange';
import type { Library } from '../../core/library';
import { reasonOf } from '../../core/text';
import { type CliKnowledge, judgedBy, type OpenedModel } from './knowledge';

/** SHA-256 as lower-case hex. */
export const sha256 = async (bytes: Uint8Array): Promise<string> => createHash('sha256').update(bytes).digest('hex');

/**
 * Opens a file of any format that is read. Origins inside carry its name only, so that the result does not depend on where it lies;
 * problems carry the path as it was typed.
 */
export async function readInput(path: string, library: Library): Promise<Result<OpenedFile>> {
  const bytes = await readBytes(path);
  if (!bytes.ok) return bytes;
  const name = basename(path);
  const opened = await openFile({ name, bytes: bytes.value }, { ...createImportTools(library), sha256 });
  if (opened.ok) return opened;
  const [first, ...rest] = opened.problems;
  return fail(withPath(first, name, path), ...rest.map(problem => withPath(problem, name, path)));
}

/** The same for verbs that need a project, with everything that it is judged by. */
export async function readProject(path: string, known: CliKnowledge): Promise<Result<OpenedModel>> {
  const opened = await readInput(path, known.library);
  if (!opened.ok) return opened;
  const { document } = opened.value;
  if (document.kind === 'project') return judgedBy(document.model, known);
  return fail({ code: 'document/wrong-kind', file: path, facts: { found: document.kind, wanted: 'project' } });
}

function withPath(problem: Problem, name: string, path: string): Problem {
  return problem.file?.startsWith(name) ? { ...problem, file: path + problem.file.slice(name.length) } : problem;
}

/** The bytes of a file; one that is too large is refused before it is read. */
export async function readBytes(path: string): Promise<Result<Uint8Array>> {
  try {
    const file = await open(path, 'r');
    try {
      const found = await file.stat();
      if (found.isDirectory()) return unreadable(path, { code: 'EISDIR' });
      if (!found.isFile()) return fail({ code: 'file/unreadable', file: path, facts: { reason: 'it is not a file' } });
      const start = await file.read(new Uint8Array(4), 0, 4, 0);
      const limits = isZip(start.buffer) ? { ...FILE_LIMITS, bytes: LARGEST_FILE } : FILE_LIMITS;
      const fits = withinSize(found.size, path, limits);
      return fits.ok ? ok(new Uint8Array(await file.readFile())) : fits;
    } finally {
      await file.close();
    }
  } catch (error) {
    return unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): Result<never> {
  return fail({ code: 'file/unreadable', file: path, facts: { reason: reasonOf(error) } });
}
