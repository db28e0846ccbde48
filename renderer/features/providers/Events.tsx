import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ProviderId, TRIGGERS, Trigger } from '../../../core/model';
import { useOrganisationDispatch, useOrganisationTable, useSession } from '../../session';
import { Part } from '../../ui';
import { DayField } from './Lines';

/** What happened at a provider and calls for a review before its day. */
export function Events({ provider }: { readonly provider: ProviderId }) {
  const { t } = useTranslation('providers');
  const events = useOrganisationTable('events');
  const reviews = useOrganisationTable('reviews');
  const here = [...events.values()].filter(event => event.provider === provider).sort((a, b) => (a.on < b.on ? 1 : -1));
  return (
    <Part title={t('events')}>
      <Stack gap="xs">
        {here.length === 0 && (
          <Text size="sm" c="var(--ink-soft)">
            {t('eventsEmpty')}
          </Text>
        )}
        {here.map(event => (
          <Text key={event.id} size="sm">
            {t('onDay', { day: event.on })}: {t(`trigger.${event.trigger}`)}
            {event.note && `. ${event.note}`}
            {event.review && reviews.get(event.review)?.seal && ` (${t('dealtWith')})`}
          </Text>
        ))}
        <NewEvent provider={provider} />
      </Stack>
    </Part>
  );
}

function NewEvent({ provider }: { readonly provider: ProviderId }) {
  const { t } = useTranslation('providers');
  const { environment } = useSession();
  const dispatch = useOrganisationDispatch();
  const [trigger, setTrigger] = useState<Trigger | null>(null);
  const [on, setOn] = useState<string | null>(environment.now().slice(0, 10));
  const [note, setNote] = useState('');
  const add = () => {
    if (trigger === null || on === null) return;
    dispatch({ type: 'event/record', provider, trigger, on, note });
    setTrigger(null);
    setNote('');
  };
  return (
    <>
      <Group grow align="flex-start">
        <Select
          label={t('eventKind')}
          size="sm"
          data={TRIGGERS.map(one => ({ value: one, label: t(`trigger.${one}`) }))}
          value={trigger}
          onChange={value => setTrigger(value === null ? null : Trigger.parse(value))}
        />
        <DayField label={t('eventDay')} value={on} onChange={setOn} />
      </Group>
      <TextInput label={t('eventNote')} size="sm" value={note} onChange={event => setNote(event.currentTarget.value)} />
      <div>
        <Button variant="default" size="xs" disabled={trigger === null || on === null} onClick={add}>
          {t('addEvent')}
        </Button>
      </div>
    </>
  );
}
