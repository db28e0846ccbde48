import type { Library } from '../library';
import type { Decision } from '../model';
import { EFFECT_OF_STATUS, type RatedRisk, type RatingOverride, type RiskScore } from '../risk';
import { CONTROL_STATUS_LABEL, DIMENSION_LABEL, EXPLAINED, RISK_BAND_LABEL } from '../text';
import type { RuleChoice } from './choices';
import type { Derived } from './derived';
import type { ControlState } from './finding';

const number = (value: number) => String(Math.round(value * 100) / 100);
const percent = (part: number) => `${Math.round(part * 100)} %`;

function moved(amount: number): string {
  if (amount === 0) return EXPLAINED.nothing;
  return amount > 0 ? EXPLAINED.adds(number(amount)) : EXPLAINED.takes(number(-amount));
}

function product(score: RiskScore): string {
  return EXPLAINED.product(number(score.likelihood), number(score.impact), number(score.score));
}

const banded = (say: (score: string, band: string) => string, score: RiskScore) =>
  say(product(score), RISK_BAND_LABEL[score.band].toLowerCase());

export interface RatingStory {
  readonly risk: RatedRisk;
  readonly derived: Derived | undefined;
  readonly states: readonly ControlState[];
  readonly decision: Decision | undefined;
  readonly choice: RuleChoice | undefined;
  readonly library: Library;
}

function likelihoodSentences({ risk, derived }: RatingStory): readonly string[] {
  const { base, exposure, confirmed, exploited, likelihood } = risk.likelihood;
  return [
    EXPLAINED.base(number(base)),
    ...(derived ? [EXPLAINED.exposure(derived.exposure, derived.exposureBecause, moved(exposure))] : []),
    ...(confirmed > 0 ? [EXPLAINED.isConfirmed(number(confirmed))] : []),
    ...(exploited > 0 ? [EXPLAINED.exploited(number(exploited))] : []),
    EXPLAINED.likelihood(number(likelihood)),
  ];
}

function impactSentence({ dimension, rating, offset, impact }: RatedRisk['impact']): string {
  const shift =
    offset === 0 ? '' : offset > 0 ? EXPLAINED.offsetUp(number(offset)) : EXPLAINED.offsetDown(number(-offset));
  return EXPLAINED.impact(DIMENSION_LABEL[dimension], number(rating), shift, number(impact));
}

/** What somebody rated, as far as nothing nearer says it. */
function ratedParts(rating: RatingOverride, nearer: RatingOverride | null): readonly string[] {
  return [
    ...(rating.likelihood === null || nearer?.likelihood ? [] : [`likelihood ${rating.likelihood}`]),
    ...(rating.impact === null || nearer?.impact ? [] : [`impact ${rating.impact}`]),
  ];
}

function overrideSentences({ decision, choice }: RatingStory): readonly string[] {
  const own = decision?.rating ?? null;
  const threat = choice?.rating ?? null;
  const said = threat ? ratedParts(threat, own) : [];
  const ownSaid = own ? ratedParts(own, null) : [];
  return [
    ...(threat && said.length > 0
      ? [EXPLAINED.threatRating(threat.stamp.by, EXPLAINED.list(said), threat.reason)]
      : []),
    ...(decision && own && ownSaid.length > 0
      ? [EXPLAINED.ownRating((own.stamp ?? decision.stamp).by, EXPLAINED.list(ownSaid), own.reason)]
      : []),
  ];
}

function coverageSentence({ risk, states, library }: RatingStory): string {
  const counted = states.filter(state => (EFFECT_OF_STATUS[state.status] ?? 0) > 0);
  if (counted.length === 0) return EXPLAINED.noControls;
  const named = counted.map(state => {
    const title = library.controls.get(state.id)?.title ?? state.id;
    return `${title} (${CONTROL_STATUS_LABEL[state.status].toLowerCase()})`;
  });
  return EXPLAINED.coverage(percent(risk.coverage.likelihood), percent(risk.coverage.impact), EXPLAINED.list(named));
}

/** How likelihood and impact came about and what controls leave of them, one sentence a step. */
export function ratingSentences(story: RatingStory): readonly string[] {
  const { risk } = story;
  return [
    ...likelihoodSentences(story),
    impactSentence(risk.impact),
    ...overrideSentences(story),
    banded(EXPLAINED.inherent, risk.inherent),
    coverageSentence(story),
    banded(EXPLAINED.residual, risk.residual),
    ...(risk.target.index < risk.residual.index ? [banded(EXPLAINED.target, risk.target)] : []),
  ];
}
