import { Button, Group, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Answer, Answer as AnswerSchema } from '../../../core/model';
import type { AskedQuestion } from '../../../core/review';
import { useLibrary, useOrganisationDispatch } from '../../session';
import { Draft } from '../../ui';
import { useSetAnswer } from './useAnswer';
import type { OpenReview } from './useReviews';

interface FitProps {
  readonly open: OpenReview;
  readonly asked: AskedQuestion;
}

const FITS = ['same', 'modify', 'degraded'] as const;

/** How it works here compared with in-house, and what makes up for what is weaker or cannot be had. */
export function Fit({ open, asked }: FitProps) {
  const answer = open.answers.get(asked.question.id);
  const value = answer?.value ?? null;
  if (!answer || value === null || value === 'U' || value === 'N/A') return null;
  return (
    <Stack gap="sm">
      {value !== 'X' && value !== '0' && <Compared open={open} asked={asked} answer={answer} />}
      {(value === 'X' || answer.fit === 'degraded') && <Compensation open={open} asked={asked} answer={answer} />}
    </Stack>
  );
}

interface WithAnswer extends FitProps {
  readonly answer: Answer;
}

function Compared({ open, asked, answer }: WithAnswer) {
  const { t } = useTranslation('reviews');
  const set = useSetAnswer(open.review, asked.question);
  const differs = answer.fit === 'modify' || answer.fit === 'degraded';
  return (
    <>
      <Select
        label={t('fit')}
        size="sm"
        clearable
        data={FITS.map(one => ({ value: one, label: t(`fits.${one}`) }))}
        value={answer.fit}
        onChange={value => set({ fit: AnswerSchema.shape.fit.parse(value) })}
      />
      {differs && (
        <Group grow align="flex-start">
          <Draft value={answer.inHouse} onKeep={inHouse => set({ inHouse })}>
            {field => <Textarea label={t('inHouse')} size="sm" autosize {...field} />}
          </Draft>
          <Draft value={answer.inCloud} onKeep={inCloud => set({ inCloud })}>
            {field => <Textarea label={t('inCloud')} size="sm" autosize {...field} />}
          </Draft>
        </Group>
      )}
    </>
  );
}

function Compensation({ open, asked, answer }: WithAnswer) {
  const { t } = useTranslation('reviews');
  const library = useLibrary();
  const set = useSetAnswer(open.review, asked.question);
  const controls = [...library.controls.values()]
    .filter(one => !asked.question.controls.includes(one.id))
    .map(one => ({ value: one.id, label: one.title }));
  return (
    <>
      <Text size="sm">{t('compensationHint')}</Text>
      <Select
        label={t('compensation')}
        placeholder={t('compensationNone')}
        size="sm"
        searchable
        clearable
        data={controls}
        value={answer.compensation}
        onChange={compensation => set({ compensation })}
      />
      <Exception open={open} asked={asked} answer={answer} />
    </>
  );
}

function Exception({ open, asked, answer }: WithAnswer) {
  const { t } = useTranslation('reviews');
  const dispatch = useOrganisationDispatch();
  const [until, setUntil] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const question = { id: asked.question.id, asked: asked.question.question };
  const except = (exception: { reason: string; until: string } | null) =>
    void dispatch({ type: 'answer/except', review: open.review.id, question, exception });
  if (answer.exception)
    return (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{t('exceptUntil', { day: answer.exception.until, reason: answer.exception.reason })}</Text>
        <Button variant="default" size="xs" onClick={() => except(null)}>
          {t('exceptClear')}
        </Button>
      </Group>
    );
  return (
    <Group align="flex-end" wrap="nowrap">
      <DateInput label={t('except')} size="sm" w={140} clearable value={until} onChange={setUntil} />
      <TextInput
        label={t('exceptReason')}
        size="sm"
        style={{ flex: 1 }}
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
      />
      <Button
        variant="default"
        size="sm"
        disabled={until === null || reason.trim() === ''}
        onClick={() => until !== null && except({ reason: reason.trim(), until })}
      >
        {t('exceptSet')}
      </Button>
    </Group>
  );
}
