import { Checkbox, Group, Select, TagsInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type ProviderId, type Service, ServiceModel, Service as ServiceSchema } from '../../../core/model';
import { useLibrary, useOrganisationDispatch, useOrganisationTable, useSession } from '../../session';
import { Covered } from './Covered';
import { Lines, ofProvider } from './Lines';

/** The services of a provider that are in use: where, in which service model, with artificial intelligence or without. */
export function Services({ provider }: { readonly provider: ProviderId }) {
  const { t } = useTranslation('providers');
  const { environment } = useSession();
  const library = useLibrary();
  const dispatch = useOrganisationDispatch();
  const services = useOrganisationTable('services');
  const attestations = useOrganisationTable('attestations');
  const aloneIn = (id: Service['id']) =>
    [...attestations.values()].filter(one => one.services.length === 1 && one.services[0] === id).map(one => one.name);
  const change = (row: Service, fields: Partial<Omit<Service, 'id'>>) =>
    void dispatch({ type: 'row/change', table: 'services', ids: [row.id], fields });
  const add = () => {
    const row = ServiceSchema.parse({ id: environment.newId('sv'), provider, name: t('newService') });
    dispatch({ type: 'row/add', table: 'services', row });
  };
  const removeLabel = (name: string, alone: readonly string[]) =>
    alone.length === 0 ? t('removeLine', { name }) : t('removeAttested', { name, attestations: alone.join(', ') });
  const models = [...library.serviceModels.values()].map(one => ({ value: one.id, label: one.name }));
  return (
    <Lines
      title={t('services')}
      empty={t('servicesEmpty')}
      addLabel={t('addService')}
      rows={ofProvider(services, provider)}
      onAdd={add}
      onRename={(row, name) => change(row, { name })}
      removeLabel={row => removeLabel(row.name, aloneIn(row.id))}
      onRemove={row => dispatch({ type: 'row/remove', ids: [row.id] })}
      fields={row => (
        <>
          <Group grow align="flex-start">
            <Select
              label={t('model')}
              size="sm"
              clearable
              data={models}
              value={row.serviceModel}
              onChange={value => change(row, { serviceModel: value === null ? null : ServiceModel.parse(value) })}
            />
            <TagsInput
              label={t('regions')}
              size="sm"
              value={row.regions}
              onChange={regions => change(row, { regions })}
            />
          </Group>
          <Covered service={row} />
          <Checkbox
            label={t('ai')}
            checked={row.ai}
            onChange={event => change(row, { ai: event.currentTarget.checked })}
          />
        </>
      )}
    />
  );
}
