import { ActionIcon, Button, Group, Menu, SegmentedControl, Tabs, TextInput, Tooltip } from '@mantine/core';
import {
  IconDots,
  IconLayoutDistributeHorizontal,
  IconLayoutSidebar,
  IconLayoutSidebarRight,
  IconPlus,
  type TablerIcon,
} from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { byCodeUnit } from '../../../core/base';
import { type Page, Page as PageSchema } from '../../../core/model';
import { OVERLAYS, useDispatch, useOpen, useSession, useTable, useView } from '../../session';
import classes from './canvas.module.css';
import { useArrange } from './useArrange';
import type { PanelName, Panels } from './usePanels';

/** Pages at the left; arranging and colouring at the right. */
export function DiagramTools({ panels }: { readonly panels: Panels }) {
  const { t } = useTranslation('canvas');
  const session = useSession();
  const overlay = useView(view => view.overlay);
  const compared = useView(view => view.changes !== null);
  const readOnly = useOpen(open => open.readOnly);
  const { arrange, arranging } = useArrange();
  return (
    <div className={classes.tools}>
      <PanelButton name="palette" Icon={IconLayoutSidebar} panels={panels} />
      <Pages />
      <Group gap="xs" ml="auto" wrap="nowrap">
        <Button
          variant="default"
          size="xs"
          leftSection={<IconLayoutDistributeHorizontal size={16} />}
          disabled={readOnly}
          onClick={arrange}
        >
          {arranging ? t('arranging') : t('arrange')}
        </Button>
        <span id="overlay-label" className={classes.toolLabel}>
          {t('overlay')}
        </span>
        <SegmentedControl
          aria-labelledby="overlay-label"
          size="xs"
          data={OVERLAYS.filter(one => one !== 'changes' || compared).map(one => ({
            value: one,
            label: t(`overlays.${one}`),
          }))}
          value={overlay}
          onChange={value => session.view.setState({ overlay: OVERLAYS.find(one => one === value) ?? 'none' })}
        />
        <PanelButton name="side" Icon={IconLayoutSidebarRight} panels={panels} />
      </Group>
    </div>
  );
}

interface PanelButtonProps {
  readonly name: PanelName;
  readonly Icon: TablerIcon;
  readonly panels: Panels;
}

/** Shows or hides one of the panels beside the diagram. */
function PanelButton({ name, Icon, panels }: PanelButtonProps) {
  const { t } = useTranslation('canvas');
  const label = t(`panel.${name}`);
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={label}
        aria-pressed={panels[name]}
        onClick={() => panels.toggle(name)}
      >
        <Icon size={18} />
      </ActionIcon>
    </Tooltip>
  );
}

/** The pages of the project in their order. */
function Pages() {
  const { t } = useTranslation('canvas');
  const session = useSession();
  const dispatch = useDispatch();
  const here = useView(view => view.page);
  const readOnly = useOpen(open => open.readOnly);
  const table = useTable('pages');
  const pages = useMemo(() => [...table.values()].sort((a, b) => a.order - b.order || byCodeUnit(a.id, b.id)), [table]);
  const [renaming, setRenaming] = useState<string | null>(null);
  const current = pages.find(page => page.id === here);
  const tabs = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (here)
      tabs.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [here]);
  const goTo = (id: string | null) => {
    const page = pages.find(one => one.id === id);
    if (page) session.view.setState({ page: page.id, selection: new Set() });
  };
  const add = () => {
    const order = Math.max(...pages.map(page => page.order)) + 1;
    const row = PageSchema.parse({
      id: session.environment.newId('pg'),
      name: t('newPage', { number: pages.length + 1 }),
      order,
    });
    if (dispatch({ type: 'row/add', table: 'pages', row }).ok)
      session.view.setState({ page: row.id, selection: new Set() });
  };
  const rename = (page: Page, name: string) => {
    setRenaming(null);
    if (name.trim() !== '' && name !== page.name)
      dispatch({ type: 'row/change', table: 'pages', ids: [page.id], fields: { name: name.trim() } });
  };
  return (
    <Group gap={4} wrap="nowrap" miw={0}>
      {current && renaming === current.id ? (
        <TextInput
          size="xs"
          autoFocus
          aria-label={t('renamePage')}
          defaultValue={current.name}
          onBlur={event => rename(current, event.currentTarget.value)}
          onKeyDown={event => {
            if (event.key === 'Enter') rename(current, event.currentTarget.value);
            if (event.key === 'Escape') setRenaming(null);
          }}
        />
      ) : (
        <Tabs ref={tabs} className={classes.pageTabs} variant="pills" value={here} onChange={goTo}>
          <Tabs.List aria-label={t('pages')} style={{ flexWrap: 'nowrap' }}>
            {pages.map(page => (
              <Tabs.Tab
                key={page.id}
                value={page.id}
                px="sm"
                py={5}
                title={page.name}
                classNames={{ tabLabel: classes.pageName }}
                onDoubleClick={() => setRenaming(page.id)}
              >
                {page.name}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
      )}
      {!readOnly && current && (
        <Tooltip label={t('addPage')}>
          <ActionIcon variant="subtle" color="gray" aria-label={t('addPage')} onClick={add}>
            <IconPlus size={16} />
          </ActionIcon>
        </Tooltip>
      )}
      {!readOnly && current && (
        <Menu returnFocus={false} transitionProps={{ duration: 0 }}>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={t('pageMenu', { name: current.name })}>
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown mah="70vh" style={{ overflowY: 'auto' }}>
            {pages.length > 1 && (
              <>
                <Menu.Label>{t('goToPage')}</Menu.Label>
                {pages.map(page => (
                  <Menu.Item key={page.id} disabled={page.id === here} onClick={() => goTo(page.id)}>
                    {page.name}
                  </Menu.Item>
                ))}
                <Menu.Divider />
              </>
            )}
            <Menu.Item onClick={() => setRenaming(current.id)}>{t('renamePage')}</Menu.Item>
            <Menu.Item disabled={pages.length === 1} onClick={() => dispatch({ type: 'page/remove', id: current.id })}>
              {t('removePage')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </Group>
  );
}
