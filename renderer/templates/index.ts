import { type Glyphs, readGlyphs } from '../../core/drawing';
import type { TemplateFile } from '../../core/library';
import glyphFile from '../../templates/glyphs.json';

const MODULES = import.meta.glob<unknown>('../../templates/libraries/**/*.json', { eager: true, import: 'default' });
const BEFORE_LIBRARIES = /^.*\/templates\//;

/** The library files that were built into the app: the same list that `loadTemplates` reads from disk. */
export function builtInTemplates(): readonly TemplateFile[] {
  return Object.entries(MODULES)
    .map(([path, json]) => ({ path: path.replace(BEFORE_LIBRARIES, ''), json }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The signs of all types that were built into the app. */
export function builtInGlyphs(): Glyphs {
  return readGlyphs(glyphFile);
}
