import { Button, Group, Text, Textarea } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Command } from '../../../core/commands';
import { type DocumentId, type Person, type PersonId, Person as PersonSchema, plainName } from '../../../core/model';
import { useOrganisationPeople } from '../../actions';
import { PersonSelect } from '../../meaning';
import { useDispatch, usePreferences, useRow, useSession, useTable } from '../../session';
import { DecisionForm } from './DecisionForm';

interface AskForAcceptanceProps {
  readonly close: () => void;
  /** Who may accept it. */
  readonly roles: readonly string[];
  /** The day that was named before. */
  readonly due: string | null;
  readonly onAsk: (asked: {
    readonly reason: string;
    readonly whom: PersonId | null;
    readonly due: string | null;
  }) => void;
}

/** The policy lets others accept this: one of them is asked to, with why and until when an answer is wanted. */
export function AskForAcceptance({ close, roles, due: dueBefore, onAsk }: AskForAcceptanceProps) {
  const { t } = useTranslation('threats');
  const { t: common } = useTranslation('common');
  const session = useSession();
  const dispatch = useDispatch();
  const people = useTable('people');
  const others = useOrganisationPeople();
  const own = usePreferences(preferences => preferences.profile?.roles) ?? [];
  const version = useRow('project', 'project')?.acceptance?.version ?? '';
  const named = roles.join(', ');
  const wanted = new Set(roles.map(plainName));
  const holdsRole = (person: Person) => person.roles.some(role => wanted.has(plainName(role)));
  const holders = (others?.people ?? []).filter(holdsRole);
  // Whom the project knows by the same name is the same person, whose roles the organisation knows.
  const sameName = new Set(holders.map(person => plainName(person.name)));
  const able = [...people.values()].find(person => holdsRole(person) || sameName.has(plainName(person.name)));
  const known = new Set([...people.values()].map(person => plainName(person.name)));
  const elsewhere = holders.filter(person => !people.has(person.id) && !known.has(plainName(person.name)));
  const [chosen, setWhom] = useState<PersonId | null>(null);
  const whom = chosen ?? able?.id ?? elsewhere[0]?.id ?? null;
  const [due, setDue] = useState<string | null>(dueBefore);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const add = (name: string) => {
    const row = PersonSchema.parse({ id: session.environment.newId('pe'), name });
    if (dispatch({ type: 'row/add', table: 'people', row }).ok) setWhom(row.id);
  };
  const submit = () => {
    if (reason.trim() === '') return setMissing(true);
    const taken = elsewhere.find(person => person.id === whom);
    // A copy, so that the project's file stands alone.
    if (taken && others && !dispatch(takenOver(taken, others.id, session.environment.now())).ok) return;
    onAsk({ reason: reason.trim(), whom, due });
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
      <PersonSelect
        size="xs"
        label={t('askWhom')}
        description={elsewhere.length > 0 ? t('askWhomHint') : undefined}
        people={new Map([...people, ...elsewhere.map(person => [person.id, person] as const)])}
        value={whom}
        onChoose={setWhom}
        onNew={add}
      />
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

/** The command that brings somebody of the organisation into the project. */
function takenOver(person: Person, organisation: DocumentId, now: string): Command {
  return { type: 'row/add', table: 'people', row: { ...person, copiedFrom: { organisation, at: now.slice(0, 10) } } };
}
