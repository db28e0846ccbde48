import type { Control } from '../library';
import type { ControlStatus } from '../model';

/** How much of a control's strength counts in each state; null: the control is not needed here and is left out. */
export const EFFECT_OF_STATUS = {
  verified: 1,
  implemented: 0.8,
  attested: 0.8,
  claimed: 0.5,
  partial: 0.4,
  modify: 0.4,
  degraded: 0.3,
  planned: 0,
  missing: 0,
  unavailable: 0,
  unknown: 0,
  'n/a': null,
} as const satisfies Record<ControlStatus, number | null>;

const STRENGTH = { strong: 0.6, medium: 0.4, weak: 0.2 } as const satisfies Record<Control['strength'], number>;

/** Controls never take away everything. */
const MOST_COVERED = { likelihood: 0.9, impact: 0.8 } as const;

export interface RatedControl {
  readonly strength: Control['strength'];
  readonly side: Control['side'];
  readonly status: ControlStatus;
}

/** How much of the likelihood and of the impact the controls take away, each 0 to 1. */
export interface Coverage {
  readonly likelihood: number;
  readonly impact: number;
}

function coverageOf(controls: readonly RatedControl[], side: 'likelihood' | 'impact'): number {
  let left = 1;
  for (const control of controls) {
    if (control.side !== side && control.side !== 'both') continue;
    left *= 1 - STRENGTH[control.strength] * (EFFECT_OF_STATUS[control.status] ?? 0);
  }
  return Math.min(MOST_COVERED[side], 1 - left);
}

export function coverage(controls: readonly RatedControl[]): Coverage {
  return { likelihood: coverageOf(controls, 'likelihood'), impact: coverageOf(controls, 'impact') };
}

/** What is left of a likelihood or impact (1 to 5) when a part of it is covered; never less than 1. */
export function remaining(inherent: number, covered: number): number {
  return 1 + (inherent - 1) * (1 - covered);
}
