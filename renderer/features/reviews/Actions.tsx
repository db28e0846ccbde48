import { Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useTranslation } from 'react-i18next';
import { ReviewAction as ActionSchema, type ReviewAction } from '../../../core/model';
import { OrganisationPersonField } from '../../meaning';
import { useOrganisationDispatch, useOrganisationTable, useSession } from '../../session';
import { AddButton, Card, Draft, Nothing, RemoveButton } from '../../ui';
import type { OpenReview } from './useReviews';

/** What somebody has promised to do after the review. */
export function Actions({ open: { review } }: { readonly open: OpenReview }) {
  const { t } = useTranslation('reviews');
  const { environment } = useSession();
  const dispatch = useOrganisationDispatch();
  const actions = useOrganisationTable('actions');
  const own = [...actions.values()].filter(one => one.review === review.id);
  const add = () => {
    const row = ActionSchema.parse({ id: environment.newId('ac'), review: review.id, title: t('newAction') });
    dispatch({ type: 'row/add', table: 'actions', row });
  };
  return (
    <Card title={t('actions')} tools={<AddButton label={t('addAction')} onClick={add} />}>
      {own.length === 0 && <Nothing>{t('actionsEmpty')}</Nothing>}
      <Stack gap="xs">
        {own.map(one => (
          <ActionLine key={one.id} action={one} />
        ))}
      </Stack>
    </Card>
  );
}

function ActionLine({ action }: { readonly action: ReviewAction }) {
  const { t } = useTranslation('reviews');
  const dispatch = useOrganisationDispatch();
  const change = (fields: Partial<Omit<ReviewAction, 'id'>>) =>
    void dispatch({ type: 'row/change', table: 'actions', ids: [action.id], fields });
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <Checkbox
        mt={8}
        aria-label={t('actionDone', { title: action.title })}
        checked={action.status === 'done'}
        onChange={event => change({ status: event.currentTarget.checked ? 'done' : 'open' })}
      />
      <Group gap="xs" style={{ flex: 1 }}>
        <Draft value={action.title} onKeep={title => change({ title })}>
          {field => <TextInput aria-label={t('actionTitle')} size="sm" style={{ flex: '1 1 300px' }} {...field} />}
        </Draft>
        <OrganisationPersonField
          label={t('actionOwner')}
          labelHidden
          size="sm"
          w={160}
          value={action.owner}
          onChange={owner => ({ type: 'row/change', table: 'actions', ids: [action.id], fields: { owner } })}
        />
        <DateInput
          aria-label={t('actionDue')}
          placeholder={t('actionDue')}
          size="sm"
          w={130}
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
