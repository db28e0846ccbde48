import { byCodeUnit } from '../base';
import { RISK_BANDS } from '../model';
import type { Finding } from './finding';
import type { RuleSet } from './ruleSet';

/** A finding with its place in the one order, worked out once rather than at each comparison. */
interface Placed {
  readonly finding: Finding;
  readonly urgency: number;
  /** Place of the rule in the library. */
  readonly place: number;
}

/** More than an index can be. */
const A_BAND = 1000;
const CONFIRMED = A_BAND * RISK_BANDS.length;

function urgencyOf({ state, residual }: Finding): number {
  return (state === 'confirmed' ? CONFIRMED : 0) + A_BAND * RISK_BANDS.indexOf(residual.band) + residual.index;
}

function compare(a: Placed, b: Placed): number {
  return b.urgency - a.urgency || a.place - b.place || byCodeUnit(a.finding.key, b.finding.key);
}

/** Findings in the one order: confirmed first, then by band, index, place of the rule in the library, and key. */
export function sortByUrgency(findings: readonly Finding[], rules: RuleSet): readonly Finding[] {
  const placed = findings.map(
    (finding): Placed => ({ finding, urgency: urgencyOf(finding), place: rules.byId.get(finding.rule)?.order ?? 0 }),
  );
  return placed.sort(compare).map(({ finding }) => finding);
}
