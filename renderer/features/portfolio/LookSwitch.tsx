import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const LOOKS = ['chart', 'table'] as const;
export type Look = (typeof LOOKS)[number];

interface LookSwitchProps {
  /** What is looked at. */
  readonly of: string;
  readonly look: Look;
  readonly onLook: (look: Look) => void;
}

/** The same numbers as a chart or as a table. */
export function LookSwitch({ of, look, onLook }: LookSwitchProps) {
  const { t } = useTranslation('portfolio');
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('look.of', { name: of })}
      value={look}
      onChange={onLook}
      data={LOOKS.map(value => ({ value, label: t(`look.${value}`) }))}
    />
  );
}
