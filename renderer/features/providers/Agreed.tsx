import { Group, MultiSelect, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  type Attestation,
  Attestation as AttestationSchema,
  type Contract,
  Contract as ContractSchema,
  type ProviderId,
  type SubProcessor,
  SubProcessor as SubProcessorSchema,
} from '../../../core/model';
import { OrganisationPersonField } from '../../meaning';
import { useOrganisationDispatch, useOrganisationTable, useSession } from '../../session';
import { Draft } from '../../ui';
import { DayField, Lines, ofProvider } from './Lines';

/** What was agreed with a provider and what shows that it does its part. */
export function Agreed({ provider }: { readonly provider: ProviderId }) {
  return (
    <>
      <Attestations provider={provider} />
      <Contracts provider={provider} />
      <SubProcessors provider={provider} />
    </>
  );
}

function Attestations({ provider }: { readonly provider: ProviderId }) {
  const { t } = useTranslation('providers');
  const { environment } = useSession();
  const dispatch = useOrganisationDispatch();
  const attestations = useOrganisationTable('attestations');
  const services = ofProvider(useOrganisationTable('services'), provider);
  const regions = [...new Set(services.flatMap(one => one.regions))].sort();
  const change = (row: Attestation, fields: Partial<Omit<Attestation, 'id'>>) =>
    void dispatch({ type: 'row/change', table: 'attestations', ids: [row.id], fields });
  const add = () => {
    const row = AttestationSchema.parse({ id: environment.newId('at'), provider, name: t('newAttestation') });
    dispatch({ type: 'row/add', table: 'attestations', row });
  };
  return (
    <Lines
      title={t('attestations')}
      empty={t('attestationsEmpty')}
      addLabel={t('addAttestation')}
      rows={ofProvider(attestations, provider)}
      onAdd={add}
      onRename={(row, name) => change(row, { name })}
      onRemove={row => dispatch({ type: 'row/remove', ids: [row.id] })}
      fields={row => (
        <>
          <Group grow align="flex-start">
            <DayField label={t('from')} value={row.from} onChange={from => change(row, { from })} />
            <DayField label={t('until')} value={row.until} onChange={until => change(row, { until })} />
          </Group>
          <Group grow align="flex-start">
            <MultiSelect
              label={t('attestedServices')}
              placeholder={row.services.length === 0 ? t('attestedAllServices') : ''}
              size="sm"
              clearable
              data={services.map(one => ({ value: one.id, label: one.name }))}
              value={row.services}
              onChange={ids =>
                change(row, { services: services.flatMap(one => (ids.includes(one.id) ? [one.id] : [])) })
              }
            />
            <TagsInput
              label={t('attestedRegions')}
              placeholder={row.regions.length === 0 ? t('attestedEverywhere') : ''}
              size="sm"
              data={regions}
              value={row.regions}
              onChange={chosen => change(row, { regions: chosen })}
            />
          </Group>
          <Draft value={row.exceptions} onKeep={exceptions => change(row, { exceptions })}>
            {field => <Textarea label={t('exceptions')} size="sm" autosize {...field} />}
          </Draft>
        </>
      )}
    />
  );
}

function Contracts({ provider }: { readonly provider: ProviderId }) {
  const { t } = useTranslation('providers');
  const { environment } = useSession();
  const dispatch = useOrganisationDispatch();
  const contracts = useOrganisationTable('contracts');
  const change = (row: Contract, fields: Partial<Omit<Contract, 'id'>>) =>
    void dispatch({ type: 'row/change', table: 'contracts', ids: [row.id], fields });
  const add = () => {
    const row = ContractSchema.parse({ id: environment.newId('ct'), provider, name: t('newContract') });
    dispatch({ type: 'row/add', table: 'contracts', row });
  };
  return (
    <Lines
      title={t('contracts')}
      empty={t('contractsEmpty')}
      addLabel={t('addContract')}
      rows={ofProvider(contracts, provider)}
      onAdd={add}
      onRename={(row, name) => change(row, { name })}
      onRemove={row => dispatch({ type: 'row/remove', ids: [row.id] })}
      fields={row => (
        <>
          <Group grow align="flex-start">
            <DayField label={t('from')} value={row.from} onChange={from => change(row, { from })} />
            <DayField label={t('renews')} value={row.renews} onChange={renews => change(row, { renews })} />
          </Group>
          <OrganisationPersonField
            label={t('owner')}
            size="sm"
            value={row.owner}
            onChange={owner => ({ type: 'row/change', table: 'contracts', ids: [row.id], fields: { owner } })}
          />
          <Draft value={row.note} onKeep={note => change(row, { note })}>
            {field => <Textarea label={t('note')} size="sm" autosize {...field} />}
          </Draft>
        </>
      )}
    />
  );
}

function SubProcessors({ provider }: { readonly provider: ProviderId }) {
  const { t } = useTranslation('providers');
  const { environment } = useSession();
  const dispatch = useOrganisationDispatch();
  const subprocessors = useOrganisationTable('subprocessors');
  const change = (row: SubProcessor, fields: Partial<Omit<SubProcessor, 'id'>>) =>
    void dispatch({ type: 'row/change', table: 'subprocessors', ids: [row.id], fields });
  const add = () => {
    const row = SubProcessorSchema.parse({ id: environment.newId('sp'), provider, name: t('newSubprocessor') });
    dispatch({ type: 'row/add', table: 'subprocessors', row });
  };
  return (
    <Lines
      title={t('subprocessors')}
      empty={t('subprocessorsEmpty')}
      addLabel={t('addSubprocessor')}
      rows={ofProvider(subprocessors, provider)}
      onAdd={add}
      onRename={(row, name) => change(row, { name })}
      onRemove={row => dispatch({ type: 'row/remove', ids: [row.id] })}
      fields={row => (
        <Group grow align="flex-start">
          <Draft value={row.purpose} onKeep={purpose => change(row, { purpose })}>
            {field => <TextInput label={t('purpose')} size="sm" {...field} />}
          </Draft>
          <DayField label={t('since')} value={row.since} onChange={since => change(row, { since })} />
        </Group>
      )}
    />
  );
}
