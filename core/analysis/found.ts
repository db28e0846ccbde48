import type { StatusFact } from '../controls';
import { FALSE, FLOW, TRUE } from '../library';
import type { Decision, SubjectId } from '../model';
import { confidenceOf, scores } from '../risk';
import { concerns, forEachAsked } from './asking';
import { isOpen, standingOf } from './decisions';
import type { Derived } from './derived';
import type { SubjectFacts } from './facts';
import type { Finding, FindingKey, OpenFact, PairRole, Subject, SubjectTable } from './finding';
import { keyFor } from './findingKey';
import type { MostToVerify } from './listLength';
import { factBehind, outcomeOf } from './openFacts';
import { isAnswerable } from './questions';
import { riskCaseOf, stakesOf } from './rated';
import { type Candidate, mostRelevant } from './relevance';
import type { AnsweringState, CompiledRule, RuleSet } from './ruleSet';
import type { Window } from './window';

/** A rule that misses an owner of a subject. */
export interface OwnerGap {
  readonly rule: string;
  readonly subject: SubjectId;
}

/** What the rules find of one subject. */
export interface Found {
  readonly findings: readonly Finding[];
  readonly ownerless: readonly OwnerGap[];
}

export interface RunOptions {
  readonly rules: RuleSet;
  /** Whether findings of tier 2 that are still to be verified are asked for. */
  readonly tier2: boolean;
  readonly most: MostToVerify;
}

/** A finding before it is known which of its neighbours are shown. */
export type Draft = { -readonly [K in keyof Finding]: Finding[K] };

/** What a draft is made of, beside its rule. */
export interface About {
  readonly key: FindingKey;
  readonly subject: Subject;
  readonly confirmed: boolean;
  readonly open: readonly OpenFact[];
  readonly endpoints: readonly string[];
  readonly roles: readonly PairRole[];
  readonly controls: readonly AnsweringState[];
  readonly decision: Decision | undefined;
  readonly stakes: Derived | undefined;
}

export function draftOf(window: Window, rule: CompiledRule, about: About): Draft {
  const { key, subject, confirmed, open, endpoints, roles, controls, decision, stakes } = about;
  const rating = { id: subject.id, confirmed, decision, controls, second: roles[1]?.id };
  const { inherent, residual } = scores(riskCaseOf(window, rule, rating, stakes));
  const standing = standingOf(decision, window.today);
  return {
    key,
    rule: rule.threat.id,
    title: rule.threat.title,
    state: confirmed ? 'confirmed' : 'to-verify',
    shown: confirmed && isOpen({ standing }),
    standing,
    tier: rule.threat.tier,
    subject,
    endpoints,
    roles,
    open,
    inherent,
    residual,
    confidence: confidenceOf(
      confirmed,
      controls.map(control => control.state.status),
    ),
    controls: controls.map(control => control.state),
  };
}

function endpointsOf({ reader }: Window, table: SubjectTable, id: string): readonly string[] {
  const flow = table === 'flows' ? reader.row('flows', id) : undefined;
  if (!flow) return NOBODY;
  return [flow.source, flow.target].flatMap(end => reader.row('elements', end ?? '')?.name ?? []);
}

const NOBODY: readonly string[] = [];
const NO_ROLES: readonly PairRole[] = [];

/** Who is what in a pair; empty for one thing. */
function rolesOf({ threat }: CompiledRule, { id, name, second }: SubjectFacts): readonly PairRole[] {
  const [first, other] = threat.pair?.roles ?? [];
  if (!second || !first || !other) return NO_ROLES;
  return [
    { role: first, id, name },
    { role: other, id: second.id, name: second.name },
  ];
}

function distinct(facts: readonly (OpenFact | null)[]): readonly OpenFact[] {
  const known: OpenFact[] = [];
  for (const fact of facts) {
    if (fact && !known.some(one => one.subject === fact.subject && one.fact === fact.fact)) known.push(fact);
  }
  return known;
}

/** What people decided about the findings of a subject. Most have none, which one look tells. */
export function decisionsOf({ reader }: Window, subject: string): (key: FindingKey) => Decision | undefined {
  const keys = reader.ids('decisionsOfSubject', subject);
  return key => (keys.length === 0 ? undefined : reader.row('decisions', key));
}

/**
 * Findings of tier 2 that are still to be verified are there when they are asked for, when they are among the first that are named of
 * such a thing, or when somebody has decided about them.
 */
function isAsked(tier2: boolean, { threat }: CompiledRule, decided: boolean, lead: number | null): boolean {
  return threat.tier === 1 || tier2 || lead !== null || decided;
}

interface Asking {
  readonly facts: SubjectFacts;
  readonly statusOf: (control: string) => StatusFact;
  readonly subject: Subject;
}

/** Asks every rule of a thing, alone and in pairs, and marks what of it is shown. */
export function found(window: Window, { rules, tier2, most }: RunOptions, { facts, statusOf, subject }: Asking): Found {
  const { vocabulary } = rules;
  const findings: Draft[] = [];
  const certain: CompiledRule[] = [];
  const candidates: Candidate[] = [];
  const ownerless: OwnerGap[] = [];
  const endpoints = endpointsOf(window, facts.table, facts.id);
  const decisionOn = decisionsOf(window, facts.id);
  const stakes = stakesOf(window, facts.id);
  const leads = rules.leadsOf(facts.table === 'flows' ? FLOW : facts.type);
  forEachAsked(window, { rules, facts }, (rule, of) => {
    const { truth, unknown, support } = outcomeOf(rule, of, vocabulary);
    if (truth === FALSE || window.choice(rule.threat.id)?.off || !concerns(window, rule, facts)) return;
    if (rule.asksOwner) {
      ownerless.push({ rule: rule.threat.id, subject: facts.id });
      return;
    }
    const key = keyFor(rule, of);
    const confirmed = truth === TRUE;
    const decision = decisionOn(key);
    const lead = leads.get(rule.threat.id) ?? null;
    if (!confirmed && !isAsked(tier2, rule, decision !== undefined, lead)) return;
    const open = distinct(unknown.map(leaf => factBehind(window, leaf)));
    const controls = rule.controls.map(control => control.in[statusOf(control.id).status]);
    const roles = rolesOf(rule, of);
    const isPair = roles !== NO_ROLES;
    // Written out: spreading an object here cost a tenth of the whole analysis.
    const finding = draftOf(window, rule, {
      key,
      subject: isPair ? { table: subject.table, id: subject.id, name: '' } : subject,
      confirmed,
      open,
      endpoints: isPair ? roles.map(({ name }) => name) : endpoints,
      roles,
      controls,
      decision,
      stakes,
    });
    findings.push(finding);
    if (confirmed) certain.push(rule);
    if (confirmed || !isOpen(finding)) return;
    const answerable = open.some(one => isAnswerable(one, vocabulary));
    candidates.push({ finding, rule, support, unknown: unknown.length, answerable, lead });
  });
  // Confirmed findings are shown as they are; of those to be verified the most relevant.
  const relevant = mostRelevant({ confirmed: certain, candidates }, most[facts.table]);
  for (const finding of findings) if (relevant.has(finding.key)) finding.shown = true;
  return { findings, ownerless };
}
