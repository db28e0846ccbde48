import type { FileKind } from '../../core/host';

/** macOS knows extensions without a dot in them only: `parapet.json` is `json` there. */
export function filtersOf(kinds: readonly FileKind[], platform: NodeJS.Platform) {
  const plain = (extension: string) => (platform === 'darwin' ? extension.replace(/^.*\./, '') : extension);
  return kinds.map(({ label, extensions }) => ({ name: label, extensions: [...new Set(extensions.map(plain))] }));
}
