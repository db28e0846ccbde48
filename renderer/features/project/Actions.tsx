import { Checkbox, Group, Select, Stack, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useTranslation } from 'react-i18next';
import { type Action, Action as ActionSchema } from '../../../core/model';
import { useDispatch, useSession, useTable } from '../../session';
import { AddButton, Card, Draft, Nothing, RemoveButton } from '../../ui';

/** Who does what by when. */
export function Actions() {
  const { t } = useTranslation('project');
  const session = useSession();
  const dispatch = useDispatch();
  const actions = useTable('actions');
  const add = () => {
    const row = ActionSchema.parse({ id: session.environment.newId('ac'), title: t('newAction') });
    dispatch({ type: 'row/add', table: 'actions', row });
  };
  return (
    <Card title={t('actions')} tools={<AddButton label={t('addAction')} onClick={add} />}>
      <Stack gap="xs">
        {actions.size === 0 && <Nothing>{t('actionsEmpty')}</Nothing>}
        {[...actions.values()].map(action => (
          <ActionLine key={action.id} action={action} />
        ))}
      </Stack>
    </Card>
  );
}

function ActionLine({ action }: { readonly action: Action }) {
  const { t } = useTranslation('project');
  const { t: common } = useTranslation('common');
  const dispatch = useDispatch();
  const people = useTable('people');
  const change = (fields: Partial<Omit<Action, 'id'>>) =>
    dispatch({ type: 'row/change', table: 'actions', ids: [action.id], fields });
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <Checkbox
        mt={8}
        aria-label={t('actionDone', { title: action.title })}
        checked={action.status === 'done'}
        onChange={event => change({ status: event.currentTarget.checked ? 'done' : 'open' })}
      />
      {/* Where the card is narrow, who and when stand below: what is to be done is read whole. */}
      <Group gap="xs" style={{ flex: 1 }}>
        <Draft value={action.title} onKeep={title => change({ title })}>
          {field => <TextInput aria-label={t('actionTitle')} style={{ flex: '1 1 300px' }} {...field} />}
        </Draft>
        <Select
          aria-label={common('owner')}
          placeholder={common('nobody')}
          w={160}
          clearable
          data={[...people.values()].map(person => ({ value: person.id, label: person.name }))}
          value={action.owner}
          onChange={value => change({ owner: [...people.values()].find(person => person.id === value)?.id ?? null })}
        />
        <DateInput
          aria-label={common('due')}
          placeholder={common('due')}
          w={130}
          size="sm"
          clearable
          value={action.due}
          onChange={due => change({ due })}
        />
      </Group>
      <RemoveButton
        label={t('removeAction', { title: action.title })}
        onClick={() => dispatch({ type: 'row/remove', ids: [action.id] })}
      />
    </Group>
  );
}
