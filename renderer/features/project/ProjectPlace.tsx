import { Group, Select, SimpleGrid, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ProjectInfo } from '../../../core/model';
import { PeopleCard } from '../../meaning';
import { useDispatch, useLibrary, useRow, useTable } from '../../session';
import { Card, Draft, PlaceFrame } from '../../ui';
import { Actions } from './Actions';
import { Assumptions } from './Assumptions';
import { Decisions } from './Decisions';
import { Providers } from './Providers';

/** People, providers, scope, assumptions, decisions and actions of the open project. */
export function ProjectPlace() {
  const { t } = useTranslation('project');
  const info = useRow('project', 'project');
  const people = useTable('people');
  const dispatch = useDispatch();
  if (!info) return null;
  return (
    <PlaceFrame title={t('title')} intro={t('intro')}>
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
        <Stack gap="md">
          <About info={info} />
          <Governance info={info} />
          <Decisions />
        </Stack>
        <Stack gap="md">
          <PeopleCard people={people} dispatch={dispatch} hint={t('peopleEmpty')} />
          <Providers />
          <Assumptions />
          <Actions />
        </Stack>
      </SimpleGrid>
    </PlaceFrame>
  );
}

function useChange() {
  const dispatch = useDispatch();
  return (fields: Partial<Omit<ProjectInfo, 'id'>>) =>
    dispatch({ type: 'row/change', table: 'project', ids: ['project'], fields });
}

function About({ info }: { readonly info: ProjectInfo }) {
  const { t } = useTranslation('project');
  const change = useChange();
  const people = useTable('people');
  const prose = (label: string, value: string, keep: (value: string) => void) => (
    <Draft value={value} onKeep={keep}>
      {field => <Textarea label={label} autosize minRows={2} {...field} />}
    </Draft>
  );
  return (
    <Card title={t('about')}>
      <Stack gap="sm">
        <Draft value={info.name} onKeep={name => change({ name })}>
          {field => <TextInput label={t('name')} {...field} />}
        </Draft>
        {prose(t('description'), info.description, description => change({ description }))}
        <Group grow align="flex-start">
          <Draft value={info.businessUnit} onKeep={businessUnit => change({ businessUnit })}>
            {field => <TextInput label={t('businessUnit')} {...field} />}
          </Draft>
          <Select
            label={t('owner')}
            clearable
            data={[...people.values()].map(person => ({ value: person.id, label: person.name }))}
            value={info.owner}
            onChange={value => change({ owner: [...people.values()].find(person => person.id === value)?.id ?? null })}
          />
        </Group>
        {prose(t('scope'), info.scope, scope => change({ scope }))}
        {prose(t('outOfScope'), info.outOfScope, outOfScope => change({ outOfScope }))}
        <Draft value={info.classification} onKeep={classification => change({ classification })}>
          {field => <TextInput label={t('classification')} description={t('classificationHint')} {...field} />}
        </Draft>
      </Stack>
    </Card>
  );
}

function Governance({ info }: { readonly info: ProjectInfo }) {
  const { t } = useTranslation('project');
  const library = useLibrary();
  const dispatch = useDispatch();
  const change = useChange();
  const facts = [...library.projectFacts.values()].filter(fact => !fact.computed);
  return (
    <Card title={t('facts')} intro={t('factsIntro')}>
      <Stack gap="sm">
        {facts.map(fact => {
          const value = info.facts[fact.id]?.value;
          return (
            <Select
              key={fact.id}
              label={fact.question}
              placeholder={t('notKnown')}
              clearable
              data={fact.values
                .filter(one => one !== '?')
                .map(one => ({ value: one, label: fact.valueNames[one] ?? one }))}
              value={typeof value === 'string' ? value : null}
              onChange={chosen => dispatch({ type: 'fact/set', subjects: ['project'], fact: fact.id, value: chosen })}
            />
          );
        })}
        <Switch
          label={t('tier2')}
          description={t('tier2Hint')}
          checked={info.tier2}
          onChange={event => change({ tier2: event.currentTarget.checked })}
        />
      </Stack>
    </Card>
  );
}
