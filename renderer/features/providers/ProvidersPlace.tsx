import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconBuildingWarehouse, IconPlus, IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Provider as ProviderSchema } from '../../../core/model';
import {
  useOrganisation,
  useOrganisationDispatch,
  useOrganisationTable,
  useOrganisationView,
  useSession,
} from '../../session';
import { type Column, EmptyState, FillStack, PlaceFrame, VirtualTable } from '../../ui';
import { ProviderDetails } from './ProviderDetails';
import { type ProviderLine, type UnlistedProvider, useProviders } from './useProviders';
import { useWhen } from './When';

/** The providers in use, each with what is known of it at the side. */
export function ProvidersPlace() {
  const { t } = useTranslation('providers');
  const organisation = useOrganisation();
  const chosen = useOrganisationView(view => view.chosen);
  const { lines, unlisted } = useProviders();
  const [search, setSearch] = useState('');
  const add = useAddProvider();
  const wanted = search.trim().toLowerCase();
  const shown = useMemo(() => lines.filter(line => line.provider.name.toLowerCase().includes(wanted)), [lines, wanted]);
  const line = lines.find(one => one.provider.id === chosen);
  return (
    <PlaceFrame
      title={t('title')}
      intro={t('intro')}
      tools={
        <Button leftSection={<IconPlus size={16} />} onClick={add}>
          {t('add')}
        </Button>
      }
      side={
        line ? (
          <ProviderDetails key={line.provider.id} line={line} />
        ) : (
          <EmptyState icon={IconBuildingWarehouse} title={t('chooseTitle')} hint={t('chooseHint')} />
        )
      }
      sideWidth={520}
    >
      <FillStack>
        {unlisted.length > 0 && <Unlisted providers={unlisted} />}
        {lines.length === 0 ? (
          <EmptyState
            icon={IconBuildingWarehouse}
            title={t('empty')}
            hint={t('emptyHint')}
            action={{ label: t('add'), onClick: add }}
          />
        ) : (
          <>
            <TextInput
              aria-label={t('search')}
              placeholder={t('search')}
              leftSection={<IconSearch size={16} />}
              w={260}
              value={search}
              onChange={event => setSearch(event.currentTarget.value)}
            />
            <List lines={shown} chosen={chosen} onChoose={one => organisation.choose(one.provider.id)} />
          </>
        )}
      </FillStack>
    </PlaceFrame>
  );
}

interface ListProps {
  readonly lines: readonly ProviderLine[];
  readonly chosen: string | null;
  readonly onChoose: (line: ProviderLine) => void;
}

function List({ lines, chosen, onChoose }: ListProps) {
  const { t } = useTranslation('providers');
  const people = useOrganisationTable('people');
  const when = useWhen();
  const columns = useMemo((): readonly Column<ProviderLine>[] => {
    const owner = (line: ProviderLine) => people.get(line.provider.owner ?? '')?.name ?? t('nobody');
    return [
      {
        id: 'name',
        title: t('column.name'),
        width: 'minmax(140px, 2fr)',
        cell: line => line.provider.name,
        sortBy: line => line.provider.name,
      },
      {
        id: 'criticality',
        title: t('column.criticality'),
        width: '100px',
        cell: line => line.criticality,
        sortBy: line => line.criticality,
      },
      { id: 'owner', title: t('column.owner'), width: 'minmax(100px, 1fr)', cell: owner, sortBy: owner },
      {
        id: 'projects',
        title: t('column.projects'),
        width: '90px',
        cell: line => line.uses.length,
        sortBy: line => line.uses.length,
      },
      {
        id: 'next',
        title: t('column.next'),
        width: 'minmax(150px, 1.4fr)',
        cell: line => when(line.full),
        sortBy: line => line.full.due ?? '',
      },
    ];
  }, [t, people, when]);
  return (
    <VirtualTable
      label={t('title')}
      columns={columns}
      rows={lines}
      rowId={line => line.provider.id}
      chosen={chosen}
      onChoose={onChoose}
    />
  );
}

function useAddProvider(): () => void {
  const { t } = useTranslation('providers');
  const { environment } = useSession();
  const organisation = useOrganisation();
  const dispatch = useOrganisationDispatch();
  return () => {
    const row = ProviderSchema.parse({ id: environment.newId('pv'), key: 'other', name: t('newName') });
    if (dispatch({ type: 'row/add', table: 'providers', row }).ok) organisation.choose(row.id);
  };
}

function Unlisted({ providers }: { readonly providers: readonly UnlistedProvider[] }) {
  const { t } = useTranslation('providers');
  const dispatch = useOrganisationDispatch();
  const organisation = useOrganisation();
  const rowOf = ({ id, key, name }: UnlistedProvider) => ProviderSchema.parse({ id, key, name });
  const take = (one: UnlistedProvider) => {
    if (dispatch({ type: 'row/add', table: 'providers', row: rowOf(one) }).ok) organisation.choose(one.id);
  };
  const takeAll = () => {
    const commands = providers.map(one => ({ type: 'row/add', table: 'providers', row: rowOf(one) }) as const);
    dispatch({ type: 'batch', label: 'row/add', commands });
  };
  return (
    <Alert variant="outline" color="gray" title={t('unlisted')}>
      <Stack gap={4}>
        {providers.map(one => (
          <Group key={one.id} justify="space-between" wrap="nowrap">
            <Text size="sm">{t('unknownLine', { name: one.name, projects: one.projects.join(', ') })}</Text>
            <Button variant="default" size="xs" style={{ flex: 'none' }} onClick={() => take(one)}>
              {t('takeOver')}
            </Button>
          </Group>
        ))}
        {providers.length > 1 && (
          <Group justify="flex-end" mt={4}>
            <Button variant="light" size="xs" onClick={takeAll}>
              {t('takeOverAll', { count: providers.length })}
            </Button>
          </Group>
        )}
      </Stack>
    </Alert>
  );
}
