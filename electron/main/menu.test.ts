import { describe, expect, it } from 'vitest';
import { filtersOf } from './dialogFilters';
import { menuTemplate } from './menu';

const item = (id: string, menu: string, startsGroup = false) => ({
  id,
  menu,
  title: id,
  shortcut: null,
  enabled: true,
  startsGroup,
});
const onChosen = () => undefined;

describe('the native menu', () => {
  const items = [item('new', 'File'), item('undo', 'Edit', true), item('quit', 'File', true)];

  it('has the menus in the order of their first item, and lines before groups but not at the top', () => {
    const menus = menuTemplate(items, { appName: 'Parapet', platform: 'linux', onChosen });
    expect(menus.map(({ label }) => label)).toEqual(['File', 'Edit']);
    const entries = menus.map(({ submenu }) =>
      Array.isArray(submenu) ? submenu.map(({ type, id }) => type ?? id) : [],
    );
    expect(entries).toEqual([['new', 'separator', 'quit'], ['undo']]);
  });

  it('has what macOS takes from the menu bar alone', () => {
    const menus = menuTemplate(items, { appName: 'Parapet', platform: 'darwin', onChosen });
    expect(JSON.stringify(menus.slice(0, 3))).toContain('paste');
    expect(menus[0]?.label).toBe('Parapet');
  });
});

describe('file dialogs', () => {
  const kinds = [{ label: 'Project', extensions: ['parapet.json', 'json'] }];
  it('ask for double extensions where the system knows them', () => {
    expect(filtersOf(kinds, 'linux')).toEqual([{ name: 'Project', extensions: ['parapet.json', 'json'] }]);
    expect(filtersOf(kinds, 'darwin')).toEqual([{ name: 'Project', extensions: ['json'] }]);
  });
});
