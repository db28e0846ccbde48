import { describe, expect, it } from 'vitest';
import { aLine, shippedRegister, withLines } from '../../../tests/support/registers';
import { shippedLibrary } from '../../../tests/support/templates';
import { registerFromTable } from './fromTable';
import { createRegisterNames } from './names';
import { isPartsList, tableOfParts } from './partsList';

const LIST = JSON.stringify({
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  components: [
    {
      type: 'library',
      group: '@scope',
      name: 'kit',
      version: '2.0.0',
      purl: 'pkg:npm/%40scope/kit@2.0.0',
      licenses: [{ license: { id: 'MIT' } }],
      components: [
        { type: 'library', name: 'inner', version: '0.1.0', licenses: [{ expression: 'MIT OR Apache-2.0' }] },
      ],
    },
    { type: 'framework', name: 'express', version: '5.1.0' },
    { type: 'framework', name: 'express', version: '5.1.0' },
    { type: 'operating-system', name: 'debian', version: '13' },
    { type: 'library', name: 7 },
    'nothing',
  ],
});

function read(content: string, ...lines: readonly ReturnType<typeof aLine>[]) {
  const table = tableOfParts(JSON.parse(content), 'bom.json');
  if (!table.ok) return table;
  const library = shippedLibrary();
  const words = { library, names: createRegisterNames({ model: withLines(...lines), library, projects: [] }) };
  const of = { register: shippedRegister('modules'), entries: lines };
  return registerFromTable(words, of, { text: table.value, file: 'bom.json', keepsFilled: true });
}

describe('a list of parts', () => {
  it('becomes modules in use, each once, with where they come from and their licence', () => {
    const reading = read(LIST);
    if (!reading.ok) throw new Error(JSON.stringify(reading));
    expect(reading.value.problems).toEqual([]);
    expect(reading.value.added.map(({ title, fields }) => [title, fields])).toEqual([
      ['@scope/kit', { version: '2.0.0', ecosystem: 'npm', licence: 'MIT', 'in-use': 'yes' }],
      ['inner', { version: '0.1.0', licence: 'MIT OR Apache-2.0', 'in-use': 'yes' }],
      ['express', { version: '5.1.0', 'in-use': 'yes' }],
    ]);
  });

  it('leaves what people said of a module that is there already', () => {
    const known = aLine('modules', 'e', { title: 'express', version: '5.1.0', licence: 'MIT', 'in-use': 'yes' });
    const reading = read(LIST, known);
    expect(reading.ok && [reading.value.added.length, reading.value.same]).toEqual([2, 1]);
  });

  it('is told from a table, and anything else in JSON is refused in words', () => {
    expect([isPartsList(LIST), isPartsList('Module,Version\nexpress,5')]).toEqual([true, false]);
    expect(read('{"spdxVersion":"SPDX-2.3"}')).toMatchObject({ ok: false, problems: [{ code: 'csv/no-parts-list' }] });
  });
});
