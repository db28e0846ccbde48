import { fail, ok, type Result } from '../../core/base';
import { reasonOf } from '../../core/text';
import { writeFileAtomic } from '../node';

/** Writes a result whole or not at all. */
export async function writeOutput(path: string, content: string | Uint8Array): Promise<Result<null>> {
  try {
    await writeFileAtomic(path, content);
    return ok(null);
  } catch (error) {
    return fail({ code: 'file/not-saved', file: path, facts: { reason: reasonOf(error) } });
  }
}
