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

const L = 'low';
const M = 'moderate';
const H = 'high';
const C = 'critical';

/** The matrix: rows are likelihood 1 to 5, columns are impact 1 to 5. It leans to impact. */
export const RISK_MATRIX = [
  [L, L, L, M, M],
  [L, L, M, M, H],
  [L, M, M, H, H],
  [L, M, H, H, C],
  [M, M, H, C, C],
] as const satisfies readonly (readonly RiskBand[])[];

/** Halves go up: 2.5 is 3. A hair's breadth below a half counts as the half, because sums of fractions are not exact. */
export function roundHalfUp(value: number): number {
  return Math.floor(value + 0.5 + 1e-9);
}

export function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

/** The band of a cell. Likelihood and impact are rounded, halves up, and kept within 1 to 5. */
export function bandOf(likelihood: number, impact: number): RiskBand {
  const row = RISK_MATRIX[clamp(roundHalfUp(likelihood), 1, 5) - 1];
  return row?.[clamp(roundHalfUp(impact), 1, 5) - 1] ?? 'low';
}

/** The least index that a cell of the matrix with this band has: 4, 16, 40 and 80. */
export function leastIndexOf(band: RiskBand): number {
  const products = RISK_MATRIX.flatMap((row, likelihood) =>
    row.flatMap((cell, impact) => (cell === band ? [(likelihood + 1) * (impact + 1)] : [])),
  );
  return 4 * Math.min(...products);
}

const hundredths = (value: number) => roundHalfUp(value * 100) / 100;

/** The score of a likelihood and an impact, each 1 to 5. Both are kept to two decimals, score and index use them unrounded. */
export function scoreOf(likelihood: number, impact: number): RiskScore {
  const product = likelihood * impact;
  return {
    likelihood: hundredths(likelihood),
    impact: hundredths(impact),
    score: roundHalfUp(product * 10) / 10,
    index: roundHalfUp(product * 4),
    band: bandOf(likelihood, impact),
  };
}
