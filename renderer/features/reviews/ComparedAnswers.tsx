import { Anchor, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AnswerValue, ControlStatus } from '../../../core/model';
import type { ReviewComparison, SealedControlChange } from '../../../core/review';
import { ANSWER_LABEL, CONTROL_STATUS_LABEL, REVIEW_CHANGE_LABEL } from '../../../core/text';
import { Card, Nothing } from '../../ui';
import { BeforeAndNow } from './BeforeAndNow';

/** Controls that the answers put into another state. */
export function ComparedControls({ comparison: { controls } }: { readonly comparison: ReviewComparison }) {
  const { t } = useTranslation('reviews');
  const state = (status: ControlStatus | null) =>
    status === null ? t('compared.notAsked') : CONTROL_STATUS_LABEL[status];
  return (
    <Card title={t('compared.controls', { count: controls.length })}>
      {controls.length === 0 ? (
        <Nothing>{t('compared.same')}</Nothing>
      ) : (
        <BeforeAndNow label={t('compared.controls', { count: controls.length })} what={t('compared.control')} way>
          {controls.map(one => (
            <Table.Tr key={one.control}>
              <Table.Td>{one.title}</Table.Td>
              <Table.Td>{state(one.before)}</Table.Td>
              <Table.Td>{state(one.now)}</Table.Td>
              <Table.Td>
                <Way way={one.way} />
              </Table.Td>
            </Table.Tr>
          ))}
        </BeforeAndNow>
      )}
    </Card>
  );
}

const SIGN = { better: '▲', worse: '▼', other: '~' } as const;

function Way({ way }: { readonly way: SealedControlChange['way'] }) {
  return (
    <Text span size="sm">
      <span aria-hidden>{SIGN[way]} </span>
      {REVIEW_CHANGE_LABEL[way]}
    </Text>
  );
}

interface AnswersProps {
  readonly comparison: ReviewComparison;
  /** Questions that the review asks; others cannot be gone to. */
  readonly asked: ReadonlySet<string>;
  readonly onQuestion: (question: string) => void;
}

/** Questions that were answered otherwise, those among them that are not asked any more. */
export function ComparedAnswers({ comparison: { answers }, asked, onQuestion }: AnswersProps) {
  const { t } = useTranslation('reviews');
  const said = (value: AnswerValue | null | undefined) =>
    value === undefined ? t('compared.notAsked') : value === null ? t('notAnswered') : ANSWER_LABEL[value];
  return (
    <Card title={t('compared.answers', { count: answers.length })}>
      {answers.length === 0 ? (
        <Nothing>{t('compared.same')}</Nothing>
      ) : (
        <BeforeAndNow label={t('compared.answers', { count: answers.length })} what={t('question')}>
          {answers.map(one => (
            <Table.Tr key={one.question}>
              <Table.Td>
                {asked.has(one.question) ? (
                  <Anchor component="button" type="button" size="sm" ta="left" onClick={() => onQuestion(one.question)}>
                    {one.text}
                  </Anchor>
                ) : (
                  one.text
                )}
              </Table.Td>
              <Table.Td>{said(one.before)}</Table.Td>
              <Table.Td>{said(one.now)}</Table.Td>
            </Table.Tr>
          ))}
        </BeforeAndNow>
      )}
    </Card>
  );
}
