import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../core/base';
import { checkFiles, countsLine, type TemplateFile } from '../../core/library';
import { loadLibraryFolder, loadTemplates } from '../node';
import { type CliIo, EXIT, type ExitCode } from './io';

export interface LibraryCheckArguments {
  /** A folder of library files, or one that has them below `libraries`; undefined: what is shipped. */
  readonly folder: string | undefined;
  /** Check the folder as an addition to what is shipped. */
  readonly withShipped: boolean;
}

/** `library check [DIR]`: whether every rule can be read and every reference leads somewhere; ends with the counts. */
export function libraryCheck({ folder, withShipped }: LibraryCheckArguments, io: CliIo): Result<ExitCode> {
  const own = folder === undefined ? ok<readonly TemplateFile[]>([]) : filesIn(folder);
  if (!own.ok) return own;
  const shipped = folder === undefined || withShipped ? loadTemplates(io.templates) : ok([]);
  if (!shipped.ok) return shipped;
  const checked = checkFiles([...shipped.value, ...own.value]);
  if (!checked.ok) return checked;
  for (const remark of checked.value.remarks) io.out(`${remark}\n`);
  io.out(`${countsLine(checked.value.counts)}\n`);
  return ok(EXIT.fine);
}

function filesIn(folder: string): Result<readonly TemplateFile[]> {
  const below = join(folder, 'libraries');
  const files = loadLibraryFolder(existsSync(below) ? below : folder, folder);
  if (!files.ok || files.value.length > 0) return files;
  return fail({ code: 'file/unreadable', file: folder, facts: { reason: 'it holds no library files' } });
}
