import { byCodeUnit } from '../base';
import { RISK_BANDS } from '../model';
import type { Confidence } from './rate';
import type { RiskScore } from './score';

/** Why a risk presses. Codes, so that every surface has its own words for them. */
export const CONCERN_REASONS = [
  'exploited-in-the-wild',
  'control-unavailable',
  'review-overdue',
  'owner-missing',
  'action-overdue',
  'nothing-in-place',
  'low-confidence',
] as const;
export type ConcernReason = (typeof CONCERN_REASONS)[number];

/** What is known of one open risk. */
export interface ConcernCase {
  readonly key: string;
  readonly residual: Pick<RiskScore, 'index' | 'band'>;
  readonly confidence: Confidence;
  /** See `LikelihoodDrivers.exploited`. */
  readonly exploited: boolean;
  /** Nobody is named for what it is about, nor for the finding itself. */
  readonly ownerMissing: boolean;
  /** An action or an assignment for it is past its day. */
  readonly overdue: boolean;
  /** A control that answers it cannot be had at the provider. */
  readonly unavailable: boolean;
  /** The provider's review is past its day. */
  readonly reviewOverdue: boolean;
  /** None of its controls is in place, not even in part. */
  readonly bare: boolean;
}

/** One of the most pressing risks. `rank` is for ordering only. */
export interface Concern {
  readonly key: string;
  readonly rank: number;
  readonly reasons: readonly ConcernReason[];
}

/** What each reason adds to the rank; gaps of registers are ranked with the same. */
export const CONCERN_WEIGHT = { exploited: 10, lowConfidence: 5, ownerMissing: 5, overdue: 3 } as const;

/** Residual index, and more for what is exploited, not well known, nobody's, or late. */
export function rankOf(one: ConcernCase): number {
  return (
    one.residual.index +
    (one.exploited ? CONCERN_WEIGHT.exploited : 0) +
    (one.confidence === 'low' ? CONCERN_WEIGHT.lowConfidence : 0) +
    (one.ownerMissing ? CONCERN_WEIGHT.ownerMissing : 0) +
    (one.overdue ? CONCERN_WEIGHT.overdue : 0)
  );
}

const HOLDS = {
  'exploited-in-the-wild': one => one.exploited,
  'control-unavailable': one => one.unavailable,
  'review-overdue': one => one.reviewOverdue,
  'owner-missing': one => one.ownerMissing,
  'action-overdue': one => one.overdue,
  'nothing-in-place': one => one.bare,
  'low-confidence': one => one.confidence === 'low',
} as const satisfies Record<ConcernReason, (one: ConcernCase) => boolean>;

function worseFirst(a: ConcernCase, b: ConcernCase): number {
  return (
    rankOf(b) - rankOf(a) ||
    RISK_BANDS.indexOf(b.residual.band) - RISK_BANDS.indexOf(a.residual.band) ||
    byCodeUnit(a.key, b.key)
  );
}

/** The most pressing risks, worst first, at most `count`. */
export function pressingConcerns(cases: readonly ConcernCase[], count = 10): readonly Concern[] {
  return [...cases]
    .sort(worseFirst)
    .slice(0, count)
    .map(one => ({
      key: one.key,
      rank: rankOf(one),
      reasons: CONCERN_REASONS.filter(reason => HOLDS[reason](one)),
    }));
}
