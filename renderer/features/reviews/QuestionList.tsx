import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AskedQuestion, isKnockout } from '../../../core/review';
import { ANSWER_LABEL } from '../../../core/text';
import { useLibrary, useOrganisationDispatch, useOrganisationTable } from '../../session';
import { type Column, EmptyState, Fold, type Grouping, TwoLines, VirtualTable } from '../../ui';
import classes from './reviews.module.css';
import type { OpenReview } from './useReviews';

const FILTERS = ['all', 'open', 'bad', 'mine'] as const;
type Filter = (typeof FILTERS)[number];

interface QuestionListProps {
  readonly open: OpenReview;
  readonly chosen: string | null;
  readonly onChoose: (question: string) => void;
  readonly onResult: () => void;
}

/** The questions that are asked, by area, with their answers; below, what is not asked and why. */
export function QuestionList({ open, chosen, onChoose, onResult }: QuestionListProps) {
  const { t } = useTranslation('reviews');
  const [filter, setFilter] = useState<Filter>('all');
  const rows = useMemo(() => open.plan.asked.filter(one => isShown(open, one, filter)), [open, filter]);
  const columns = useColumns(open);
  const grouping = useGrouping(rows);
  return (
    <Stack gap="xs" h="100%">
      <Group justify="space-between">
        <SegmentedControl
          size="xs"
          data={FILTERS.map(one => ({ value: one, label: t(`filter.${one}`) }))}
          value={filter}
          onChange={value => setFilter(FILTERS.find(one => one === value) ?? 'all')}
        />
        <TakeAll open={open} />
      </Group>
      <div style={{ flex: 1, minHeight: 200 }}>
        {rows.length === 0 ? (
          <EmptyState
            icon={IconChecks}
            title={t(`nothing.${filter}`)}
            hint={t('nothingHint')}
            action={{ label: t('toResult'), onClick: onResult }}
          />
        ) : (
          <VirtualTable
            label={t('tab.questions')}
            columns={columns}
            rows={rows}
            rowId={one => one.question.id}
            chosen={chosen}
            onChoose={one => onChoose(one.question.id)}
            grouping={grouping}
            rowHeight={54}
          />
        )}
      </div>
      <NotAsked open={open} />
    </Stack>
  );
}

function isShown({ answers }: OpenReview, asked: AskedQuestion, filter: Filter): boolean {
  const answer = answers.get(asked.question.id);
  const shown: Readonly<Record<Filter, boolean>> = {
    all: true,
    open: (answer?.value ?? null) === null,
    bad: isKnockout(asked, answer),
    mine: (answer?.assignee ?? null) !== null,
  };
  return shown[filter];
}

function useColumns({ answers, earlier }: OpenReview): readonly Column<AskedQuestion>[] {
  const { t } = useTranslation('reviews');
  const people = useOrganisationTable('people');
  return useMemo(() => {
    const said = ({ question }: AskedQuestion) => {
      const value = answers.get(question.id)?.value ?? null;
      if (value !== null) return ANSWER_LABEL[value];
      const before = earlier.get(question.id)?.answer.value ?? null;
      return before === null ? t('notAnswered') : t('earlierShort', { answer: ANSWER_LABEL[before] });
    };
    const who = ({ question }: AskedQuestion) => people.get(answers.get(question.id)?.assignee ?? '')?.name ?? '';
    return [
      {
        id: 'question',
        title: t('question'),
        width: 'minmax(240px, 3fr)',
        cell: one => <span className={classes.question}>{one.question.question}</span>,
      },
      {
        id: 'answer',
        title: t('answer'),
        width: 'minmax(140px, 1fr)',
        cell: one => <TwoLines>{said(one)}</TwoLines>,
        sortBy: said,
      },
      { id: 'who', title: t('who'), width: '110px', cell: who, sortBy: who },
    ];
  }, [answers, earlier, people, t]);
}

function useGrouping(rows: readonly AskedQuestion[]): Grouping<AskedQuestion> {
  const library = useLibrary();
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  return useMemo(() => {
    const areas = library.reviewAreas.filter(area => rows.some(row => row.reviewArea === area.id));
    return {
      groups: areas.map(area => ({
        id: String(area.id),
        title: area.name,
        count: rows.filter(row => row.reviewArea === area.id).length,
        folded: folded.has(String(area.id)),
      })),
      groupOf: row => String(row.reviewArea),
      onToggle: group => {
        const next = new Set(folded);
        if (!next.delete(group.id)) next.add(group.id);
        setFolded(next);
      },
    };
  }, [library, rows, folded]);
}

/** Confirms everything that was answered last time and still holds. */
function TakeAll({ open: { review, answers, earlier, plan } }: { readonly open: OpenReview }) {
  const { t } = useTranslation('reviews');
  const dispatch = useOrganisationDispatch();
  if (review.seal || review.signatures.length > 0) return null;
  const asked = new Set(plan.asked.map(one => one.question.id));
  const from = [...earlier].flatMap(([question, one]) =>
    asked.has(question) && !one.evidenceExpired && (answers.get(question)?.value ?? null) === null
      ? [one.answer.id]
      : [],
  );
  if (from.length === 0) return null;
  return (
    <Button
      variant="default"
      size="xs"
      title={t('takeAllHint')}
      onClick={() => dispatch({ type: 'answer/carry', review: review.id, from })}
    >
      {t('takeAll', { count: from.length })}
    </Button>
  );
}

function NotAsked({ open: { plan } }: { readonly open: OpenReview }) {
  const { t } = useTranslation('reviews');
  return (
    <div style={{ maxHeight: '35%', overflow: 'auto' }}>
      {plan.skipped.length > 0 && (
        <Fold title={t('skipped', { count: plan.skipped.length })}>
          <Stack gap={6}>
            {plan.skipped.map(one => (
              <Text key={one.question.id} size="sm">
                {one.question.question}{' '}
                <Text span size="sm" c="var(--ink-soft)">
                  {t(`skippedWhy.${one.because}`)}
                </Text>
              </Text>
            ))}
          </Stack>
        </Fold>
      )}
      {plan.dropped.length > 0 && (
        <Fold title={t('dropped', { count: plan.dropped.length })}>
          <Stack gap={6}>
            <Text size="sm" c="var(--ink-soft)">
              {t('droppedHint')}
            </Text>
            {plan.dropped.map(one => (
              <Text key={one.id} size="sm">
                {one.asked} <b>{one.value === null ? t('notAnswered') : ANSWER_LABEL[one.value]}</b> {one.note}
              </Text>
            ))}
          </Stack>
        </Fold>
      )}
    </div>
  );
}
