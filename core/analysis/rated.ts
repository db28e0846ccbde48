import type { Decision } from '../model';
import type { RatingOverride, RiskCase } from '../risk';
import type { Derived } from './derived';
import { higher } from './ratings';
import type { AnsweringState, CompiledRule } from './ruleSet';
import type { Window } from './window';

/** What a rule is rated on. */
export interface Rating {
  readonly id: string;
  readonly confirmed: boolean;
  readonly decision: Decision | undefined;
  readonly controls: readonly AnsweringState[];
  /** Of a pair: the second of it. */
  readonly second?: string | undefined;
}

const UNKNOWN_WORTH = { C: 2, I: 3, A: 3, F: 3, P: 1 } as const;

/** What ratings on a subject start from: what is worked out of it, or of the project where nothing is. */
export function stakesOf(window: Window, id: string): Derived | undefined {
  return window.derived(id) ?? window.derived('project');
}

/** What a rule is rated by on a subject, with a person's own rating where there is one. @param stakes of the subject, where they are at hand */
export function riskCaseOf(
  window: Window,
  rule: CompiledRule,
  { id, confirmed, decision, controls, second }: Rating,
  stakes = stakesOf(window, id),
): RiskCase {
  const own = stakes?.ratings ?? UNKNOWN_WORTH;
  return {
    threat: rule.threat,
    drivers: { exposure: stakes?.exposure ?? 2, confirmed, exploited: false },
    // What goes wrong between two hits the one that is worth more.
    ratings: second === undefined ? own : higher(own, window.derived(second)?.ratings),
    controls: controls.map(control => control.rated),
    override: overrideOf(decision, window.choice(rule.threat.id)?.rating ?? null),
  };
}

/** A rating of the finding itself counts before one of the threat in the whole project. */
function overrideOf(decision: Decision | undefined, threat: RatingOverride | null): RatingOverride | null {
  const own = decision?.rating ?? null;
  if (!own || !threat) return own ?? threat;
  return { likelihood: own.likelihood ?? threat.likelihood, impact: own.impact ?? threat.impact };
}
