import type { MenuItemConstructorOptions } from 'electron';
import type { MenuItem } from '../../core/host';
import { TEXT } from './text';

interface MenuOptions {
  readonly appName: string;
  readonly platform: NodeJS.Platform;
  readonly onChosen: (id: string) => void;
}

/**
 * The native menu from the actions that the page sent. Shortcuts are shown but not taken: the page hears the keys itself,
 * and an action must not run twice.
 */
export function menuTemplate(items: readonly MenuItem[], options: MenuOptions): MenuItemConstructorOptions[] {
  const titles = [...new Set(items.map(({ menu }) => menu))];
  const menus = titles.map(title => ({
    label: title,
    submenu: items.filter(({ menu }) => menu === title).flatMap((item, index) => entriesOf(item, index, options)),
  }));
  // macOS takes copy, paste and quit from the menu bar alone.
  return options.platform === 'darwin' ? [...macMenus(options.appName), ...menus] : menus;
}

function entriesOf(item: MenuItem, index: number, { onChosen }: MenuOptions): MenuItemConstructorOptions[] {
  const entry: MenuItemConstructorOptions = {
    id: item.id,
    label: item.title,
    enabled: item.enabled,
    registerAccelerator: false,
    click: () => onChosen(item.id),
    ...(item.shortcut === null ? {} : { accelerator: item.shortcut }),
  };
  return item.startsGroup && index > 0 ? [{ type: 'separator' }, entry] : [entry];
}

function macMenus(appName: string): MenuItemConstructorOptions[] {
  const roles = (...names: NonNullable<MenuItemConstructorOptions['role']>[]) => names.map(role => ({ role }));
  return [
    { label: appName, submenu: roles('about', 'hide', 'hideOthers', 'unhide', 'quit') },
    { label: TEXT.menu.edit, submenu: roles('cut', 'copy', 'paste', 'selectAll') },
    { label: TEXT.menu.window, submenu: roles('minimize', 'zoom', 'front') },
  ];
}
