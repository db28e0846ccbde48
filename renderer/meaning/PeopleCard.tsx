import { ActionIcon, Group, Stack, TagsInput, TextInput } from '@mantine/core';
import { IconCalendarUser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AddRowOf, ChangeRowsOf, RemoveRowsOf } from '../../core/commands';
import { type Person, Person as PersonSchema } from '../../core/model';
import { useSession } from '../session';
import { AddButton, Card, Draft, Nothing, RemoveButton } from '../ui';

type PeopleTable = { readonly people: Person };
export type PeopleCommand = AddRowOf<PeopleTable> | ChangeRowsOf<PeopleTable> | RemoveRowsOf<PeopleTable>;

interface PeopleCardProps {
  readonly people: ReadonlyMap<string, Person>;
  readonly dispatch: (command: PeopleCommand) => void;
  /** What people can do here. */
  readonly hint: string;
  /** Shows what somebody is to see to; absent where that is not known. */
  readonly onShow?: (person: Person) => void;
}

/** The people of a document: they can own what is in it. */
export function PeopleCard({ people, dispatch, hint, onShow }: PeopleCardProps) {
  const { t } = useTranslation('common');
  const session = useSession();
  const add = () => {
    const row = PersonSchema.parse({ id: session.environment.newId('pe'), name: t('people.unnamed') });
    dispatch({ type: 'row/add', table: 'people', row });
  };
  return (
    <Card title={t('people.title')} tools={<AddButton label={t('people.add')} onClick={add} />}>
      <Stack gap="xs">
        {people.size === 0 && <Nothing>{hint}</Nothing>}
        {[...people.values()].map(person => (
          <PersonLine key={person.id} person={person} dispatch={dispatch} onShow={onShow} />
        ))}
      </Stack>
    </Card>
  );
}

interface PersonLineProps extends Pick<PeopleCardProps, 'dispatch'> {
  readonly person: Person;
  readonly onShow: PeopleCardProps['onShow'] | undefined;
}

function PersonLine({ person, dispatch, onShow }: PersonLineProps) {
  const { t } = useTranslation('common');
  const change = (fields: Partial<Omit<Person, 'id'>>) =>
    dispatch({ type: 'row/change', table: 'people', ids: [person.id], fields });
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <Draft value={person.name} onKeep={name => change({ name })}>
        {field => <TextInput aria-label={t('people.name')} style={{ flex: 2 }} {...field} />}
      </Draft>
      <TagsInput
        aria-label={t('people.roles')}
        placeholder={person.roles.length === 0 ? t('people.roles') : ''}
        style={{ flex: 3 }}
        size="sm"
        value={person.roles}
        onChange={roles => change({ roles })}
      />
      <Draft value={person.team} onKeep={team => change({ team })}>
        {field => (
          <TextInput aria-label={t('people.team')} placeholder={t('people.team')} style={{ flex: 2 }} {...field} />
        )}
      </Draft>
      {onShow && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t('people.show', { name: person.name })}
          title={t('people.show', { name: person.name })}
          onClick={() => onShow(person)}
        >
          <IconCalendarUser size={16} />
        </ActionIcon>
      )}
      <RemoveButton
        label={t('people.remove', { name: person.name })}
        onClick={() => dispatch({ type: 'row/remove', ids: [person.id] })}
      />
    </Group>
  );
}
