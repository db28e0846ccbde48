import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PackFolder } from '../../core/packs';
import { REPOSITORY } from './runCli';

export const PACKS_PAGE = readFileSync(join(REPOSITORY, 'docs', 'packs.md'), 'utf8');

/** The files of the pack that `docs/packs.md` builds, by path. */
export const TILL_FILES: ReadonlyMap<string, string> = new Map(
  [...PACKS_PAGE.matchAll(/^\*\*(.+)\*\*\n\n```yaml\n([\s\S]*?)^```$/gm)].map(([, path = '', text = '']) => [
    path,
    text,
  ]),
);

/** That pack as a folder, with some of its texts changed. */
export function tillPack(change: (text: string, path: string) => string = text => text): PackFolder {
  const files = [...TILL_FILES].map(([path, text]) => {
    const below = path.replace(/^shop-tills\//, '');
    return { path: below, text: change(text, below) };
  });
  return { name: 'shop-tills', files };
}
