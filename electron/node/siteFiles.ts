import { readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';

interface SiteFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * A file of the built screen. Null when there is none, and for every path that is not plainly below `folder`:
 * `..` in any spelling, encoded slashes, NUL, drive letters, hidden files.
 * @param path of the request, still percent-encoded, e.g. `/assets/main-x1.js`
 */
export async function readSiteFile(folder: string, path: string): Promise<SiteFile | null> {
  const parts = plainParts(path === '/' ? '/index.html' : path);
  if (!parts) return null;
  const file = join(folder, ...parts);
  const type = TYPES[extname(file)];
  if (!type) return null;
  const found = await stat(file).catch(() => null);
  return found?.isFile() ? { bytes: new Uint8Array(await readFile(file)), type } : null;
}

function plainParts(path: string): readonly string[] | null {
  if (!path.startsWith('/')) return null;
  const parts = path.slice(1).split('/').map(decoded);
  return parts.every(isPlain) ? parts : null;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

// A leading dot covers `.`, `..` and hidden files; a colon, drive letters and alternate streams of Windows.
function isPlain(part: string): boolean {
  return part !== '' && !part.startsWith('.') && ![...part].some(sign => sign < ' ' || '/\\:'.includes(sign));
}
