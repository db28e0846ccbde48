import { Button, Group, List, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconGitCompare } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RiskBand, Seal } from '../../../core/model';
import { RISK_BANDS } from '../../../core/model';
import {
  assuranceOf,
  type ControlOutcome,
  controlOutcomes,
  earlierReviews,
  LEAST_COVERAGE,
  listsOf,
  REVIEW_LISTS,
} from '../../../core/review';
import { ASSURANCE_BAND_LABEL, CONFIDENCE_LABEL } from '../../../core/text';
import { notifyProblems, useSaveBytes } from '../../actions';
import { ListSign, RiskChip } from '../../meaning';
import { useLibrary, useOrganisationModel, useSession } from '../../session';
import { Card, Nothing } from '../../ui';
import { Actions } from './Actions';
import { Concerns } from './Concerns';
import { RecordInProjects } from './RecordInProjects';
import { useProjectNames } from './useProjectNames';
import type { OpenReview } from './useReviews';

interface ResultProps {
  readonly open: OpenReview;
  readonly onQuestion: (question: string) => void;
  /** Null: there is no earlier review of the provider. */
  readonly onCompare: (() => void) | null;
}

/** What came of a review: how far the provider can be relied on, the lists of controls, risks, concerns and actions. */
export function Result({ open, onQuestion, onCompare }: ResultProps) {
  const { t } = useTranslation('reviews');
  const model = useOrganisationModel();
  const library = useLibrary();
  const { review, plan } = open;
  const outcomes = useMemo(() => controlOutcomes({ model, library, review }, plan), [model, library, review, plan]);
  const [before] = useMemo(() => earlierReviews(model, review), [model, review]);
  return (
    <Stack gap="md" pb="md">
      {review.seal?.report && <Report seal={review.seal} provider={open.provider} />}
      {onCompare && (
        <div>
          <Button variant="default" leftSection={<IconGitCompare size={16} />} onClick={onCompare}>
            {t('compared.previous')}
          </Button>
        </div>
      )}
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
        <Stack gap="md">
          <Assurance open={open} before={before?.seal ?? null} />
          <Risks open={open} before={before?.seal ?? null} />
          <Concerns open={open} before={before?.seal ?? null} />
        </Stack>
        <Stack gap="md">
          <Actions open={open} />
          <RecordInProjects open={open} outcomes={outcomes} />
        </Stack>
      </SimpleGrid>
      <Controls outcomes={outcomes} onQuestion={onQuestion} />
    </Stack>
  );
}

function Report({ seal, provider }: { readonly seal: Seal; readonly provider: string }) {
  const { t } = useTranslation('reviews');
  const { office } = useSession();
  const save = useSaveBytes();
  const { report } = seal;
  if (!report) return null;
  const read = async () => {
    const bytes = await office.readReport(report.id);
    if (!bytes.ok) return notifyProblems(bytes.problems);
    await save(bytes.value, `${provider} ${seal.at.slice(0, 10)}.pdf`.replace(/[\\/:*?"<>|]/g, '-'), 'PDF', 'pdf');
  };
  return (
    <Group gap="md">
      <Button onClick={() => void read()}>{t('report')}</Button>
      <Text size="xs" c="var(--ink-soft)" style={{ overflowWrap: 'anywhere' }}>
        {t('fingerprint')}: {report.sha256}
      </Text>
    </Group>
  );
}

interface WithBefore {
  readonly open: OpenReview;
  /** How the review before was closed. */
  readonly before: Seal | null;
}

function Assurance({ open, before }: WithBefore) {
  const { t } = useTranslation('reviews');
  const { score, band, coverage, confidence } = assuranceOf(open.plan.asked, open.answers);
  const share = Math.round(coverage * 100);
  return (
    <Card title={t('assurance')}>
      <Stack gap={6}>
        <Text fw={600}>
          {score === null || band === null
            ? t('noScore', { share, least: Math.round(LEAST_COVERAGE * 100) })
            : t('score', { score: Math.round(score), band: ASSURANCE_BAND_LABEL[band] })}
        </Text>
        {score !== null && (
          <Text size="sm">{t('confidence', { confidence: CONFIDENCE_LABEL[confidence], share })}</Text>
        )}
        {(before?.score ?? null) !== null && (
          <Text size="sm" c="var(--ink-soft)">
            {t('before', { score: Math.round(before?.score ?? 0) })}
          </Text>
        )}
      </Stack>
    </Card>
  );
}

/** The open risks per project: as sealed, or as they stand. */
function Risks({ open: { review }, before }: WithBefore) {
  const { t } = useTranslation('reviews');
  const names = useProjectNames();
  const was = new Map(before?.projects.map(one => [one.project, one.bands]));
  const now = new Map(review.seal?.projects.map(one => [one.project, one.bands]));
  return (
    <Card title={t('risk')}>
      {review.projects.length === 0 && <Nothing>{t('noProjectRisk')}</Nothing>}
      <Stack gap="sm">
        {review.projects.map(id => (
          <div key={id}>
            <Text size="sm" fw={600}>
              {names(id, review.seal)}
            </Text>
            <Bands label={t('riskBefore')} bands={was.get(id)} />
            <Bands label={t('riskNow')} bands={now.get(id)} />
          </div>
        ))}
      </Stack>
      {!review.seal && review.projects.length > 0 && <Nothing>{t('concernsOpen')}</Nothing>}
    </Card>
  );
}

function Bands({
  label,
  bands,
}: {
  readonly label: string;
  readonly bands: Readonly<Record<RiskBand, number>> | undefined;
}) {
  if (!bands) return null;
  return (
    <Group gap="xs">
      <Text size="sm" w={130}>
        {label}
      </Text>
      {[...RISK_BANDS].reverse().map(band => (
        <Group key={band} gap={4}>
          <RiskChip band={band} />
          <Text size="sm">{bands[band]}</Text>
        </Group>
      ))}
    </Group>
  );
}

interface ControlsProps {
  readonly outcomes: readonly ControlOutcome[];
  readonly onQuestion: (question: string) => void;
}

function Controls({ outcomes, onQuestion }: ControlsProps) {
  const { t } = useTranslation('reviews');
  const lists = listsOf(outcomes);
  return (
    <Card title={t('lists')}>
      <SimpleGrid cols={{ base: 1, md: 2, xl: 4 }} spacing="md">
        {REVIEW_LISTS.map(list => (
          <section key={list} aria-label={t(`list.${list}`)}>
            <Group gap={6} mb={6}>
              <ListSign list={list} />
              <Text fw={600} size="sm">
                {t(`list.${list}`)} ({lists[list].length})
              </Text>
            </Group>
            {lists[list].length === 0 && <Nothing>{t('listEmpty')}</Nothing>}
            <List size="sm" spacing={4}>
              {lists[list].map(one => (
                <List.Item key={one.control}>
                  <ControlLine outcome={one} onQuestion={onQuestion} />
                </List.Item>
              ))}
            </List>
          </section>
        ))}
      </SimpleGrid>
    </Card>
  );
}

function ControlLine({
  outcome,
  onQuestion,
}: {
  readonly outcome: ControlOutcome;
  readonly onQuestion: ControlsProps['onQuestion'];
}) {
  const { t } = useTranslation('reviews');
  const [first] = outcome.questions;
  const extra = [
    ...(outcome.needsCompensation ? [t('needsCompensation')] : []),
    ...(outcome.exceptionUntil ? [t('until', { day: outcome.exceptionUntil })] : []),
  ];
  return (
    <>
      <Text
        component="button"
        type="button"
        size="sm"
        ta="left"
        onClick={() => first !== undefined && onQuestion(first)}
        style={{
          background: 'none',
          border: 0,
          padding: 0,
          cursor: 'pointer',
          textDecoration: 'underline',
          // Its first line, not its last, stands beside the sign of the list.
          verticalAlign: 'top',
        }}
      >
        {outcome.title}
      </Text>
      {extra.length > 0 && (
        <Text span size="xs" c="var(--ink-soft)">
          {' '}
          ({extra.join(', ')})
        </Text>
      )}
    </>
  );
}
