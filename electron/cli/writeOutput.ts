import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { fail, ok, type Result } from '../../core/base';
import { reasonOf } from '../../core/text';
import { writeFileAtomic } from '../node';

/** Writes a result whole or not at all. */
export async function writeOutput(path: string, content: string | Uint8Array): Promise<Result<null>> {
  try {
    await writeFileAtomic(path, content);
    return ok(null);
  } catch (error) {
    return fail({ code: 'file/not-saved', file: path, facts: { reason: whyNotSaved(path, error) } });
  }
}

/** What is not there when a file is written is its folder. */
function whyNotSaved(path: string, error: unknown): string {
  return existsSync(dirname(path)) ? reasonOf(error) : 'its folder is not there';
}
