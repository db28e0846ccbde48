import { Button, Menu } from '@mantine/core';
import { IconBuildingBank } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Provider } from '../../../core/model';
import { useDispatch, useEdited, useOrganisation, useSession, useTable } from '../../session';

/** Takes a provider of the organisation into the project, with the console of its account: whoever holds that holds everything there. */
export function FromOrganisation() {
  const { t } = useTranslation('project');
  const session = useSession();
  const organisation = useOrganisation();
  const dispatch = useDispatch();
  const here = useTable('providers');
  const open = useEdited(organisation.document, state => state);
  const others = [...(open?.model.providers.values() ?? [])].filter(one => !here.has(one.id) && one.key !== 'onprem');
  const take = (provider: Provider) => {
    if (!open) return;
    const taken = dispatch({
      type: 'provider/take',
      organisation: open.id,
      provider,
      owner: open.model.people.get(provider.owner ?? '') ?? null,
      console: t('consoleOf', { name: provider.name }),
    });
    if (taken.ok) void session.followOrganisation();
  };
  return (
    <Menu position="bottom-end" onOpen={() => void organisation.load()}>
      <Menu.Target>
        <Button variant="default" size="xs" leftSection={<IconBuildingBank size={14} />}>
          {t('fromOrganisation')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {others.map(one => (
          <Menu.Item key={one.id} onClick={() => take(one)}>
            {t('withConsole', { name: one.name })}
          </Menu.Item>
        ))}
        {others.length === 0 && <Menu.Item disabled>{t('fromOrganisationEmpty')}</Menu.Item>}
        <Menu.Divider />
        <Menu.Item onClick={() => organisation.goTo('providers')}>{t('openProviders')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
