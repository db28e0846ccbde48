import { type Glyphs, readGlyphs } from '../../core/drawing';
import { type Library, libraryInFull, type TemplateFile } from '../../core/library';
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
