import { Button, Group, Text, Textarea } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PersonId, Person as PersonSchema, plainName } from '../../../core/model';
import { PersonSelect } from '../../meaning';
import { useDispatch, usePreferences, useRow, useSession, useTable } from '../../session';
import { DecisionForm, type DecisionFormProps } from './DecisionForm';
import { useDecide, useSend } from './useDecide';

interface AskForAcceptanceProps extends DecisionFormProps {
  /** Who may accept it. */
  readonly roles: readonly string[];
}

/** The policy lets others accept this: one of them is asked to, with why and until when an answer is wanted. */
export function AskForAcceptance({ finding, close, roles }: AskForAcceptanceProps) {
  const { t } = useTranslation('threats');
  const { t: common } = useTranslation('common');
  const session = useSession();
  const dispatch = useDispatch();
  const send = useSend(close);
  const decide = useDecide(finding);
  const people = useTable('people');
  const own = usePreferences(preferences => preferences.profile?.roles) ?? [];
  const version = useRow('project', 'project')?.acceptance?.version ?? '';
  const before = useRow('decisions', finding.key);
  const named = roles.join(', ');
  const wanted = new Set(roles.map(plainName));
  const able = [...people.values()].find(person => person.roles.some(role => wanted.has(plainName(role))));
  const [whom, setWhom] = useState<PersonId | null>(able?.id ?? null);
  const [due, setDue] = useState<string | null>(before?.due ?? null);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const add = (name: string) => {
    const row = PersonSchema.parse({ id: session.environment.newId('pe'), name });
    if (dispatch({ type: 'row/add', table: 'people', row }).ok) setWhom(row.id);
  };
  const submit = () => {
    if (reason.trim() === '') return setMissing(true);
    const asked = t('askedToAccept', { reason: reason.trim(), roles: named });
    const note = [before?.note ?? '', asked].filter(part => part !== '').join('\n\n');
    send(decide({ note, assignee: whom ?? before?.assignee ?? null, due }));
  };
  return (
    <DecisionForm title={t('askTitle')} button={t('ask')} submit={submit} close={close}>
      <Text size="sm">
        {t('notYours', { roles: named, policy: version === '' ? t('thePolicy') : t('thePolicyVersion', { version }) })}{' '}
        {own.length === 0 ? t('noRoles') : t('ownRoles', { roles: own.join(', ') })}
      </Text>
      <Group>
        <Button size="compact-xs" variant="default" onClick={() => session.askForProfile()}>
          {t('changeRoles')}
        </Button>
      </Group>
      <Textarea
        label={t('acceptReason')}
        autosize
        minRows={2}
        size="xs"
        data-autofocus
        autoFocus
        error={missing && reason.trim() === '' ? t('reasonNeeded') : undefined}
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
      />
      <PersonSelect size="xs" label={t('askWhom')} people={people} value={whom} onChoose={setWhom} onNew={add} />
      <DateInput
        label={t('due')}
        placeholder={t('noDay')}
        size="xs"
        clearable
        clearButtonProps={{ 'aria-label': common('clear') }}
        value={due}
        onChange={setDue}
      />
    </DecisionForm>
  );
}
