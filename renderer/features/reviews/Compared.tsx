import { Select, SimpleGrid, Stack, Table } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  compareReviews,
  earlierReviews,
  REVIEW_LISTS,
  type ReviewComparison,
  type ReviewStanding,
} from '../../../core/review';
import { ASSURANCE_BAND_LABEL, CONFIDENCE_LABEL, REVIEW_KIND_LABEL } from '../../../core/text';
import { ListSign } from '../../meaning';
import { useLibrary, useOrganisationModel } from '../../session';
import { dayText, numberText } from '../../text/deviceFormat';
import { Card } from '../../ui';
import { ComparedAnswers, ComparedControls } from './ComparedAnswers';
import { ComparedConcerns, ComparedProjects } from './ComparedRisks';
import type { OpenReview } from './useReviews';

interface ComparedProps {
  readonly open: OpenReview;
  readonly onQuestion: (question: string) => void;
}

/** This review beside an earlier one of the provider: scores, answers, controls, concerns and projects, before and after. */
export function Compared({ open, onQuestion }: ComparedProps) {
  const { t } = useTranslation('reviews');
  const model = useOrganisationModel();
  const library = useLibrary();
  const { review, plan } = open;
  const others = useMemo(() => earlierReviews(model, review), [model, review]);
  const [chosen, setChosen] = useState<string | null>(null);
  const before = others.find(one => one.id === chosen) ?? others[0];
  const comparison = useMemo(
    () => (before ? compareReviews(library, { model, review: before }, { model, review, plan }) : null),
    [library, model, before, review, plan],
  );
  if (!before || !comparison) return null;
  return (
    <Stack gap="md" pb="md">
      <Select
        label={t('compared.with')}
        w={340}
        allowDeselect={false}
        data={others.map(one => ({
          value: one.id,
          label: t('closedOn', { kind: REVIEW_KIND_LABEL[one.kind], day: one.closed ?? '' }),
        }))}
        value={before.id}
        onChange={setChosen}
      />
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
        <Standings comparison={comparison} />
        <ComparedConcerns comparison={comparison} />
      </SimpleGrid>
      <ComparedProjects comparison={comparison} />
      <ComparedControls comparison={comparison} />
      <ComparedAnswers
        comparison={comparison}
        asked={new Set(plan.asked.map(one => one.question.id))}
        onQuestion={onQuestion}
      />
    </Stack>
  );
}

/** Scores and the four lists, one column a review. */
function Standings({ comparison: { before, now } }: { readonly comparison: ReviewComparison }) {
  const { t } = useTranslation('reviews');
  const both = [before, now] as const;
  const rows: readonly (readonly [string, (one: ReviewStanding) => string])[] = [
    [t('compared.score'), scoreText],
    [t('compared.confidence'), one => CONFIDENCE_LABEL[one.assurance.confidence]],
    [t('compared.answered'), one => `${numberText(Math.round(one.assurance.coverage * 100))} %`],
    [t('compared.knockouts'), one => numberText(one.assurance.knockouts.length)],
    [t('compared.criticality'), one => (one.criticality === null ? '–' : numberText(one.criticality))],
  ];
  return (
    <Card title={t('compared.standings')}>
      <Table verticalSpacing={5} aria-label={t('compared.standings')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Td />
            {both.map(one => (
              <Table.Th key={one.review.id} scope="col">
                {one.closed ? dayText(one.day) : t('compared.soFar')}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(([name, value]) => (
            <Table.Tr key={name}>
              <Table.Th scope="row" fw={400}>
                {name}
              </Table.Th>
              {both.map(one => (
                <Table.Td key={one.review.id}>{value(one)}</Table.Td>
              ))}
            </Table.Tr>
          ))}
          {REVIEW_LISTS.map(list => (
            <Table.Tr key={list}>
              <Table.Th scope="row" fw={400}>
                <ListSign list={list} size={14} /> {t(`list.${list}`)}
              </Table.Th>
              {both.map(one => (
                <Table.Td key={one.review.id}>{numberText(one.lists[list])}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Card>
  );
}

function scoreText({ assurance: { score, band } }: ReviewStanding): string {
  return score === null || band === null ? '–' : `${numberText(Math.round(score))} · ${ASSURANCE_BAND_LABEL[band]}`;
}
