import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PackEffect } from '../../worker';

interface PackEffectLineProps {
  readonly effect: PackEffect;
  /** Whether the open project uses the pack already. */
  readonly isUsed: boolean;
}

/** How a pack changes the threats that are listed in the open project, before and after. */
export function PackEffectLine({ effect: { before, after }, isUsed }: PackEffectLineProps) {
  const { t } = useTranslation('packs');
  const isSame = before.confirmed === after.confirmed && before.toVerify === after.toVerify;
  if (isSame) return <Text size="sm">{t('effectNone')}</Text>;
  const fromTo = (from: number, to: number) => (from === to ? String(to) : t('fromTo', { from, to }));
  const confirmed = fromTo(before.confirmed, after.confirmed);
  const toVerify = fromTo(before.toVerify, after.toVerify);
  return (
    <Text size="sm" fw={500}>
      {t(isUsed ? 'effectIn' : 'effectWould', { confirmed, toVerify })}
    </Text>
  );
}
