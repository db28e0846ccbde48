import { Button, Group, List, Radio, Stack, Text, Textarea, Title } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { IconArrowRight } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ANSWER_VALUES, AnswerValue } from '../../../core/model';
import type { AskedQuestion } from '../../../core/review';
import { ANSWER_LABEL } from '../../../core/text';
import { OrganisationPersonField } from '../../meaning';
import { useLibrary, useOrganisationDispatch } from '../../session';
import { Draft, Part } from '../../ui';
import { AnswerEvidence } from './AnswerEvidence';
import { Fit } from './Fit';
import { nextUnanswered } from './nextQuestion';
import { isFixed, useSetAnswer } from './useAnswer';
import type { OpenReview } from './useReviews';

interface QuestionPanelProps {
  readonly open: OpenReview;
  readonly asked: AskedQuestion;
}

interface PanelProps extends QuestionPanelProps {
  /** Goes on to a question without an answer. */
  readonly onNext: (question: string) => void;
  /** Leads to what came of the review, once everything is answered. */
  readonly onResult: () => void;
  /** Whether somebody came here from another question: then the answer is what they want to give. */
  readonly goingOn: boolean;
}

/** One question: why it is asked, what was answered last time, and the answer with what shows it. */
export function QuestionPanel({ open, asked, onNext, onResult, goingOn }: PanelProps) {
  const { t } = useTranslation('reviews');
  const library = useLibrary();
  const { question } = asked;
  const fixed = isFixed(open.review);
  const controls = question.controls.map(id => library.controls.get(id)?.title ?? '').filter(Boolean);
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (goingOn) panel.current?.querySelector<HTMLInputElement>('input[type="radio"]')?.focus();
  }, [goingOn]);
  return (
    <Stack gap="md" p="md" ref={panel}>
      <div>
        <Title order={3}>{question.question}</Title>
        <Text size="sm" c="var(--ink-soft)" mt={4}>
          {useWhy(asked)} {controls.length > 0 && t('settles', { controls: controls.join('; ') })}
        </Text>
        {question.knockout && (
          <Text size="sm" mt={4}>
            {t('knockout')}
          </Text>
        )}
      </div>
      <fieldset disabled={fixed} style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
        <Stack gap="md">
          {fixed && (
            <Text size="sm" c="var(--ink-soft)">
              {t('signedFixed')}
            </Text>
          )}
          <Earlier open={open} asked={asked} />
          <Value open={open} asked={asked} />
          {!fixed && <Next open={open} asked={asked} onNext={onNext} onResult={onResult} />}
          <Fit open={open} asked={asked} />
          <AnswerEvidence open={open} asked={asked} />
          <Assigned open={open} asked={asked} />
          <Comments open={open} asked={asked} />
        </Stack>
      </fieldset>
    </Stack>
  );
}

/** The way on, so that nobody has to go back to the list between two answers. */
function Next({ open, asked, onNext, onResult }: Omit<PanelProps, 'goingOn'>) {
  const { t } = useTranslation('reviews');
  const ids = open.plan.asked.map(one => one.question.id);
  const isAnswered = (id: string) => (open.answers.get(id)?.value ?? null) !== null;
  const next = nextUnanswered(ids, isAnswered, asked.question.id);
  if (next === null && !isAnswered(asked.question.id)) return null;
  return (
    <div>
      <Button
        variant="light"
        size="xs"
        rightSection={<IconArrowRight size={14} aria-hidden />}
        onClick={() => (next === null ? onResult() : onNext(next))}
      >
        {t(next === null ? 'toResult' : 'next')}
      </Button>
    </div>
  );
}

function useWhy({ because }: AskedQuestion): string {
  const { t } = useTranslation('reviews');
  const library = useLibrary();
  if (because.by !== 'service-model') return t(`why.${because.by}`);
  if (because.models.length === 0) return t('why.service-model-unknown');
  const names = new Map<string, string>([...library.serviceModels.values()].map(one => [one.id, one.name]));
  return t('why.service-model', { models: because.models.map(one => names.get(one) ?? one.toUpperCase()).join(', ') });
}

function Earlier({ open: { review, earlier, answers }, asked }: QuestionPanelProps) {
  const { t } = useTranslation('reviews');
  const dispatch = useOrganisationDispatch();
  const before = earlier.get(asked.question.id);
  if (!before || before.answer.value === null) return null;
  const isTaken = answers.get(asked.question.id)?.from === before.answer.id;
  const age = [t('earlierAge', { count: before.age }), ...(before.evidenceExpired ? [t('earlierExpired')] : [])];
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start">
      <Text size="sm">
        <b>{t('earlier', { answer: ANSWER_LABEL[before.answer.value] })}</b> ({age.join(', ')}) {before.answer.note}
      </Text>
      {!isTaken && (
        <Button
          variant="default"
          size="xs"
          style={{ flexShrink: 0 }}
          onClick={() => dispatch({ type: 'answer/carry', review: review.id, from: [before.answer.id] })}
        >
          {t('take')}
        </Button>
      )}
    </Group>
  );
}

function Value({ open, asked }: QuestionPanelProps) {
  const { t } = useTranslation('reviews');
  const set = useSetAnswer(open.review, asked.question);
  const answer = open.answers.get(asked.question.id);
  return (
    <>
      <Radio.Group
        label={t('value')}
        value={answer?.value ?? null}
        onChange={value => set({ value: AnswerValue.parse(value) })}
      >
        <Stack gap={6} mt={6}>
          {ANSWER_VALUES.map(value => (
            <Radio key={value} value={value} label={ANSWER_LABEL[value]} />
          ))}
        </Stack>
      </Radio.Group>
      <Draft value={answer?.note ?? ''} onKeep={note => set({ note })}>
        {field => <Textarea label={t('note')} autosize minRows={2} {...field} />}
      </Draft>
    </>
  );
}

function Assigned({ open, asked }: QuestionPanelProps) {
  const { t } = useTranslation('reviews');
  const set = useSetAnswer(open.review, asked.question);
  const answer = open.answers.get(asked.question.id);
  const questions = [{ id: asked.question.id, asked: asked.question.question }];
  return (
    <Group grow align="flex-start">
      <OrganisationPersonField
        label={t('assignee')}
        size="sm"
        value={answer?.assignee ?? null}
        onChange={assignee => ({ type: 'answer/set', review: open.review.id, questions, fields: { assignee } })}
      />
      <DateInput label={t('due')} size="sm" clearable value={answer?.due ?? null} onChange={due => set({ due })} />
    </Group>
  );
}

function Comments({ open: { review, answers }, asked }: QuestionPanelProps) {
  const { t } = useTranslation('reviews');
  const dispatch = useOrganisationDispatch();
  const [text, setText] = useState('');
  const comments = answers.get(asked.question.id)?.comments ?? [];
  const send = () => {
    const question = { id: asked.question.id, asked: asked.question.question };
    dispatch({ type: 'answer/comment', review: review.id, question, text: text.trim() });
    setText('');
  };
  return (
    <Part title={t('comments')}>
      <List size="sm" spacing={4}>
        {comments.map(one => (
          <List.Item key={`${one.stamp.at} ${one.text}`}>
            {one.text}{' '}
            <Text span size="xs" c="var(--ink-soft)">
              {t('commentBy', { name: one.stamp.by, day: one.stamp.at.slice(0, 10) })}
            </Text>
          </List.Item>
        ))}
      </List>
      <Group gap="xs" align="flex-end" wrap="nowrap" mt="xs">
        <Textarea
          aria-label={t('comment')}
          placeholder={t('comment')}
          size="sm"
          autosize
          style={{ flex: 1 }}
          value={text}
          onChange={event => setText(event.currentTarget.value)}
        />
        <Button variant="default" size="sm" disabled={text.trim() === ''} onClick={send}>
          {t('send')}
        </Button>
      </Group>
    </Part>
  );
}
