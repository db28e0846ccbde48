import { useComputedColorScheme } from '@mantine/core';
import { createContext, type ReactNode, useContext } from 'react';
import { CHANGE_TONES, DUTY_TONES, MAYBE_TONES, RISK_TONES, type Scheme, SENSITIVITY_TONES } from '../../core/drawing';

const tonesOf = (scheme: Scheme) =>
  ({
    sensitivity: SENSITIVITY_TONES[scheme],
    risk: RISK_TONES[scheme],
    maybe: MAYBE_TONES[scheme],
    duty: DUTY_TONES[scheme],
    change: CHANGE_TONES[scheme],
  }) as const;

const TONES = { light: tonesOf('light'), dark: tonesOf('dark') } as const;

const TonesContext = createContext<(typeof TONES)[Scheme]>(TONES.light);

/** Asks once for all which colour scheme is shown: a canvas of a thousand things would ask a thousand times. */
export function TonesProvider({ children }: { readonly children: ReactNode }) {
  return <TonesContext value={TONES[useComputedColorScheme('light')]}>{children}</TonesContext>;
}

/** The palettes of the colour scheme that is shown. */
export function useTones() {
  return useContext(TonesContext);
}
