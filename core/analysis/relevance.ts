import type { Threat } from '../library';
import type { Finding } from './finding';
import type { CompiledRule } from './ruleSet';

/** A finding that is still to be verified, and what speaks for looking at it. */
export interface Candidate {
  readonly finding: Finding;
  readonly rule: CompiledRule;
  /** How many of its conditions are met by something that somebody said or drew. */
  readonly support: number;
  /** How many of its conditions nobody has settled. */
  readonly unknown: number;
  /** Its place among what is named first of a thing of this type, from 0; null where it is not named. */
  readonly lead: number | null;
  /** Whether an answer to a question can settle it. */
  readonly answerable: boolean;
}

/** Whether all that it waits for is to be said of other things, of which it is asked there too. */
function isAskedElsewhere({ open, subject }: Finding): boolean {
  return open.length > 0 && open.every(fact => fact.subject !== subject.id);
}

/** What counts for and against it, in points. A risk index of 25 is worth 30 points, one of 100 is worth 60. */
const WEIGHT = {
  risk: 6,
  /** The fewer types a rule is about, the more it is about this one; this much for a rule about a single type. */
  specific: 40,
  support: 12,
  /** It comes from a pack that this project puts to use: somebody decided that it shall be asked. Worth more than all the rest. */
  fromPack: 300,
  /** Those who know such things name it first; each further place counts a little less. */
  lead: 90,
  leadPlace: -6,
  tier2: -15,
  /** Each condition beyond the first that would have to be as feared. */
  furtherUnknown: -7,
  /** It is about how the house keeps its books, as with every thing, rather than about what can go wrong here. */
  ofTheHouse: -25,
  /** No question can settle it. */
  unanswerable: -15,
  /** What it waits for is asked of the other thing. */
  elsewhere: -40,
  /** It brings a STRIDE letter that nothing shown has yet; once, however many letters. */
  newLetter: 30,
  /** Another shown finding already speaks of the same: the main letter, the topic, the fact that is asked for, or all of it in other words. */
  sameLetter: -4,
  sameTopic: -4,
  sameFact: -15,
  sameInSubstance: -20,
} as const;

/** A rule about so many types is about none in particular. */
const EVERY_TYPE = Math.log(100);

function specificity(breadth: number): number {
  return WEIGHT.specific * Math.max(0, 1 - Math.log(Math.max(1, breadth)) / EVERY_TYPE);
}

const OF_THE_HOUSE: ReadonlySet<string> = new Set(['governance', 'management', 'provider']);

function ownWeight({ finding, rule, support, unknown, answerable, lead }: Candidate): number {
  return (
    (rule.fromPack ? WEIGHT.fromPack : 0) +
    (lead === null ? 0 : WEIGHT.lead + WEIGHT.leadPlace * lead) +
    WEIGHT.risk * Math.sqrt(finding.residual.index) +
    specificity(rule.breadth) +
    WEIGHT.support * support +
    WEIGHT.furtherUnknown * Math.max(0, unknown - 1) +
    (finding.tier === 2 && lead === null ? WEIGHT.tier2 : 0) +
    (lead === null && OF_THE_HOUSE.has(rule.threat.topic) ? WEIGHT.ofTheHouse : 0) +
    (answerable ? 0 : WEIGHT.unanswerable) +
    (isAskedElsewhere(finding) ? WEIGHT.elsewhere : 0)
  );
}

interface Waiting {
  readonly candidate: Candidate;
  readonly facts: ReadonlySet<string>;
  weight: number;
}

function likeness(a: Waiting, b: Waiting): number {
  const [mine, other] = [a.candidate.rule.threat, b.candidate.rule.threat];
  let sameFact = 0;
  for (const fact of a.facts) if (b.facts.has(fact)) sameFact = WEIGHT.sameFact;
  // A list of what is named first is varied by itself; only asking for the same fact twice is worth avoiding there.
  if (a.candidate.lead !== null) return sameFact;
  return (
    sameFact +
    (mine.stride[0] === other.stride[0] ? WEIGHT.sameLetter : 0) +
    (mine.topic === other.topic ? WEIGHT.sameTopic : 0) +
    (sayTheSame(mine, other) ? WEIGHT.sameInSubstance : 0)
  );
}

/** Whether two threats are one in substance: about the same topic, a weakness and a STRIDE letter in common. */
function sayTheSame(one: Threat, other: Threat): boolean {
  return (
    one.topic === other.topic &&
    one.stride.some(letter => other.stride.includes(letter)) &&
    one.cwe.some(id => other.cwe.includes(id))
  );
}

/** Whether what is shown already says it, and whoever answers that has to answer no less for it. */
function isSaidBy(shown: Waiting, one: Waiting): boolean {
  const asked = [...shown.facts];
  return (
    asked.length > 0 &&
    asked.every(fact => one.facts.has(fact)) &&
    sayTheSame(shown.candidate.rule.threat, one.candidate.rule.threat)
  );
}

function bringsNewLetter({ candidate }: Waiting, letters: ReadonlySet<string>): boolean {
  return candidate.rule.threat.stride.some(letter => !letters.has(letter));
}

function isBefore(a: Waiting, b: Waiting, urgency: (one: Waiting) => number): boolean {
  return (urgency(b) - urgency(a) || a.candidate.rule.order - b.candidate.rule.order) < 0;
}

/** What is found of one subject, of which the most relevant is shown. */
export interface Found {
  /** The rules of what is confirmed. */
  readonly confirmed: readonly CompiledRule[];
  readonly candidates: readonly Candidate[];
}

/**
 * Which of the findings to be verified of one subject are shown: the weightiest first, and each one shown makes its likes less
 * urgent, so that the few shown are about different things. What is confirmed is not shown again in other words, unless there is
 * something of its own to ask.
 */
export function mostRelevant({ confirmed, candidates }: Found, most: number): ReadonlySet<string> {
  const open = candidates.filter(
    ({ finding, rule }) => finding.open.length > 0 || !confirmed.some(one => sayTheSame(one.threat, rule.threat)),
  );
  let waiting = open.map((candidate): Waiting => {
    const facts = new Set(candidate.finding.open.map(one => one.fact));
    return { candidate, facts, weight: ownWeight(candidate) };
  });
  const chosen = new Set<string>();
  const letters = new Set<string>();
  const urgency = (one: Waiting) => one.weight + (bringsNewLetter(one, letters) ? WEIGHT.newLetter : 0);
  while (chosen.size < most) {
    const [first] = waiting;
    if (!first) break;
    const best = waiting.reduce((a, b) => (isBefore(b, a, urgency) ? b : a), first);
    chosen.add(best.candidate.finding.key);
    for (const letter of best.candidate.rule.threat.stride) letters.add(letter);
    waiting = waiting.filter(one => one !== best && !isSaidBy(best, one));
    for (const other of waiting) other.weight += likeness(other, best);
  }
  return chosen;
}
