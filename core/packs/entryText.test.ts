import { expect, it } from 'vitest';
import { shippedLibrary } from '../../tests/support/templates';
import { entryOf, entryText } from './index';

const library = shippedLibrary();

it('every shipped threat, control and type is the same after it was written as YAML and read', () => {
  for (const content of ['types', 'threats', 'controls'] as const)
    for (const entry of library[content].values())
      expect(entryOf(content, entryText(entry)), entry.id).toEqual({ ok: true, value: entry });
});

it.each<[string, string, string]>([
  ['a field that is missing', 'id: web-own\nname: x', 'line 1, column 1'],
  ['a tag', 'id: !!js/function x', 'line 1, column 5'],
  ['an indent', 'id: a\n  b: c', 'line 1, column 5'],
])('%s is shown its place', (_, text, place) => {
  const read = entryOf('types', text);
  expect(read.ok ? null : read.problems[0].place).toBe(place);
});
