import type { RiskBand } from '../model';

/** How much an element is worth, per dimension, each 1 to 5. P is privacy, F is financial. */
export interface Ratings {
  readonly C: number;
  readonly I: number;
  readonly A: number;
  readonly F: number;
  readonly P: number;
}

/** A risk: likelihood and impact 1 to 5 with fractions; score their product (one decimal); index 4 to 100; the band of the matrix. */
export interface RiskScore {
  readonly likelihood: number;
  readonly impact: number;
  readonly score: number;
  readonly index: number;
  readonly band: RiskBand;
}
