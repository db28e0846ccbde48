import { byCodeUnit } from '../base';
import { RISK_BANDS } from '../model';
import type { Finding } from './finding';
import type { CompiledRule, RuleSet } from './ruleSet';

/** At most so many open questions about one thing are shown at once; the rest waits until these are answered. */
export const MOST_TO_VERIFY = 8;

/** What counts for and against showing a finding that is still to be verified, in points of the risk index (4 to 100). */
const WEIGHT = {
  /** Rules that few types have are about this type. */
  specific: 12,
  narrow: 7,
  broad: 0,
  tier2: -15,
  /** Each fact beyond the first that would have to be as feared. */
  furtherFact: -5,
  /** Nobody can settle it by answering one question. */
  unanswerable: -12,
  /** Another shown finding already speaks of the same. */
  sameLetter: -6,
  sameTopic: -3,
  sameFact: -10,
} as const;

const SPECIFIC_BREADTH = 6;
const NARROW_BREADTH = 20;

function specificity(breadth: number): number {
  if (breadth <= SPECIFIC_BREADTH) return WEIGHT.specific;
  return breadth <= NARROW_BREADTH ? WEIGHT.narrow : WEIGHT.broad;
}

/** How much a finding to be verified deserves to be looked at, before it is compared with its neighbours. */
function ownWeight(finding: Finding, rule: CompiledRule): number {
  const facts = finding.open.length;
  return (
    finding.residual.index +
    specificity(rule.breadth) +
    (finding.tier === 2 ? WEIGHT.tier2 : 0) +
    (facts === 0 ? WEIGHT.unanswerable : WEIGHT.furtherFact * (facts - 1))
  );
}

interface Candidate {
  readonly finding: Finding;
  readonly rule: CompiledRule;
  weight: number;
}

function likeness(a: Candidate, b: Candidate): number {
  const facts = new Set(b.finding.open.map(open => `${open.subject} ${open.fact}`));
  const sameFact = a.finding.open.some(open => facts.has(`${open.subject} ${open.fact}`));
  const letter = a.rule.threat.stride[0] === b.rule.threat.stride[0];
  return (
    (sameFact ? WEIGHT.sameFact : 0) +
    (letter ? WEIGHT.sameLetter : 0) +
    (a.rule.threat.topic === b.rule.threat.topic ? WEIGHT.sameTopic : 0)
  );
}

const firstInLine = (a: Candidate, b: Candidate) => (b.weight - a.weight || a.rule.order - b.rule.order) < 0;

/**
 * Which of the findings to be verified of one subject are shown: the weightiest first, and each one shown makes its likes less
 * urgent, so that the few shown are about different things.
 */
export function mostRelevant(findings: readonly Finding[], rules: RuleSet): ReadonlySet<string> {
  const waiting: Candidate[] = findings.flatMap(finding => {
    const rule = rules.byId.get(finding.rule);
    return rule ? [{ finding, rule, weight: ownWeight(finding, rule) }] : [];
  });
  if (waiting.length <= MOST_TO_VERIFY) return new Set(waiting.map(one => one.finding.key));
  const chosen = new Set<string>();
  while (chosen.size < MOST_TO_VERIFY) {
    const [first] = waiting;
    if (!first) break;
    const best = waiting.reduce((a, b) => (firstInLine(b, a) ? b : a), first);
    chosen.add(best.finding.key);
    waiting.splice(waiting.indexOf(best), 1);
    for (const other of waiting) other.weight += likeness(other, best);
  }
  return chosen;
}

/** The one order of findings: confirmed first, then by band, index, place of the rule in the library, and key. */
export function byUrgency(rules: RuleSet): (a: Finding, b: Finding) => number {
  const place = (finding: Finding) => rules.byId.get(finding.rule)?.order ?? 0;
  const confirmed = (finding: Finding) => (finding.state === 'confirmed' ? 0 : 1);
  return (a, b) =>
    confirmed(a) - confirmed(b) ||
    RISK_BANDS.indexOf(b.residual.band) - RISK_BANDS.indexOf(a.residual.band) ||
    b.residual.index - a.residual.index ||
    place(a) - place(b) ||
    byCodeUnit(a.key, b.key);
}
