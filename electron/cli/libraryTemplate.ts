import { mkdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fail, ok, type Result, stableJson } from '../../core/base';
import { decodeUtf8 } from '../../core/document';
import { packOfTemplate } from '../../core/interchange';
import type { Library } from '../../core/library';
import { reasonOf } from '../../core/text';
import { type CliIo, EXIT, type ExitCode } from './io';
import { readBytes } from './readInput';
import { count, table } from './table';
import { writeOutput } from './writeOutput';

export interface LibraryTemplateArguments {
  readonly file: string;
  /** Folder to write the library files to; it is made if it is not there. */
  readonly out: string;
}

/** `library template FILE --out DIR`: a Microsoft template as library files, and what of it could not come along. */
export async function libraryTemplate(
  { file, out }: LibraryTemplateArguments,
  library: Library,
  io: CliIo,
): Promise<Result<ExitCode>> {
  const bytes = await readBytes(file);
  if (!bytes.ok) return bytes;
  const text = decodeUtf8(bytes.value, file);
  if (!text.ok) return text;
  const pack = packOfTemplate(text.value, file, library);
  if (!pack.ok) return pack;
  for (const { path, json } of pack.value.files) {
    const written = await writeBelow(join(out, path), stableJson(json));
    if (!written.ok) return written;
  }
  io.out(`${basename(file)}: ${count(pack.value.threats, 'threat')} in ${count(pack.value.files.length, 'file')}\n`);
  const rows = pack.value.dropped.map(line => [line.what, line.reason]);
  io.out(table(['Dropped', 'Because'], rows));
  return ok(EXIT.fine);
}

async function writeBelow(path: string, content: string): Promise<Result<null>> {
  try {
    await mkdir(dirname(path), { recursive: true });
  } catch (error) {
    return fail({ code: 'file/not-saved', file: path, facts: { reason: reasonOf(error) } });
  }
  return writeOutput(path, content);
}
