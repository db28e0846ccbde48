import { useComputedColorScheme } from '@mantine/core';
import { DUTY_TONES, RISK_TONES, type Scheme, SENSITIVITY_TONES } from '../../core/drawing';

/** The palettes of the colour scheme that is shown. */
export function useTones() {
  const scheme: Scheme = useComputedColorScheme('light');
  return { sensitivity: SENSITIVITY_TONES[scheme], risk: RISK_TONES[scheme], duty: DUTY_TONES[scheme] } as const;
}
