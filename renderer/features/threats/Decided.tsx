import { Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../../../core/analysis';
import type { Decision } from '../../../core/model';
import { acceptancesBeyond, type BeyondPolicy } from '../../../core/review';
import { useDispatch, useOpen, useSession } from '../../session';
import classes from './threats.module.css';
import { useDecide } from './useDecide';

/** What was decided, by whom, until when, and how it is taken back. */
export function Decided({ finding, decision }: { readonly finding: Finding; readonly decision: Decision }) {
  const { t } = useTranslation('threats');
  const dispatch = useDispatch();
  const decide = useDecide(finding);
  const { verdict, rating, expires, stamp } = decision;
  const beyond = useBeyond(finding);
  if (verdict === null && rating === null) return null;
  const day = stamp.at;
  const by = stamp.roles.length > 0 ? `${stamp.by} (${stamp.roles.join(', ')})` : stamp.by;
  return (
    <div className={classes.decided}>
      {verdict && (
        <>
          <Text size="sm" fw={600}>
            {t(`decidedBy.${verdict}`, { by, day })}
            {expires &&
              `, ${finding.standing === 'expired' ? t('ranOut', { day: expires }) : t('decidedUntil', { day: expires })}`}
          </Text>
          <Text size="sm" className={classes.prose}>
            {decision.reason}
          </Text>
          {beyond && <Beyond {...beyond} />}
        </>
      )}
      {rating && (
        <Text size="sm" className={classes.prose}>
          {t('ownRating', {
            likelihood: rating.likelihood ?? t('asComputed'),
            impact: rating.impact ?? t('asComputed'),
          })}
          {rating.stamp && `, ${t('ownRatingBy', { by: rating.stamp.by, day: rating.stamp.at })}`}
          {rating.reason === '' ? '' : `: ${rating.reason}`}
        </Text>
      )}
      <Group gap={6} mt={4}>
        {verdict && (
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => dispatch(decide({ verdict: null, reason: '', expires: null }))}
          >
            {t('withdraw')}
          </Button>
        )}
        {rating && (
          <Button size="compact-xs" variant="default" onClick={() => dispatch(decide({ rating: null }))}>
            {t('withdrawRating')}
          </Button>
        )}
      </Group>
    </div>
  );
}

/** That the policy does not let this acceptance be given by who gave it, or for so long; null: it does. */
function useBeyond(finding: Finding): BeyondPolicy | null {
  const model = useOpen(open => open.model);
  const { environment } = useSession();
  const today = environment.now().slice(0, 10);
  return useMemo(
    () => acceptancesBeyond({ model, findings: [finding], today }).find(one => one.key === finding.key) ?? null,
    [model, finding, today],
  );
}

export function Beyond({ by, verdict }: BeyondPolicy) {
  const { t } = useTranslation('threats');
  return (
    <Text size="sm" className={classes.beyond} mt={4}>
      <IconAlertTriangle size={16} aria-hidden />
      <span>
        {verdict.because === 'role'
          ? t('beyondRole', { by, roles: verdict.roles.join(', ') })
          : verdict.because === 'too-long'
            ? t('beyondDays', { count: verdict.days })
            : t('acceptedInFile')}
      </span>
    </Text>
  );
}
