import type { Answer } from '../model';
import { isKnockout, WORTH } from './answers';
import type { AskedQuestion } from './relevance';

export type AssuranceBand = 'strong' | 'adequate' | 'weak' | 'poor';

/** How far a provider can be relied on, by what it was asked. */
export interface Assurance {
  /** 0 to 100; null while too little is answered: a number then would say more than is known. */
  readonly score: number | null;
  /** Null with the score. An open knock-out keeps it at weak at best. */
  readonly band: AssuranceBand | null;
  /** Answered share of the questions that apply, 0 to 1. An answer "unknown" is none. */
  readonly coverage: number;
  readonly confidence: 'high' | 'medium' | 'low';
  /** Questions that are badly answered and must not be. */
  readonly knockouts: readonly string[];
}

/** Below this share of answers there is no score. */
export const LEAST_COVERAGE = 0.6;

const BANDS: readonly (readonly [number, AssuranceBand])[] = [
  [80, 'strong'],
  [60, 'adequate'],
  [40, 'weak'],
];

/** The assurance score of a provider from the questions of the first area. */
export function assuranceOf(asked: readonly AskedQuestion[], answers: ReadonlyMap<string, Answer>): Assurance {
  const ofProvider = asked.filter(one => one.reviewArea === 1);
  let applicable = 0;
  let answered = 0;
  let counted = 0;
  let proven = 0;
  let sum = 0;
  let weights = 0;
  for (const { question } of ofProvider) {
    const value = answers.get(question.id)?.value ?? null;
    if (value === 'N/A') continue;
    applicable += 1;
    if (value === null) continue;
    if (value !== 'U') answered += 1;
    counted += 1;
    if (value === '4' || value === '3') proven += 1;
    sum += question.weight * WORTH[value];
    weights += question.weight;
  }
  const coverage = applicable === 0 ? 0 : answered / applicable;
  // Rounded before it is banded, since sums of fractions are not exact.
  const score = coverage < LEAST_COVERAGE || weights === 0 ? null : Math.round((1000 * sum) / weights) / 10;
  const knockouts = ofProvider.filter(one => isKnockout(one, answers.get(one.question.id))).map(one => one.question.id);
  return {
    score,
    band: score === null ? null : bandOf(score, knockouts.length > 0),
    coverage,
    confidence: confidenceOf(coverage, counted === 0 ? 0 : proven / counted),
    knockouts,
  };
}

function bandOf(score: number, knockedOut: boolean): AssuranceBand {
  const band = BANDS.find(([least]) => score >= least)?.[1] ?? 'poor';
  return knockedOut && (band === 'strong' || band === 'adequate') ? 'weak' : band;
}

/** High: nearly everything is answered, most of it verified by us or attested. Low: too little is answered, or hardly any is proven. */
function confidenceOf(coverage: number, proven: number): Assurance['confidence'] {
  if (coverage < LEAST_COVERAGE || proven < 0.3) return 'low';
  return coverage >= 0.9 && proven >= 0.7 ? 'high' : 'medium';
}
