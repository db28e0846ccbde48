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

interface VerdictFormProps {
  readonly verdict: keyof typeof WORDS;
  readonly close: () => void;
  /** Decides it, here and (`everywhere`) where it is alike. */
  readonly onDecide: (verdict: Given, everywhere: boolean) => void;
  /** The most days that it may hold; null: no limit. */
  readonly most: number | null;
  /** How long it holds unless somebody says otherwise; null: for good. */
  readonly usual: number | null;
  /** In how many other places the same threat is, of which it can be said as well. */
  readonly alike: number;
}

export interface Given {
  readonly reason: string;
  readonly expires: string | null;
}

/** A verdict with its reason and its last day. */
export function VerdictForm({ verdict, close, onDecide, most, usual, alike }: VerdictFormProps) {
  const { t } = useTranslation('threats');
  const { t: common } = useTranslation('common');
  const session = useSession();
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
    onDecide({ reason: reason.trim(), expires }, isForAll);
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
      {alike > 0 && (
        <Checkbox
          size="xs"
          label={t('alsoElsewhere', { count: alike })}
          checked={isForAll}
          onChange={event => setForAll(event.currentTarget.checked)}
        />
      )}
    </DecisionForm>
  );
}

/** The verdict on a finding, and on those like it when somebody says so. */
export function FindingVerdict({
  finding,
  alike,
  close,
  verdict,
  ...look
}: DecisionFormProps & Pick<VerdictFormProps, 'verdict' | 'most' | 'usual'> & { readonly alike: readonly Finding[] }) {
  const send = useSend(close);
  const decide = useDecide(finding);
  const onDecide = (given: Given, everywhere: boolean) => send(decide({ verdict, ...given }, everywhere ? alike : []));
  return <VerdictForm {...{ verdict, close, onDecide, alike: alike.length }} {...look} />;
}

export function DismissForm(props: DecisionFormProps) {
  return <FindingVerdict verdict="dismissed" most={null} usual={null} alike={useAlike(props.finding)} {...props} />;
}
