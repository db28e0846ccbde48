import { useTranslation } from 'react-i18next';
import type { Sensitivity } from '../../core/drawing';
import type { RiskBand, Share } from '../../core/model';
import { RISK_BAND_LABEL, SHARE_LABEL } from '../../core/text';
import { useLibrary } from '../session';
import { ToneChip } from '../ui';
import { useTones } from './tones';

/** Under which colour a share is shown. */
export const DUTY_OF_SHARE = {
  C: 'customer',
  P: 'provider',
  Sd: 'shared',
  Si: 'shared',
  'n/a': 'none',
} as const satisfies Record<Share, string>;

export function isSensitivity(id: string | null | undefined): id is Sensitivity {
  return (
    id !== null &&
    id !== undefined &&
    id in { public: 1, internal: 1, confidential: 1, restricted: 1, secret: 1, unknown: 1 }
  );
}

/** A data class with its colour; null: not known. */
export function ClassChip({ id }: { readonly id: string | null }) {
  const { t } = useTranslation('common');
  const library = useLibrary();
  const { sensitivity } = useTones();
  return (
    <ToneChip tone={sensitivity[isSensitivity(id) ? id : 'unknown']}>
      {library.dataClasses.get(id ?? '')?.name ?? t('notKnown')}
    </ToneChip>
  );
}

interface RiskChipProps {
  readonly band: RiskBand;
  /** Nobody has confirmed it: its edge alone is coloured. */
  readonly toVerify?: boolean;
}

/** A risk band with its colour. */
export function RiskChip({ band, toVerify = false }: RiskChipProps) {
  const { risk, maybe } = useTones();
  return <ToneChip tone={(toVerify ? maybe : risk)[band]}>{RISK_BAND_LABEL[band]}</ToneChip>;
}

/** Whose duty a layer is, with its colour. */
export function ShareChip({ share }: { readonly share: Share }) {
  const { duty } = useTones();
  return <ToneChip tone={duty[DUTY_OF_SHARE[share]]}>{SHARE_LABEL[share]}</ToneChip>;
}
