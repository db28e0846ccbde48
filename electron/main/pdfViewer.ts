import { mkdtemp, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok } from '../../core/base';
import type { HostCalls } from '../../core/host';
import { reasonOf } from '../../core/text';

interface Parts {
  /** The system's folder for what need not last. */
  readonly temporary: string;
  /** Opens a file with the person's own program for it; answers what went wrong, or nothing. */
  readonly openPath: (path: string) => Promise<string>;
}

/** Alive because it has a folder of its own while the app runs. */
export interface PdfViewer {
  readonly calls: Pick<HostCalls, 'pdf.show'>;
  /** Deletes the copies that were made to be looked at. */
  clear(): Promise<void>;
}

/**
 * Shows PDFs in the person's own program. The page gives content, never a path: what is opened is always a file that was written
 * here, in a folder that nobody else may read, and always a PDF (`core/host` looks at its first bytes and at its name).
 */
export function createPdfViewer({ temporary, openPath }: Parts): PdfViewer {
  let folder: Promise<string> | null = null;
  let count = 0;
  return {
    calls: {
      async 'pdf.show'({ name, bytes }) {
        try {
          folder ??= mkdtemp(join(temporary, 'parapet-'));
          count += 1;
          // A folder for each: a program may still hold an earlier one of the same name.
          const own = await mkdtemp(join(await folder, `${count}-`));
          const path = join(own, name);
          const file = await open(path, 'wx', 0o600);
          await file.writeFile(bytes).finally(() => file.close());
          const wrong = await openPath(path);
          return wrong === '' ? ok(null) : fail({ code: 'host/refused', facts: { reason: wrong } });
        } catch (error) {
          return fail({ code: 'file/not-saved', file: name, facts: { reason: reasonOf(error) } });
        }
      },
    },
    async clear() {
      const made = await folder?.catch(() => null);
      folder = null;
      if (made) await rm(made, { recursive: true, force: true }).catch(() => undefined);
    },
  };
}
