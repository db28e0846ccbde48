import { Group, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRow } from '../../session';
import { DecisionForm, type DecisionFormProps } from './DecisionForm';
import { useDecide, useSend } from './useDecide';

const RATINGS = ['1', '2', '3', '4', '5'] as const;

/** A rating of one's own in the place of the computed one. */
export function RateForm({ finding, close }: DecisionFormProps) {
  const { t } = useTranslation('threats');
  const send = useSend(close);
  const decide = useDecide(finding);
  const before = useRow('decisions', finding.key)?.rating ?? null;
  const [likelihood, setLikelihood] = useState(before?.likelihood ?? null);
  const [impact, setImpact] = useState(before?.impact ?? null);
  const [reason, setReason] = useState(before?.reason ?? '');
  const [missing, setMissing] = useState(false);
  const submit = () => {
    if (likelihood === null && impact === null) return before ? send(decide({ rating: null })) : close();
    if (reason.trim() === '') return setMissing(true);
    send(decide({ rating: { likelihood, impact, reason: reason.trim() } }));
  };
  const data = RATINGS.map(value => ({ value, label: t(`rating.${value}`) }));
  const numberOf = (value: string | null) => (value === null ? null : Number(value));
  return (
    <DecisionForm title={t('rateTitle')} button={t('rate')} submit={submit} close={close}>
      <Group grow gap="xs">
        <Select
          size="xs"
          label={t('likelihood')}
          placeholder={t('asComputed')}
          clearable
          data={data}
          value={likelihood === null ? null : String(likelihood)}
          onChange={value => setLikelihood(numberOf(value))}
        />
        <Select
          size="xs"
          label={t('impact')}
          placeholder={t('asComputed')}
          clearable
          data={data}
          value={impact === null ? null : String(impact)}
          onChange={value => setImpact(numberOf(value))}
        />
      </Group>
      <Textarea
        size="xs"
        label={t('rateReason')}
        autosize
        error={missing && reason.trim() === '' ? t('reasonNeeded') : undefined}
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
      />
    </DecisionForm>
  );
}
