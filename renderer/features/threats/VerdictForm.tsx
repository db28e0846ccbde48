import { Checkbox, Textarea } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../../../core/analysis';
import { addDays } from '../../../core/base';
import { useSession } from '../../session';
import { DecisionForm, type DecisionFormProps } from './DecisionForm';
import { useAlike, useDecide, useSend } from './useDecide';

const WORDS = {
  accepted: { title: 'acceptTitle', button: 'accept', reason: 'acceptReason' },
  dismissed: { title: 'dismissTitle', button: 'dismiss', reason: 'dismissReason' },
} as const;

interface VerdictFormProps extends DecisionFormProps {
  readonly verdict: keyof typeof WORDS;
  /** The most days that it may hold; null: no limit. */
  readonly most: number | null;
  /** How long it holds unless somebody says otherwise; null: for good. */
  readonly usual: number | null;
  /** The same threat elsewhere, of which it can be said as well. */
  readonly alike: readonly Finding[];
}

/** A verdict with its reason and its last day. */
export function VerdictForm({ finding, close, verdict, most, usual, alike }: VerdictFormProps) {
  const { t } = useTranslation('threats');
  const { t: common } = useTranslation('common');
  const session = useSession();
  const send = useSend(close);
  const decide = useDecide(finding);
  const words = WORDS[verdict];
  const today = session.environment.now().slice(0, 10);
  const inDays = (days: number | null) => (days === null ? null : addDays(today, days));
  const [reason, setReason] = useState('');
  const [expires, setExpires] = useState<string | null>(inDays(usual));
  const [missing, setMissing] = useState(false);
  const [isForAll, setForAll] = useState(false);
  const last = inDays(most);
  const submit = () => {
    if (reason.trim() === '') return setMissing(true);
    send(decide({ verdict, reason: reason.trim(), expires }, isForAll ? alike : []));
  };
  return (
    <DecisionForm title={t(words.title)} button={t(words.button)} submit={submit} close={close}>
      <Textarea
        label={t(words.reason)}
        autosize
        minRows={2}
        size="xs"
        data-autofocus
        autoFocus
        error={missing && reason.trim() === '' ? t('reasonNeeded') : undefined}
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
      />
      <DateInput
        label={t('until')}
        description={most === null ? t('untilHint') : t('untilMost', { count: most })}
        size="xs"
        clearable={last === null}
        minDate={today}
        {...(last === null ? {} : { maxDate: last })}
        clearButtonProps={{ 'aria-label': common('clear') }}
        value={expires}
        onChange={setExpires}
      />
      {alike.length > 0 && (
        <Checkbox
          size="xs"
          label={t('alsoElsewhere', { count: alike.length })}
          checked={isForAll}
          onChange={event => setForAll(event.currentTarget.checked)}
        />
      )}
    </DecisionForm>
  );
}

export function DismissForm(props: DecisionFormProps) {
  return <VerdictForm verdict="dismissed" most={null} usual={null} alike={useAlike(props.finding)} {...props} />;
}
