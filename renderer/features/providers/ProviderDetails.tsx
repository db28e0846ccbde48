import { Button, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Provider } from '../../../core/model';
import { OrganisationPersonField } from '../../meaning';
import { useLibrary, useOrganisation, useOrganisationDispatch, useOrganisationTable } from '../../session';
import { Draft, Part, useSure } from '../../ui';
import { Agreed } from './Agreed';
import { Events } from './Events';
import { Services } from './Services';
import type { ProviderLine } from './useProviders';
import { When } from './When';

const SAAS = 'saas:';
const RATINGS = ['1', '2', '3', '4', '5'];

/** Everything that is kept about one provider. */
export function ProviderDetails({ line }: { readonly line: ProviderLine }) {
  const { t } = useTranslation('providers');
  const { provider, full, light } = line;
  return (
    <Stack gap="md" p="md">
      <Basics line={line} />
      <Part title={t('review')}>
        <When full={full} light={light} />
        <ToReview provider={provider} />
      </Part>
      <Used line={line} />
      <Services provider={provider.id} />
      <Agreed provider={provider.id} />
      <Events provider={provider.id} />
      <Facts provider={provider} />
      <Remove provider={provider} />
    </Stack>
  );
}

/** Leads to the review in progress, or to a new one. */
function ToReview({ provider }: { readonly provider: Provider }) {
  const { t } = useTranslation('providers');
  const organisation = useOrganisation();
  const reviews = useOrganisationTable('reviews');
  const running = [...reviews.values()].find(one => one.provider === provider.id && one.seal === null);
  return (
    <Button variant="light" size="xs" mt="xs" onClick={() => organisation.goTo('reviews', running?.id ?? provider.id)}>
      {running ? t('goOn') : t('startReview')}
    </Button>
  );
}

function useChange(provider: Provider) {
  const dispatch = useOrganisationDispatch();
  return (fields: Partial<Omit<Provider, 'id'>>) =>
    void dispatch({ type: 'row/change', table: 'providers', ids: [provider.id], fields });
}

function Basics({ line: { provider, criticality } }: { readonly line: ProviderLine }) {
  const { t } = useTranslation('providers');
  const library = useLibrary();
  const change = useChange(provider);
  const isSaas = provider.key.startsWith(SAAS);
  const kinds = [...library.providers.values()].map(one => ({ value: one.id, label: one.name }));
  return (
    <Stack gap="sm">
      <Draft value={provider.name} onKeep={name => change(isSaas ? { name, key: `${SAAS}${name}` } : { name })}>
        {field => <TextInput label={t('name')} {...field} />}
      </Draft>
      <Select
        label={t('kind')}
        allowDeselect={false}
        data={[...kinds, { value: SAAS, label: t('saas') }]}
        value={isSaas ? SAAS : provider.key}
        onChange={value => value && change({ key: value === SAAS ? `${SAAS}${provider.name}` : value })}
      />
      <Draft value={provider.description} onKeep={description => change({ description })}>
        {field => <Textarea label={t('description')} autosize minRows={2} {...field} />}
      </Draft>
      <OrganisationPersonField
        label={t('owner')}
        value={provider.owner}
        onChange={owner => ({ type: 'row/change', table: 'providers', ids: [provider.id], fields: { owner } })}
      />
      <Select
        label={t('criticality')}
        clearable
        placeholder={t('computed', { level: criticality })}
        data={RATINGS}
        value={provider.criticality === null ? null : String(provider.criticality)}
        onChange={value => change({ criticality: value === null ? null : Number(value) })}
      />
    </Stack>
  );
}

function Used({ line: { uses } }: { readonly line: ProviderLine }) {
  const { t } = useTranslation('providers');
  return (
    <Part title={t('used')}>
      {uses.length === 0 && (
        <Text size="sm" c="var(--ink-soft)">
          {t('usedEmpty')}
        </Text>
      )}
      {uses.map(({ project, use }) => (
        <Text key={project.id} size="sm">
          {t('usedLine', { count: use.elements, project: project.name })}
        </Text>
      ))}
    </Part>
  );
}

function Facts({ provider }: { readonly provider: Provider }) {
  const { t } = useTranslation('providers');
  const { t: common } = useTranslation('common');
  const library = useLibrary();
  const dispatch = useOrganisationDispatch();
  const facts = [...library.providerFacts.values()].filter(fact => !fact.computed && fact.values.length > 0);
  return (
    <Part title={t('facts')}>
      <Stack gap="xs">
        {facts.map(fact => {
          const value = provider.facts[fact.id]?.value;
          return (
            <Select
              key={fact.id}
              label={fact.question}
              placeholder={common('notKnown')}
              clearable
              data={fact.values
                .filter(one => one !== '?')
                .map(one => ({ value: one, label: fact.valueNames[one] ?? one }))}
              value={typeof value === 'string' ? value : null}
              onChange={chosen =>
                void dispatch({ type: 'provider/fact', provider: provider.id, fact: fact.id, value: chosen })
              }
            />
          );
        })}
      </Stack>
    </Part>
  );
}

function Remove({ provider }: { readonly provider: Provider }) {
  const { t } = useTranslation('providers');
  const { t: common } = useTranslation('common');
  const dispatch = useOrganisationDispatch();
  const reviews = useOrganisationTable('reviews');
  const { sure, dialog } = useSure({ cancel: common('cancel'), close: common('close') });
  const isReviewed = [...reviews.values()].some(review => review.provider === provider.id);
  const remove = () => void dispatch({ type: 'row/remove', ids: [provider.id] });
  return (
    <div>
      <Button
        variant="default"
        size="xs"
        disabled={isReviewed}
        onClick={() => sure(t('removeSure', { name: provider.name }), t('remove'), remove)}
      >
        {t('remove')}
      </Button>
      {isReviewed && (
        <Text size="sm" c="var(--ink-soft)" mt={4}>
          {t('reviewed')}
        </Text>
      )}
      {dialog}
    </div>
  );
}
