import type { Problem } from '../base';

/** Steps that lead out of the folder, or that a system would take for something else; control signs in names lie to whoever reads them. */
const UNSAFE = /(?:^|\/)\.{0,2}(?:\/|$)|[\\:]|(?![\u0080-\u009f])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u;

/** Signs that turn the direction of what follows around. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]|\\(?:u|U0000)(?:202[a-eA-E]|206[6-9])/;

/** The first sign in the text of a file, written out or as an escape, that makes a text read other than it is; null: none. */
export function turningSign(text: string): { readonly name: string; readonly offset: number } | null {
  const found = TURNING.exec(text);
  if (!found) return null;
  const [sign] = found;
  const number = sign.length === 1 ? codeOf(sign) : sign.slice(-4).toUpperCase();
  return { name: `U+${number}`, offset: found.index };
}

const codeOf = (sign: string) => (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');

/** A name whose turning signs are spelt out, so that it reads as it is. */
export const spelt = (name: string): string =>
  name.replace(/[\u202a-\u202e\u2066-\u2069]/g, sign => `U+${codeOf(sign)}`).slice(0, 100);

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
    if (!isSafePath(path)) return { code: 'pack/unsafe-name', file: name, facts: { path: spelt(path) } };
    const same = path.normalize('NFC').toLowerCase();
    const other = seen.get(same);
    if (other !== undefined) return { code: 'pack/same-name', file: `${name}/${path}`, facts: { other } };
    seen.set(same, path);
  }
  return null;
}
