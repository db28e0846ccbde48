import { groupBy } from '../../core/base';
import { type Glyphs, readGlyphs } from '../../core/drawing';
import { type Library, libraryInFull, type TemplateFile } from '../../core/library';
import type { PackFolder } from '../../core/packs';
import glyphFile from '../../templates/glyphs.json';

const MODULES = import.meta.glob<unknown>('../../templates/libraries/**/*.json', { eager: true, import: 'default' });
const BEFORE_LIBRARIES = /^.*\/templates\//;

/** The library files that were built into the app: those that `loadTemplates` reads from disk, as `build/shippedLibrary.mjs` writes them. */
export function builtInTemplates(): readonly TemplateFile[] {
  return Object.entries(MODULES)
    .map(([path, json]) => ({ path: path.replace(BEFORE_LIBRARIES, ''), json }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The library that was built into the app. */
export const builtInLibrary = (): Library => libraryInFull(builtInTemplates());

const PACKS = import.meta.glob<string>('../../templates/packs/*/**/*.{yaml,yml,json}', {
  eager: true,
  query: '?raw',
  import: 'default',
});

/** The packs that were built into the app, a folder of `templates/packs` each: as text, and checked when they are loaded like any other. */
export function builtInPacks(texts: Readonly<Record<string, string>> = PACKS): readonly PackFolder[] {
  const files = Object.entries(texts).map(([path, text]) => {
    const [name = '', ...below] = path.replace(/^.*\/templates\/packs\//, '').split('/');
    return { name, path: below.join('/'), text };
  });
  return Array.from(
    groupBy(files, file => file.name),
    ([name, own]) => ({
      name,
      files: own.map(({ path, text }) => ({ path, text })),
    }),
  );
}

const RULE_TESTS = import.meta.glob<unknown>('../../templates/rule-tests/*.json', { import: 'default' });

/** The tests of the shipped rules, fetched when somebody asks for them. */
export function builtInRuleTests(): Promise<readonly TemplateFile[]> {
  const files = Object.entries(RULE_TESTS).map(async ([path, load]) => ({
    path: path.replace(BEFORE_LIBRARIES, ''),
    json: await load(),
  }));
  return Promise.all(files);
}

/** The signs of all types that were built into the app. */
export function builtInGlyphs(): Glyphs {
  return readGlyphs(glyphFile);
}
