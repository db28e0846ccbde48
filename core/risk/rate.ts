import type { Threat } from '../library';
import type { ControlStatus } from '../model';
import { type ImpactStep, impactStep, type LikelihoodDrivers, type LikelihoodSteps, likelihoodSteps } from './inherent';
import { type Coverage, coverage, type RatedControl, remaining } from './residual';
import { type Ratings, type RiskScore, scoreOf } from './score';

/** A person's own rating of the inherent risk; null: as computed. */
export interface RatingOverride {
  readonly likelihood: number | null;
  readonly impact: number | null;
}

export interface RiskCase {
  readonly threat: Pick<Threat, 'baseLikelihood' | 'exposureWeight' | 'impact' | 'linddun'>;
  readonly drivers: LikelihoodDrivers;
  readonly ratings: Ratings;
  readonly controls: readonly RatedControl[];
  readonly override: RatingOverride | null;
}

/** The whole rating with the steps that led to it. */
export interface RatedRisk {
  readonly likelihood: LikelihoodSteps;
  readonly impact: ImpactStep;
  readonly coverage: Coverage;
  readonly inherent: RiskScore;
  readonly residual: RiskScore;
  /** What is left once everything planned is in place. */
  readonly target: RiskScore;
}

const AS_PLANNED = (status: ControlStatus): ControlStatus => (status === 'planned' ? 'implemented' : status);

/** Rates one threat on one subject. A person's rating replaces the computed inherent one and goes through to what is left. */
export function rate(risk: RiskCase): RatedRisk {
  const { threat, drivers, ratings, controls, override } = risk;
  const likelihood = likelihoodSteps(threat, drivers);
  const impact = impactStep(threat, ratings);
  const { inherent, residual } = scores(risk);
  const likely = override?.likelihood ?? likelihood.likelihood;
  const harm = override?.impact ?? impact.impact;
  const target = targetOf(likely, harm, controls) ?? residual;
  return { likelihood, impact, coverage: coverage(controls), inherent, residual, target };
}

/** The two scores of a rating without the steps that led to them, which only its explanation needs. */
export function scores({
  threat,
  drivers,
  ratings,
  controls,
  override,
}: RiskCase): Pick<RatedRisk, 'inherent' | 'residual'> {
  const likely = override?.likelihood ?? likelihoodSteps(threat, drivers).likelihood;
  const harm = override?.impact ?? impactStep(threat, ratings).impact;
  const inherent = scoreOf(likely, harm);
  const now = coverage(controls);
  const isBare = now.likelihood === 0 && now.impact === 0;
  return {
    inherent,
    residual: isBare ? inherent : scoreOf(remaining(likely, now.likelihood), remaining(harm, now.impact)),
  };
}

/** Null when nothing is planned: then the target is what is left today. */
function targetOf(likelihood: number, impact: number, controls: readonly RatedControl[]): RiskScore | null {
  if (!controls.some(control => control.status === 'planned')) return null;
  const then = coverage(controls.map(control => ({ ...control, status: AS_PLANNED(control.status) })));
  return scoreOf(remaining(likelihood, then.likelihood), remaining(impact, then.impact));
}

export type Confidence = 'high' | 'medium' | 'low';

const PROVEN: ReadonlySet<ControlStatus> = new Set<ControlStatus>(['verified', 'attested']);

/** How far a rating can be relied on: by the state of the finding and by how much is known of its controls. */
export function confidenceOf(confirmed: boolean, statuses: readonly ControlStatus[]): Confidence {
  if (!confirmed) return 'low';
  const counted = statuses.filter(status => status !== 'n/a');
  const unknown = counted.filter(status => status === 'unknown').length;
  if (unknown > 0.5 * counted.length) return 'low';
  const proven = counted.filter(status => PROVEN.has(status)).length;
  return counted.length > 0 && proven >= 0.7 * counted.length ? 'high' : 'medium';
}
