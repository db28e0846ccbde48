import { Button, Stack, Text, Textarea } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JudgedGate } from '../../../core/review';
import { useDispatch, useSession } from '../../session';
import { dayText } from '../../text/deviceFormat';
import { Part } from '../../ui';

/** Who lets a condition fail until when and why; or the form to do so. */
export function Waiver({ gate }: { readonly gate: JudgedGate }) {
  const { t } = useTranslation('gates');
  const dispatch = useDispatch();
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
        {gate.owner === null ? t('waiverNoOwner') : t('waiverOwner', { name: gate.owner })}
      </Text>
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
  const waive = (event: FormEvent) => {
    event.preventDefault();
    if (until !== null && reason.trim() !== '')
      dispatch({ type: 'gate/waive', gate: id, waiver: { reason: reason.trim(), until } });
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
        <Button type="submit" variant="default" disabled={until === null || reason.trim() === ''}>
          {t('waive')}
        </Button>
      </Stack>
    </form>
  );
}
