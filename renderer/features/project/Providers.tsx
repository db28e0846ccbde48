import { Badge, Button, Collapse, Group, Paper, Select, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { plainReader } from '../../../core/changes';
import { type Provider, Provider as ProviderSchema } from '../../../core/model';
import { providerOf, providersWithoutConsole } from '../../../core/responsibility';
import { useDispatch, useLibrary, useOpen, useOrganisation, useSession, useTable } from '../../session';
import { AddButton, Card, Draft, Nothing, RemoveButton } from '../../ui';
import { FromOrganisation } from './FromOrganisation';

const SAAS = 'saas:';
const RATINGS = ['1', '2', '3', '4', '5'];

/** Providers in use, and what is known of them. */
export function Providers() {
  const { t } = useTranslation('project');
  const session = useSession();
  const dispatch = useDispatch();
  const library = useLibrary();
  const providers = useTable('providers');
  const model = useOpen(open => open.model);
  const index = useOpen(open => open.index);
  // An element is with the provider of its boundary unless it says otherwise.
  const counts = useMemo(() => {
    const reader = plainReader(model, index);
    const all = new Map<string, number>();
    for (const id of model.elements.keys()) {
      const provider = providerOf(reader, id)?.provider.id;
      if (provider) all.set(provider, (all.get(provider) ?? 0) + 1);
    }
    return all;
  }, [model, index]);
  const noConsole = useMemo(() => providersWithoutConsole(plainReader(model, index)), [model, index]);
  const add = () => {
    const used = new Set([...providers.values()].map(provider => provider.key));
    const next = [...library.providers.values()].find(provider => !used.has(provider.id)) ?? {
      id: 'other',
      name: t('addProvider'),
    };
    const row = ProviderSchema.parse({ id: session.environment.newId('pv'), key: next.id, name: next.name });
    dispatch({ type: 'row/add', table: 'providers', row });
  };
  return (
    <Card
      title={t('providers')}
      tools={
        <Group gap="xs">
          <FromOrganisation />
          <AddButton label={t('addProvider')} onClick={add} />
        </Group>
      }
    >
      <Stack gap="xs">
        {providers.size === 0 && <Nothing>{t('providersEmpty')}</Nothing>}
        {[...providers.values()].map(provider => (
          <ProviderLine
            key={provider.id}
            provider={provider}
            elements={counts.get(provider.id) ?? 0}
            noConsole={noConsole.has(provider.id)}
          />
        ))}
      </Stack>
    </Card>
  );
}

interface LineProps {
  readonly provider: Provider;
  readonly elements: number;
  readonly noConsole: boolean;
}

function ProviderLine({ provider, elements, noConsole }: LineProps) {
  const { t } = useTranslation('project');
  const dispatch = useDispatch();
  const library = useLibrary();
  const [open, setOpen] = useState(false);
  const change = (fields: Partial<Omit<Provider, 'id'>>) =>
    dispatch({ type: 'row/change', table: 'providers', ids: [provider.id], fields });
  const kinds = [...library.providers.values()].map(one => ({ value: one.id, label: one.name }));
  const kind = provider.key.startsWith(SAAS) ? SAAS : provider.key;
  // A copy follows the organisation: what is changed here would be changed back.
  const isCopy = provider.copiedFrom !== null;
  const Chevron = open ? IconChevronDown : IconChevronRight;
  return (
    <Paper withBorder p="xs">
      <Group gap="xs" wrap="nowrap">
        <UnstyledButton aria-expanded={open} aria-label={provider.name} onClick={() => setOpen(!open)}>
          <Chevron size={18} aria-hidden />
        </UnstyledButton>
        <Select
          aria-label={t('providerKind')}
          disabled={isCopy}
          style={{ flex: '1 1 154px' }}
          allowDeselect={false}
          data={[...kinds, { value: SAAS, label: t('saas') }]}
          value={kind}
          onChange={value => value && change({ key: value === SAAS ? `${SAAS}${provider.name}` : value })}
        />
        <Draft
          value={provider.name}
          onKeep={name => change(kind === SAAS ? { name, key: `${SAAS}${name}` } : { name })}
        >
          {field => (
            <TextInput aria-label={t('providerName')} style={{ flex: '1 1 167px' }} disabled={isCopy} {...field} />
          )}
        </Draft>
        <Badge variant="light" color="gray" tt="none" style={{ flex: 'none' }}>
          {t('elementsThere', { count: elements })}
        </Badge>
        <RemoveButton
          label={t('removeProvider', { name: provider.name })}
          onClick={() => dispatch({ type: 'row/remove', ids: [provider.id] })}
        />
      </Group>
      {noConsole && <OfferConsole provider={provider} />}
      <Collapse expanded={open}>
        <Stack gap="xs" pt="xs">
          {provider.copiedFrom && <Copied provider={provider} day={provider.copiedFrom.at} />}
          <Select
            label={t('providerCriticality')}
            disabled={isCopy}
            placeholder={t('notKnown')}
            clearable
            data={RATINGS}
            value={provider.criticality === null ? null : String(provider.criticality)}
            onChange={value => change({ criticality: value === null ? null : Number(value) })}
          />
          <Reviewed provider={provider} />
          <AttestedLines provider={provider} />
          {[...library.providerFacts.values()]
            .filter(fact => !fact.computed && fact.id !== 'criticality')
            .map(fact => {
              const value = provider.facts[fact.id]?.value;
              const values = fact.values.filter(one => one !== '?');
              if (values.length === 0)
                return (
                  <Text key={fact.id} size="sm">
                    {fact.name}
                  </Text>
                );
              return (
                <Select
                  key={fact.id}
                  label={fact.question}
                  disabled={isCopy}
                  placeholder={t('notKnown')}
                  clearable
                  data={values.map(one => ({ value: one, label: fact.valueNames[one] ?? one }))}
                  value={typeof value === 'string' ? value : null}
                  onChange={chosen =>
                    dispatch({ type: 'fact/set', subjects: [provider.id], fact: fact.id, value: chosen })
                  }
                />
              );
            })}
        </Stack>
      </Collapse>
    </Paper>
  );
}

/** Nothing is drawn unasked: threats of the console are found once it is in the diagram, and this is said here. */
function OfferConsole({ provider }: { readonly provider: Provider }) {
  const { t } = useTranslation('project');
  const dispatch = useDispatch();
  const { id, name } = provider;
  return (
    <Group gap="xs" pt="xs" pl={26} wrap="nowrap" justify="space-between">
      <Text size="sm" c="var(--ink-soft)">
        {t('noConsole')}
      </Text>
      <Button
        variant="default"
        size="xs"
        style={{ flexShrink: 0 }}
        aria-label={t('drawConsoleOf', { name })}
        onClick={() => dispatch({ type: 'provider/console', provider: id, name: t('consoleOf', { name }) })}
      >
        {t('drawConsole')}
      </Button>
    </Group>
  );
}

/** Whether the organisation has reviewed it in time; nothing where no organisation knows it. */
function Reviewed({ provider }: { readonly provider: Provider }) {
  const library = useLibrary();
  const { t } = useTranslation('project');
  const fact = library.providerFacts.get('review');
  const known = provider.facts['review'];
  if (!fact || typeof known?.value !== 'string') return null;
  return (
    <Text size="sm">
      {fact.name}: <b>{fact.valueNames[known.value] ?? known.value}</b>
      {known.origin.kind === 'organisation' && (
        <Text span size="xs" c="var(--ink-soft)">
          {' '}
          {t('knownSince', { day: known.origin.at })}
        </Text>
      )}
    </Text>
  );
}

/** What its attestations in force speak of, as the organisation has them. */
function AttestedLines({ provider }: { readonly provider: Provider }) {
  const { t } = useTranslation('project');
  if (provider.attested.length === 0) return null;
  return (
    <div>
      <Text size="sm">{t('attested')}</Text>
      {provider.attested.map(({ name, services, regions, until }) => (
        <Text key={`${name} ${until}`} size="sm" c="var(--ink-soft)">
          {t('attestedLine', {
            name,
            services: services.length > 0 ? services.join(', ') : t('attestedServices'),
            regions: regions.length > 0 ? regions.join(', ') : t('attestedRegions'),
          })}
          {until !== null && ` ${t('attestedUntil', { day: until })}`}
        </Text>
      ))}
    </div>
  );
}

/** Says that it is kept in the organisation, with the ways to change it there and to make it the project's own. */
function Copied({ provider, day }: { readonly provider: Provider; readonly day: string }) {
  const { t } = useTranslation('project');
  const organisation = useOrganisation();
  const dispatch = useDispatch();
  const keep = { type: 'row/change', table: 'providers', ids: [provider.id], fields: { copiedFrom: null } } as const;
  return (
    <Group gap="xs">
      <Text size="sm" style={{ flex: 1 }}>
        {t('copied', { day })}
      </Text>
      <Button variant="default" size="xs" onClick={() => organisation.goTo('providers', provider.id)}>
        {t('copiedChange')}
      </Button>
      <Button variant="subtle" size="xs" onClick={() => dispatch(keep)}>
        {t('copiedOwn')}
      </Button>
    </Group>
  );
}
