import type { Problem } from '../base';

/** Steps that lead out of the folder, or that a system would take for something else; control signs in names lie to whoever reads them. */
const UNSAFE = /(?:^|\/)\.{0,2}(?:\/|$)|[\\:]|(?![\u0080-\u009f])\p{Cc}/u;

/** Whether a path stays below the folder that it is in, on every system. */
export const isSafePath = (path: string): boolean => !UNSAFE.test(path);

/** The first file of a pack whose name cannot be taken: it leads elsewhere, or another one differs from it in its letters' case alone. */
export function wrongName({
  name,
  files,
}: {
  readonly name: string;
  readonly files: readonly { readonly path: string }[];
}): Problem | null {
  const seen = new Map<string, string>();
  for (const { path } of files) {
    if (!isSafePath(path)) return { code: 'pack/unsafe-name', file: name, facts: { path: path.slice(0, 100) } };
    const same = path.normalize('NFC').toLowerCase();
    const other = seen.get(same);
    if (other !== undefined) return { code: 'pack/same-name', file: `${name}/${path}`, facts: { other } };
    seen.set(same, path);
  }
  return null;
}
