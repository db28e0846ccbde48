import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSiteFile } from './siteFiles';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parapet-site-'));
  await mkdir(join(folder, 'site', 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(folder, 'site', 'index.html'), '<p>hello');
  await writeFile(join(folder, 'site', '.hidden.txt'), 'hidden');
  await writeFile(join(folder, 'site', 'assets', 'main-x1.js'), 'void 0');
  await writeFile(join(folder, 'site', 'assets', 'a b.txt'), 'space');
  await writeFile(join(folder, 'site', 'assets', 'strange.exe'), 'no');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const read = (path: string) => readSiteFile(join(folder, 'site'), path);

describe('files of the built screen', () => {
  it.each([
    ['/', 'text/html; charset=utf-8'],
    ['/index.html', 'text/html; charset=utf-8'],
    ['/assets/main-x1.js', 'text/javascript; charset=utf-8'],
    ['/assets/a%20b.txt', 'text/plain; charset=utf-8'],
  ])('gives %s as %s', async (path, type) => {
    expect((await read(path))?.type).toBe(type);
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..%2Fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/assets%2fmain-x1.js',
    '/..%5csecret.txt',
    '/..\\secret.txt',
    '/%252e%252e/secret.txt',
    '/index.html%00.js',
    '/index.html\0',
    '//index.html',
    '/./index.html',
    '/.hidden.txt',
    '/C:/index.html',
    '/index.html:stream.txt',
    '/assets',
    '/assets/',
    '/assets/strange.exe',
    '/%E0%A4%A',
    '/missing.js',
    'index.html',
    '',
  ])('has nothing for %j', async path => {
    expect(await read(path)).toBeNull();
  });
});
