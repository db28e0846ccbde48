import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Action as ActionSchema } from '../../../core/model';
import { useSession } from '../../session';
import { DecisionForm, type DecisionFormProps } from './DecisionForm';
import { useSend } from './useDecide';

/** Something to be done about a finding. */
export function ActionForm({ finding, close }: DecisionFormProps) {
  const { t } = useTranslation('threats');
  const session = useSession();
  const send = useSend(close);
  const [title, setTitle] = useState<string>(t('actionFor', { title: finding.title }));
  const submit = () => {
    if (title.trim() === '') return;
    const row = ActionSchema.parse({ id: session.environment.newId('ac'), title: title.trim(), finding: finding.key });
    send({ type: 'row/add', table: 'actions', row });
  };
  return (
    <DecisionForm title={t('addAction')} button={t('addAction')} submit={submit} close={close}>
      <TextInput
        size="xs"
        label={t('actionTitle')}
        autoFocus
        value={title}
        maxLength={1000}
        onChange={event => setTitle(event.currentTarget.value)}
      />
    </DecisionForm>
  );
}
