import { List, Text } from '@mantine/core';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Trigger } from '../../../core/model';
import type { CadenceReason, NextReview } from '../../../core/review';

/** When a review is due, in words. */
export function useWhen(): (next: NextReview) => string {
  const { t } = useTranslation('providers');
  return useCallback(
    next => {
      if (next.due === null) return next.status === 'never' ? t('status.never') : t('atRenewal');
      const day = t('onDay', { day: next.due });
      return next.status === 'ok' ? day : `${day}, ${t(`status.${next.status}`)}`;
    },
    [t],
  );
}

/** When the next full review and the next light check are, and why then. */
export function When({ full, light }: { readonly full: NextReview; readonly light: NextReview }) {
  const { t } = useTranslation('providers');
  const when = useWhen();
  return (
    <>
      <Text size="sm" fw={600}>
        {t('nextFull', { when: when(full) })}
      </Text>
      <Why reasons={full.because} />
      <Text size="sm" fw={600} mt={6}>
        {t('nextLight', { when: when(light) })}
      </Text>
      <Why reasons={light.because} />
      {full.last && (
        <Text size="sm" c="var(--ink-soft)" mt={6}>
          {t('last', { day: full.last })}
        </Text>
      )}
    </>
  );
}

function Why({ reasons }: { readonly reasons: readonly CadenceReason[] }) {
  const { t } = useTranslation('providers');
  const detailOf = ({ code, detail }: CadenceReason) => {
    const trigger = code === 'event' ? Trigger.safeParse(detail) : null;
    return trigger?.success ? t(`trigger.${trigger.data}`) : detail;
  };
  return (
    <List size="sm" c="var(--ink-soft)">
      {reasons.map(reason => (
        <List.Item key={`${reason.code} ${reason.detail} ${reason.day}`}>
          {t(`why.${reason.code}`, { detail: detailOf(reason), day: reason.day ?? '' })}
        </List.Item>
      ))}
    </List>
  );
}
