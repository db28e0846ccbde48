import { Button } from '@mantine/core';
import { IconClipboardCheck, IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { REVIEW_KIND_LABEL } from '../../../core/text';
import { useOrganisation, useOrganisationTable, useOrganisationView } from '../../session';
import { type Column, EmptyState, PlaceFrame, VirtualTable } from '../../ui';
import { ReviewView } from './ReviewView';
import { StartReview } from './StartReview';
import { type ReviewLine, stateOf, useReview, useReviews } from './useReviews';

/** Every review, or the one that is looked at. */
export function ReviewsPlace() {
  const chosen = useOrganisationView(view => view.chosen);
  const review = useReview(chosen);
  return review ? <ReviewView key={review.review.id} open={review} /> : <ReviewList />;
}

function ReviewList() {
  const { t } = useTranslation('reviews');
  const organisation = useOrganisation();
  const lines = useReviews();
  const providers = useOrganisationTable('providers');
  const chosen = useOrganisationView(view => view.chosen);
  // Another place may ask for a review of a provider that has none in progress.
  const [starting, setStarting] = useState(() => (providers.has(chosen ?? '') ? chosen : null));
  const canStart = providers.size > 0;
  const columns = useColumns();
  return (
    <PlaceFrame
      title={t('title')}
      intro={t('intro')}
      tools={
        canStart && (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setStarting('')}>
            {t('start')}
          </Button>
        )
      }
    >
      {!canStart ? (
        <EmptyState
          icon={IconClipboardCheck}
          title={t('noProviders')}
          hint={t('noProvidersHint')}
          action={{ label: t('toProviders'), onClick: () => organisation.goTo('providers') }}
        />
      ) : lines.length === 0 ? (
        <EmptyState
          icon={IconClipboardCheck}
          title={t('empty')}
          hint={t('emptyHint')}
          action={{ label: t('start'), onClick: () => setStarting('') }}
        />
      ) : (
        <VirtualTable
          label={t('title')}
          columns={columns}
          rows={lines}
          rowId={line => line.review.id}
          onChoose={line => organisation.choose(line.review.id)}
        />
      )}
      {starting !== null && <StartReview provider={starting} onClose={() => setStarting(null)} />}
    </PlaceFrame>
  );
}

function useColumns(): readonly Column<ReviewLine>[] {
  const { t } = useTranslation('reviews');
  return useMemo(() => {
    const day = ({ review }: ReviewLine) => review.closed ?? review.due ?? '';
    const score = ({ review }: ReviewLine) => review.seal?.score ?? null;
    return [
      {
        id: 'provider',
        title: t('column.provider'),
        width: 'minmax(160px, 2fr)',
        cell: one => one.provider,
        sortBy: one => one.provider,
      },
      {
        id: 'kind',
        title: t('column.kind'),
        width: '120px',
        cell: one => REVIEW_KIND_LABEL[one.review.kind],
        sortBy: one => one.review.kind,
      },
      {
        id: 'state',
        title: t('column.state'),
        width: '170px',
        cell: one => t(`state.${stateOf(one.review)}`),
        sortBy: one => stateOf(one.review),
      },
      {
        id: 'due',
        title: t('column.due'),
        width: '140px',
        cell: one => (day(one) ? t('dialog.day', { day: day(one) }) : ''),
        sortBy: day,
      },
      {
        id: 'progress',
        title: t('column.progress'),
        width: '170px',
        cell: one => t('progress', { answered: one.progress.answered, asked: one.progress.asked }),
        sortBy: one => one.progress.answered,
      },
      {
        id: 'score',
        title: t('column.score'),
        width: '90px',
        cell: one => (score(one) === null ? '' : Math.round(score(one) ?? 0)),
        sortBy: one => score(one) ?? -1,
      },
    ];
  }, [t]);
}
