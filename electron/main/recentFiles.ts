import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { writeFileAtomic } from '../node';

const MOST = 12;
const Entry = z.strictObject({ path: z.string().min(1).max(4096), openedAt: z.iso.datetime() });
type Entry = z.infer<typeof Entry>;
const Entries = z.array(Entry).max(MOST);

/** Which files were opened or saved lately, the latest first; kept in one small file. */
export interface RecentFiles {
  list(): Promise<readonly Entry[]>;
  add(path: string): Promise<void>;
  remove(path: string): Promise<void>;
  clear(): Promise<void>;
}

/** @param file where the list is kept @param now the present moment, ISO 8601 */
export function createRecentFiles(file: string, now: () => string): RecentFiles {
  // One after the other, so that two quick changes do not lose one another.
  let turn: Promise<unknown> = Promise.resolve();

  async function list(): Promise<readonly Entry[]> {
    const text = await readFile(file, 'utf8').catch(() => '[]');
    // A list that cannot be read is only a convenience lost.
    return Entries.catch([]).parse(parsed(text));
  }

  function change(next: (entries: readonly Entry[]) => readonly Entry[]): Promise<void> {
    const done = turn.then(async () => {
      const entries = next(await list());
      await mkdir(dirname(file), { recursive: true });
      await writeFileAtomic(file, JSON.stringify(entries));
    });
    turn = done.catch(() => undefined);
    return done;
  }

  const without = (entries: readonly Entry[], path: string) => entries.filter(entry => entry.path !== path);
  return {
    list: () => turn.then(list),
    add: path => change(entries => [{ path, openedAt: now() }, ...without(entries, path)].slice(0, MOST)),
    remove: path => change(entries => without(entries, path)),
    clear: () => change(() => []),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return [];
  }
}
