import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PackEffect } from '../worker';

interface PackEffectLineProps {
  readonly effect: PackEffect;
  readonly words: PackEffectWords;
}

/** Of what it is the effect: of a pack that the open project uses, or of what would be done. */
export type PackEffectWords =
  | 'effectIn'
  | 'effectWould'
  | 'effectSaved'
  | 'effectDeleted'
  | 'effectRemoved'
  | 'effectOff'
  | 'effectDropped';

/** Whether anything that is counted in the open project becomes another. */
export const isEffective = ({ before, after, gone, decisions }: PackEffect): boolean =>
  before.confirmed !== after.confirmed || before.toVerify !== after.toVerify || gone > 0 || decisions > 0;

/** How a pack changes the threats that are listed in the open project, before and after. */
export function PackEffectLine({ effect, words }: PackEffectLineProps) {
  const { t } = useTranslation('packs');
  const { before, after, gone, decisions } = effect;
  if (!isEffective(effect)) return <Text size="sm">{t('effectNone')}</Text>;
  const fromTo = (from: number, to: number) => (from === to ? String(to) : t('fromTo', { from, to }));
  const confirmed = fromTo(before.confirmed, after.confirmed);
  const toVerify = fromTo(before.toVerify, after.toVerify);
  return (
    <>
      <Text size="sm" fw={500}>
        {t(words, { confirmed, toVerify })}
      </Text>
      {gone > 0 && <Text size="sm">{t('effectGone', { count: gone })}</Text>}
      {decisions > 0 && <Text size="sm">{t('effectKept', { count: decisions })}</Text>}
    </>
  );
}
