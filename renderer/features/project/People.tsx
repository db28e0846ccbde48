import { ActionIcon, Group, Stack, TagsInput, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Person, Person as PersonSchema } from '../../../core/model';
import { useDispatch, useSession, useTable } from '../../session';
import { Draft } from '../../ui';
import { AddButton, Card, Nothing } from './Card';

/** Who takes part: they can own elements, controls and actions. */
export function People() {
  const { t } = useTranslation('project');
  const session = useSession();
  const dispatch = useDispatch();
  const people = useTable('people');
  const add = () => {
    const row = PersonSchema.parse({ id: session.environment.newId('pe'), name: t('newPerson') });
    dispatch({ type: 'row/add', table: 'people', row });
  };
  return (
    <Card title={t('people')} tools={<AddButton label={t('addPerson')} onClick={add} />}>
      <Stack gap="xs">
        {people.size === 0 && <Nothing>{t('peopleEmpty')}</Nothing>}
        {[...people.values()].map(person => (
          <PersonLine key={person.id} person={person} />
        ))}
      </Stack>
    </Card>
  );
}

function PersonLine({ person }: { readonly person: Person }) {
  const { t } = useTranslation('project');
  const dispatch = useDispatch();
  const change = (fields: Partial<Omit<Person, 'id'>>) =>
    dispatch({ type: 'row/change', table: 'people', ids: [person.id], fields });
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <Draft value={person.name} onKeep={name => change({ name })}>
        {field => <TextInput aria-label={t('personName')} style={{ flex: 2 }} {...field} />}
      </Draft>
      <TagsInput
        aria-label={t('personRoles')}
        placeholder={person.roles.length === 0 ? t('personRoles') : ''}
        style={{ flex: 3 }}
        size="sm"
        value={person.roles}
        onChange={roles => change({ roles })}
      />
      <Draft value={person.team} onKeep={team => change({ team })}>
        {field => (
          <TextInput aria-label={t('personTeam')} placeholder={t('personTeam')} style={{ flex: 2 }} {...field} />
        )}
      </Draft>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={t('removePerson', { name: person.name })}
        onClick={() => dispatch({ type: 'row/remove', ids: [person.id] })}
      >
        <IconX size={16} />
      </ActionIcon>
    </Group>
  );
}
