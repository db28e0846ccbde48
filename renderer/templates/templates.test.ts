import { expect, it } from 'vitest';
import { shippedFiles, shippedLibrary } from '../../tests/support/templates';
import { builtInGlyphs, builtInTemplates } from '.';

it('gives the page the same library files that the command line reads from disk', () => {
  expect(builtInTemplates()).toEqual(shippedFiles());
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
