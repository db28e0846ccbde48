import { Anchor, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Seal, SealedConcern } from '../../../core/model';
import { pressingReason } from '../../../core/report';
import { useShowFinding, useShowGap } from '../../actions';
import { RiskChip } from '../../meaning';
import { Card, Nothing } from '../../ui';
import { useProjectNames } from './useProjectNames';
import type { OpenReview } from './useReviews';

interface ConcernsProps {
  readonly open: OpenReview;
  readonly before: Seal | null;
}

/** What pressed most, risks and gaps of registers, each with why and with what became of it since the last review. */
export function Concerns({ open: { review }, before }: ConcernsProps) {
  const { t } = useTranslation('reviews');
  const { seal } = review;
  return (
    <Card title={t('concerns')}>
      {!seal && <Nothing>{t('concernsOpen')}</Nothing>}
      {seal && seal.concerns.length === 0 && <Nothing>{t('noConcerns')}</Nothing>}
      <Stack gap="sm">
        {seal?.concerns.map(one => (
          <Concern key={`${one.project} ${one.key}`} concern={one} seal={seal} before={before} />
        ))}
      </Stack>
    </Card>
  );
}

interface ConcernProps {
  readonly concern: SealedConcern;
  readonly seal: Seal;
  readonly before: Seal | null;
}

function Concern({ concern, seal, before }: ConcernProps) {
  const { t } = useTranslation('reviews');
  const names = useProjectNames();
  const show = useShowFinding();
  const showGap = useShowGap();
  const { project, key, title } = concern;
  const where = project === null ? t('inRegister') : names(project, seal);
  const change = changeOf(concern, before);
  const why = [...(change ? [t(change)] : []), ...concern.reasons.map(pressingReason)];
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start">
      <div>
        <Anchor
          component="button"
          type="button"
          size="sm"
          ta="left"
          aria-label={t('openRisk', { title, project: where })}
          onClick={() => (project === null ? showGap(key) : void show(project, key))}
        >
          {title}
        </Anchor>
        <Text size="xs" c="var(--ink-soft)">
          {[concern.subject, where, ...why].join(' · ')}
        </Text>
      </div>
      <RiskChip band={concern.band} />
    </Group>
  );
}

/** What became of a concern since the review before; null where there was none or nothing changed. */
function changeOf(concern: SealedConcern, before: Seal | null) {
  if (!before) return null;
  const was = before.concerns.find(one => one.project === concern.project && one.key === concern.key);
  if (!was) return 'concernNew';
  if (was.index === concern.index) return null;
  return was.index < concern.index ? 'concernWorse' : 'concernBetter';
}
