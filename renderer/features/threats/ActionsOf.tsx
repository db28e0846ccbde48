import { Checkbox, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../../../core/analysis';
import { useDispatch, useTable } from '../../session';
import classes from './threats.module.css';

/** The actions that answer a finding. */
export function ActionsOf({ finding }: { readonly finding: Finding }) {
  const { t } = useTranslation('threats');
  const dispatch = useDispatch();
  const actions = useTable('actions');
  const people = useTable('people');
  const own = [...actions.values()].filter(action => action.finding === finding.key);
  if (own.length === 0) return null;
  return (
    <div role="group" aria-label={t('actions')}>
      <Text size="sm" fw={500} mb={4}>
        {t('actions')}
      </Text>
      <Stack gap={6}>
        {own.map(action => (
          <Group key={action.id} gap="xs" wrap="nowrap" align="flex-start">
            <Checkbox
              size="xs"
              mt={2}
              aria-label={t('actionDone', { title: action.title })}
              checked={action.status === 'done'}
              onChange={event =>
                dispatch({
                  type: 'row/change',
                  table: 'actions',
                  ids: [action.id],
                  fields: { status: event.currentTarget.checked ? 'done' : 'open' },
                })
              }
            />
            <Text size="sm">
              {action.title}
              <span className={classes.soft}>
                {' '}
                {t('actionBy', {
                  name: people.get(action.owner ?? '')?.name ?? t('nobody'),
                  day: action.due ?? t('noDay'),
                })}
              </span>
            </Text>
          </Group>
        ))}
      </Stack>
    </div>
  );
}
