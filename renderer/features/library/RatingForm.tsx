import { Group, Select } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { ImpactDimension, type Threat } from '../../../core/library';

type Rated = Pick<Threat, 'impact' | 'exposureWeight'>;

interface RatingFormProps {
  readonly rated: Rated;
  readonly change: (fields: Partial<Rated>) => void;
}

/** How much exposure moves the likelihood, by the words for it. */
const EXPOSURE = { none: 0, some: 0.5, full: 1 } as const;
const WEIGHTS = ['none', 'some', 'full'] as const;
/** What is offered; a pack may say up to four. */
const OFFSETS = [-2, -1, 0, 1, 2];

function offsetWords(t: TFunction<'packs'>, offset: number): string {
  if (offset === 0) return t('harmSame');
  return t(offset > 0 ? 'harmMore' : 'harmLess', { by: Math.abs(offset) });
}

/** What a threat harms, and how much its likelihood depends on where that stands. */
export function RatingForm({ rated: { impact, exposureWeight }, change }: RatingFormProps) {
  const { t } = useTranslation('packs');
  const offsetOf = (dimension: ImpactDimension) => impact.find(one => one.dimension === dimension)?.offset;
  const rate = (dimension: ImpactDimension, offset: number | null) => {
    const next = ImpactDimension.options.flatMap(one => {
      const now = one === dimension ? offset : (offsetOf(one) ?? null);
      return now === null ? [] : [{ dimension: one, offset: now }];
    });
    if (next.length > 0) change({ impact: next });
  };
  return (
    <>
      <Group grow align="flex-end">
        {ImpactDimension.options.map(dimension => {
          const offset = offsetOf(dimension);
          const offsets = offset === undefined || OFFSETS.includes(offset) ? OFFSETS : [...OFFSETS, offset];
          return (
            <Select
              key={dimension}
              label={t(`harm.${dimension}`)}
              placeholder={t('notHarmed')}
              clearable={impact.length > 1}
              data={offsets.map(value => ({ value: String(value), label: offsetWords(t, value) }))}
              value={offset === undefined ? null : String(offset)}
              onChange={value => rate(dimension, value === null ? null : Number(value))}
            />
          );
        })}
      </Group>
      <Select
        label={t('exposureLabel')}
        allowDeselect={false}
        data={WEIGHTS.map(value => ({ value, label: t(`exposureWeight.${value}`) }))}
        value={WEIGHTS.find(one => EXPOSURE[one] === exposureWeight) ?? null}
        onChange={value => {
          const weight = WEIGHTS.find(one => one === value);
          if (weight) change({ exposureWeight: EXPOSURE[weight] });
        }}
      />
    </>
  );
}
