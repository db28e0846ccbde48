import type { ImpactDimension, Threat } from '../library';
import { clamp, type Ratings } from './score';

/** How reachable something is: 0 isolated, 1 internal, 2 connected or unknown, 3 internet with sign-in, 4 internet without. */
export type Exposure = 0 | 1 | 2 | 3 | 4;

/** What each exposure adds to the likelihood, before the threat's own weight. */
const SHIFT_OF_EXPOSURE = [-1.5, -1, 0, 0.5, 1] as const satisfies readonly number[];
const CONFIRMED = 0.5;
const EXPLOITED = 1;

/** What makes a threat likely. */
export interface LikelihoodDrivers {
  readonly exposure: Exposure;
  readonly confirmed: boolean;
  /** A linked weakness is known to be exploited, or an incident is linked, in the last 180 days. */
  readonly exploited: boolean;
}

/** One step of a rating, for explanations: what it is about and what it added. */
export interface LikelihoodSteps {
  readonly base: number;
  readonly exposure: number;
  readonly confirmed: number;
  readonly exploited: number;
  /** The sum, kept within 1 to 5. */
  readonly likelihood: number;
}

/** Inherent likelihood, 1 to 5, step by step. */
export function likelihoodSteps(
  threat: Pick<Threat, 'baseLikelihood' | 'exposureWeight'>,
  drivers: LikelihoodDrivers,
): LikelihoodSteps {
  const base = threat.baseLikelihood;
  const exposure = threat.exposureWeight * SHIFT_OF_EXPOSURE[drivers.exposure];
  const confirmed = drivers.confirmed ? CONFIRMED : 0;
  const exploited = drivers.exploited ? EXPLOITED : 0;
  return {
    base,
    exposure,
    confirmed,
    exploited,
    likelihood: clamp(base + exposure + confirmed + exploited, 1, 5),
  };
}

/** Which dimension decides the impact, what is at stake in it, and how much the threat adds. */
export interface ImpactStep {
  /** `P`: privacy stands in for confidentiality. */
  readonly dimension: ImpactDimension | 'P';
  readonly rating: number;
  readonly offset: number;
  /** The sum, kept within 1 to 5. */
  readonly impact: number;
}

/**
 * Inherent impact, 1 to 5: the worst dimension. Privacy replaces confidentiality when the threat is one to privacy (it has a
 * LINDDUN code) and the privacy rating is higher.
 */
export function impactStep(threat: Pick<Threat, 'impact' | 'linddun'>, ratings: Ratings): ImpactStep {
  const privacy = threat.linddun.length > 0 && ratings.P > ratings.C;
  let worst: ImpactStep | null = null;
  for (const { dimension, offset } of threat.impact) {
    const replaced = dimension === 'C' && privacy;
    const rating = replaced ? ratings.P : ratings[dimension];
    if (worst && rating + offset <= worst.rating + worst.offset) continue;
    worst = { dimension: replaced ? 'P' : dimension, rating, offset, impact: clamp(rating + offset, 1, 5) };
  }
  return worst ?? { dimension: 'C', rating: 1, offset: 0, impact: 1 };
}
