import { Switch, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { GoodPlace, type Stride } from '../../../core/library';
import { STRIDE_LABEL } from '../../../core/text';
import { FIRST_LIBRARY_PART, type LibraryTab, useLibrary, useSession, useView } from '../../session';
import { EmptyState, FilterMenu, VirtualTable } from '../../ui';
import classes from './library.module.css';
import { type Line, linesOf, MAKERS, narrowed, PLATFORMS, type PlatformId } from './lines';
import { useColumns } from './useColumns';
import type { Here } from './useHere';

const LETTERS = ['S', 'T', 'R', 'I', 'D', 'E'] as const satisfies readonly Stride[];
const PLATFORMS_OF = {
  types: MAKERS,
  threats: [],
  controls: GoodPlace.options,
} as const satisfies Record<LibraryTab, readonly PlatformId[]>;

/** One part of the library as a list, with what narrows it above. */
export function LibraryList({ tab, here }: { readonly tab: LibraryTab; readonly here: Here }) {
  const { t } = useTranslation('library');
  const session = useSession();
  const library = useLibrary();
  const look = useView(view => view.library[tab]);
  const deferred = useDeferredValue(look);
  const lines = useMemo(() => linesOf(library, tab), [library, tab]);
  const rows = useMemo(() => narrowed(lines, deferred, id => here[tab].has(id)), [lines, deferred, here, tab]);
  const columns = useColumns(tab, here);
  const clear = () => session.lookAtLibrary(tab, { ...FIRST_LIBRARY_PART, chosen: look.chosen });
  return (
    <div className={classes.column}>
      <Filters tab={tab} lines={lines} shown={rows.length} />
      <div className={classes.fill}>
        {rows.length === 0 ? (
          <EmptyState
            icon={IconSearch}
            title={t('noMatchTitle')}
            hint={t('noMatchHint')}
            action={{ label: t('filter.clear'), onClick: clear }}
          />
        ) : (
          <VirtualTable
            label={t(`table.${tab}`)}
            columns={columns}
            rows={rows}
            rowId={line => line.id}
            chosen={look.chosen}
            onChoose={line => session.lookAtLibrary(tab, { chosen: line.id })}
            rowHeight={44}
          />
        )}
      </div>
    </div>
  );
}

interface FiltersProps {
  readonly tab: LibraryTab;
  readonly lines: readonly Line[];
  readonly shown: number;
}

function Filters({ tab, lines, shown }: FiltersProps) {
  const { t } = useTranslation('library');
  const session = useSession();
  const look = useView(view => view.library[tab]);
  const sections = useMemo(() => [...new Set(lines.map(line => line.section))], [lines]);
  const platforms = PLATFORMS.filter(one => PLATFORMS_OF[tab].some(offered => offered === one));
  return (
    <div role="search" className={classes.filters}>
      <TextInput
        size="xs"
        style={{ flex: '1 1 160px', maxWidth: 240 }}
        aria-label={t(`searchIn.${tab}`)}
        placeholder={t(`searchIn.${tab}`)}
        leftSection={<IconSearch size={14} aria-hidden />}
        value={look.search}
        onChange={event => session.lookAtLibrary(tab, { search: event.currentTarget.value })}
      />
      <FilterMenu
        label={t(`filter.${tab}`)}
        options={sections.map(value => ({ value, label: value }))}
        chosen={look.sections}
        onChange={chosen => session.lookAtLibrary(tab, { sections: chosen })}
      />
      {tab === 'threats' && (
        <FilterMenu
          label={t('filter.stride')}
          options={LETTERS.map(value => ({ value, label: STRIDE_LABEL[value] }))}
          chosen={look.stride}
          onChange={stride => session.lookAtLibrary(tab, { stride })}
        />
      )}
      {platforms.length > 0 && (
        <FilterMenu
          label={t('filter.platforms')}
          options={platforms.map(value => ({ value, label: t(`platform.${value}`) }))}
          chosen={platforms.filter(one => look.platforms.includes(one))}
          onChange={chosen => session.lookAtLibrary(tab, { platforms: chosen })}
        />
      )}
      <Switch
        size="xs"
        label={t('filter.here')}
        checked={look.here}
        onChange={event => session.lookAtLibrary(tab, { here: event.currentTarget.checked })}
      />
      <span className={classes.soft} role="status">
        {t('shown', { count: shown, all: lines.length })}
      </span>
    </div>
  );
}
