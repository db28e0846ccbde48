import { Group, Textarea } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../../../core/analysis';
import type { Decision } from '../../../core/model';
import { PersonField } from '../../meaning';
import { useDispatch } from '../../session';
import { Draft } from '../../ui';
import { useDecide } from './useDecide';

/** Note, person and day: they follow the finding without deciding anything. */
export function Following({
  finding,
  decision,
}: {
  readonly finding: Finding;
  readonly decision: Decision | undefined;
}) {
  const { t } = useTranslation('threats');
  const { t: common } = useTranslation('common');
  const dispatch = useDispatch();
  const decide = useDecide(finding);
  return (
    <>
      <Draft value={decision?.note ?? ''} onKeep={note => dispatch(decide({ note }))}>
        {field => <Textarea size="xs" label={t('note')} placeholder={t('notePlaceholder')} autosize {...field} />}
      </Draft>
      <Group grow gap="xs" align="flex-start">
        <PersonField
          size="xs"
          label={t('assignee')}
          value={decision?.assignee ?? null}
          onChange={assignee => decide({ assignee })}
        />
        <DateInput
          size="xs"
          label={t('due')}
          placeholder={t('noDay')}
          clearable
          clearButtonProps={{ 'aria-label': common('clear') }}
          value={decision?.due ?? null}
          onChange={due => dispatch(decide({ due }))}
        />
      </Group>
    </>
  );
}
