import { describe, expect, it } from 'vitest';
import { shippedLibrary } from '../../../tests/support/templates';
import { FIRST_LIBRARY_PART, LIBRARY_TABS } from '../../session';
import { demandsOf, impliedBy } from './demands';
import { linesOf, narrowed } from './lines';

const library = shippedLibrary();
const nothing = () => false;
const ids = (lines: readonly { readonly id: string }[]) => lines.map(line => line.id);

describe('the lists of the library', () => {
  it.each(LIBRARY_TABS)('hold every entry of %s, and all of them without a filter', tab => {
    const lines = linesOf(library, tab);
    expect(ids(lines)).toEqual([...library[tab].keys()]);
    expect(narrowed(lines, FIRST_LIBRARY_PART, nothing)).toEqual(lines);
  });

  it('find a type by what people call it, a threat by the name of a weakness, a control by a product', () => {
    const search = (tab: (typeof LIBRARY_TABS)[number], words: string) =>
      ids(narrowed(linesOf(library, tab), { ...FIRST_LIBRARY_PART, search: words }, nothing));
    expect(search('types', 'Postgres')).toContain('rdbms');
    expect(search('threats', 'cross-site scripting').length).toBeGreaterThan(0);
    expect(search('threats', 'CWE-308')).toContain('th-id-stolen-creds');
    expect(search('controls', 'waf')).toContain('ctl-net-waf');
  });

  it('put what has the word in its title first', () => {
    const lines = narrowed(linesOf(library, 'threats'), { ...FIRST_LIBRARY_PART, search: 'password' }, nothing);
    const inTitle = lines.map(line => line.title.toLowerCase().includes('password'));
    expect(inTitle.indexOf(false)).toBeGreaterThan(0);
    expect(inTitle.lastIndexOf(true)).toBe(inTitle.indexOf(false) - 1);
  });

  it('are narrowed by section, letter, platform and what the project has', () => {
    const threats = linesOf(library, 'threats');
    const [first] = threats;
    const area = first?.section ?? '';
    expect(
      narrowed(threats, { ...FIRST_LIBRARY_PART, sections: [area] }, nothing).every(one => one.section === area),
    ).toBe(true);
    expect(
      narrowed(threats, { ...FIRST_LIBRARY_PART, stride: ['R'] }, nothing).every(one => one.stride.includes('R')),
    ).toBe(true);
    expect(ids(narrowed(threats, { ...FIRST_LIBRARY_PART, here: true }, id => id === first?.id))).toEqual([first?.id]);
    const azure = narrowed(linesOf(library, 'types'), { ...FIRST_LIBRARY_PART, platforms: ['azure'] }, nothing);
    expect(azure.length).toBeGreaterThan(0);
    expect(azure.every(one => (library.types.get(one.id)?.names.azure.length ?? 0) > 0)).toBe(true);
  });
});

describe('what asks for a control', () => {
  it('names data, classes and layers by their names, and the answers that stand for it', () => {
    const encryption = [...library.controls.values()].filter(control => impliedBy(library, control).length > 0);
    expect(encryption.length).toBeGreaterThan(0);
    for (const control of library.controls.values())
      for (const { names } of demandsOf(library, control)) expect(names.length).toBeGreaterThan(0);
    const asked = [...library.dataClasses.values()].flatMap(one => one.controls)[0]?.control ?? '';
    const control = library.controls.get(asked);
    expect(control && demandsOf(library, control).map(one => one.by)).toContain('class');
  });
});
