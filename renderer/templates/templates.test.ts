import { expect, it } from 'vitest';
import { inFull, loadLibrary } from '../../core/library';
import { shippedFiles, shippedLibrary } from '../../tests/support/templates';
import { builtInGlyphs, builtInLibrary, builtInTemplates } from '.';

it('gives the page, without reading it, the same library that the command line reads from disk', () => {
  expect(builtInLibrary()).toEqual(shippedLibrary());
});

it('lets packs be added to the same files that the command line reads from disk', () => {
  expect(loadLibrary(builtInTemplates())).toEqual(loadLibrary(shippedFiles()));
});

it('builds no library with a mistake in it', () => {
  const file = shippedFiles().find(one => one.path.endsWith('sources.json'));
  expect(inFull(shippedFiles().filter(one => one.path !== file?.path)).ok).toBe(false);
});

it('has a sign of its own for every type and every kind of boundary, drawn within its square', () => {
  const library = shippedLibrary();
  const glyphs = builtInGlyphs();
  const wanted = [...library.types.keys(), ...[...library.boundaryKinds.keys()].map(id => `boundary:${id}`)];
  expect(wanted.filter(id => glyphs[id] === undefined)).toEqual([]);
  const ofElements = [...library.types.values()].filter(type => type.kind !== 'boundary').map(type => glyphs[type.id]);
  expect(new Set(ofElements).size).toBe(ofElements.length);
  for (const path of Object.values(glyphs)) expect(path).toMatch(/^M[\d .\-a-zA-Z]+$/);
});
