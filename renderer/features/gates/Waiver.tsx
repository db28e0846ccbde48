import { Button, Stack, Text, Textarea } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Person, type PersonId } from '../../../core/model';
import type { JudgedGate } from '../../../core/review';
import { PersonField, PersonSelect } from '../../meaning';
import { useDispatch, useRow, useSession, useTable } from '../../session';
import { dayText } from '../../text/deviceFormat';
import { Part } from '../../ui';

/** Who lets a condition fail until when and why; or the form to do so. */
export function Waiver({ gate }: { readonly gate: JudgedGate }) {
  const { t } = useTranslation('gates');
  const dispatch = useDispatch();
  const row = useRow('gates', gate.id);
  const { waiver } = gate;
  if (waiver === null || gate.waiverExpired)
    return (
      <Part title={t('waiver')} hint={t('waiverHint')}>
        {waiver && <Text size="sm">{t('expired', { day: dayText(waiver.until) })}</Text>}
        <WaiverForm id={gate.id} />
      </Part>
    );
  return (
    <Part title={t('waiver')}>
      <Text size="sm">{t('waiverBy', { name: waiver.by, reason: waiver.reason })}</Text>
      <Text size="sm" c="var(--ink-soft)">
        {t('until', { day: dayText(waiver.until) })}.{' '}
        {waiver.owner === null && (gate.owner === null ? t('waiverNoOwner') : t('waiverOwner', { name: gate.owner }))}
      </Text>
      <PersonField
        label={t('waiverOwnerLabel')}
        value={row?.waiver?.owner ?? null}
        onChange={owner => ({ type: 'gate/own-waiver', gate: gate.id, owner })}
      />
      <Button
        mt="xs"
        size="xs"
        variant="default"
        onClick={() => dispatch({ type: 'gate/waive', gate: gate.id, waiver: null })}
      >
        {t('takeBack')}
      </Button>
    </Part>
  );
}

function WaiverForm({ id }: { readonly id: string }) {
  const { t } = useTranslation('gates');
  const session = useSession();
  const dispatch = useDispatch();
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState<string | null>(null);
  const [owner, setOwner] = useState<PersonId | null>(null);
  const people = useTable('people');
  const newPerson = (name: string) => {
    const row = Person.parse({ id: session.environment.newId('pe'), name });
    if (dispatch({ type: 'row/add', table: 'people', row }).ok) setOwner(row.id);
  };
  const waive = (event: FormEvent) => {
    event.preventDefault();
    if (until !== null && reason.trim() !== '')
      dispatch({ type: 'gate/waive', gate: id, waiver: { reason: reason.trim(), until, owner } });
  };
  return (
    <form onSubmit={waive}>
      <Stack gap="xs">
        <Textarea
          label={t('reason')}
          autosize
          minRows={2}
          value={reason}
          onChange={event => setReason(event.currentTarget.value)}
        />
        <DateInput
          label={t('untilDay')}
          value={until}
          minDate={session.environment.now().slice(0, 10)}
          onChange={setUntil}
        />
        <PersonSelect
          label={t('waiverOwnerLabel')}
          people={people}
          value={owner}
          onChoose={setOwner}
          onNew={newPerson}
        />
        <Button type="submit" variant="default" disabled={until === null || reason.trim() === ''}>
          {t('waive')}
        </Button>
      </Stack>
    </form>
  );
}
