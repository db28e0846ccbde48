import { type ControlRow, controlRowsOf, type StatusFact, statusesOf } from '../controls';
import { FALSE, FLOW, type RuleScope, TRUE } from '../library';
import type { Decision, SubjectId } from '../model';
import { confidenceOf, type RatedControl, type RatedRisk, type RatingOverride, rate } from '../risk';
import { isOpen, standingOf } from './decisions';
import { facing, factsOf, isOnOwnPremises, pairOf, type SubjectFacts } from './facts';
import type {
  ControlState,
  Finding,
  FindingKey,
  OpenFact,
  PairRole,
  Subject,
  SubjectState,
  SubjectTable,
} from './finding';
import type { MostToVerify } from './listLength';
import { factBehind, outcomeOf } from './openFacts';
import { isAnswerable } from './questions';
import { higher } from './ratings';
import { type Candidate, mostRelevant } from './relevance';
import type { CompiledRule, RuleSet } from './ruleSet';
import type { Window } from './window';

/** A rule that misses an owner of a subject. */
export interface OwnerGap {
  readonly rule: string;
  readonly subject: SubjectId;
}

/** What the analysis finds of one subject. */
export interface SubjectRun {
  readonly findings: readonly Finding[];
  readonly ownerless: readonly OwnerGap[];
  /** Of elements, flows and boundaries. */
  readonly state: SubjectState | null;
  readonly controls: readonly ControlRow[];
}

export interface RunOptions {
  readonly rules: RuleSet;
  /** Whether findings of tier 2 that are still to be verified are asked for. */
  readonly tier2: boolean;
  readonly most: MostToVerify;
}

const ROLE_OF_TABLE = {
  elements: 'element',
  flows: 'flow',
  boundaries: 'boundary',
  assets: 'asset',
  providers: 'provider',
  project: 'project',
} as const satisfies Record<SubjectTable, string>;

/** Whose subjects a rule of each scope is asked of. A boundary may be an asset with a type. */
export const TABLES_OF: Readonly<Record<RuleScope, readonly SubjectTable[]>> = {
  element: ['elements', 'boundaries'],
  flow: ['flows'],
  boundary: ['boundaries'],
  asset: ['assets'],
  pair: ['elements'],
  provider: ['providers'],
  project: ['project'],
};

export function keyOf(rule: string, table: SubjectTable, id: string): FindingKey {
  return `${rule}:${ROLE_OF_TABLE[table]}=${id}`;
}

/** The key of a rule on what it is asked of: one thing, or a pair. */
export function keyFor({ threat }: CompiledRule, { table, id, second }: SubjectFacts): FindingKey {
  const [first, other] = threat.pair?.roles ?? [];
  return second && first && other ? `${threat.id}:${first}=${id},${other}=${second.id}` : keyOf(threat.id, table, id);
}

interface KeyParts {
  readonly rule: string;
  readonly table: SubjectTable;
  readonly id: string;
  /** The second of a pair; null for one thing. */
  readonly second: string | null;
}

/** Rule, table and id of a key; null for a key of another form. */
export function partsOfKey(key: FindingKey): KeyParts | null {
  const [, pairRule, one, other] = /^([^:]+):[a-z][a-z-]*=(el_[^,]+),[a-z][a-z-]*=(el_[^,]+)$/.exec(key) ?? [];
  if (pairRule && one && other) return { rule: pairRule, table: 'elements', id: one, second: other };
  const match = /^([^:]+):(element|flow|boundary|asset|provider|project)=([^,]+)$/.exec(key);
  const [, rule, role, id] = match ?? [];
  const table = SUBJECT_TABLES.find(one => ROLE_OF_TABLE[one] === role);
  return rule && id && table ? { rule, table, id, second: null } : null;
}

/** Everything that findings can be about, in the order of the run. */
export const SUBJECT_TABLES = [
  'elements',
  'flows',
  'boundaries',
  'assets',
  'providers',
  'project',
] as const satisfies readonly SubjectTable[];

/** The rules that are asked of a subject. */
export function rulesFor(rules: RuleSet, facts: SubjectFacts): readonly CompiledRule[] {
  if (facts.table === 'elements') return rules.forType(facts.type);
  if (facts.table === 'flows') return rules.forFlows;
  if (facts.table === 'assets') return rules.forAssets;
  if (facts.table === 'providers') return rules.forProviders;
  if (facts.table === 'project') return rules.forProject;
  return facts.type === '' ? rules.forBoundaries : [...rules.forBoundaries, ...rules.forType(facts.type)];
}

/** Whether a rule has anything to ask of the subject, beyond its type. */
export function concerns(window: Window, rule: CompiledRule, facts: SubjectFacts): boolean {
  return (
    !rule.asksProvider || facts.table === 'flows' || facts.table === 'project' || !isOnOwnPremises(window, facts.id)
  );
}

/** Whether nothing is asked of a thing, since it is out of scope or not in use. */
export function isOut(window: Window, table: SubjectTable, id: string): boolean {
  const { reader } = window;
  if (table === 'elements') return reader.row('elements', id)?.outOfScope !== null;
  if (table === 'boundaries') return reader.row('boundaries', id)?.outOfScope !== null;
  // Without anything in scope there, a provider is not in use.
  if (table === 'providers') return (window.derived(id)?.members.length ?? 0) === 0;
  if (table !== 'flows') return false;
  const flow = reader.row('flows', id);
  if (!flow || flow.outOfScope !== null) return true;
  const ends = [flow.source, flow.target].map(end => reader.row('elements', end ?? ''));
  return ends.every(end => end !== undefined && end.outOfScope !== null);
}

function endpointsOf({ reader }: Window, table: SubjectTable, id: string): readonly string[] {
  const flow = table === 'flows' ? reader.row('flows', id) : undefined;
  if (!flow) return [];
  return [flow.source, flow.target].flatMap(end => reader.row('elements', end ?? '')?.name ?? []);
}

export function subjectOf(facts: SubjectFacts): Subject {
  return { table: facts.table, id: facts.id, name: facts.name };
}

/** A control that answers a rule, with its state here, as findings show it and as ratings use it. */
export interface AnsweringState {
  readonly state: ControlState;
  readonly rated: RatedControl;
}

/** The states of controls on one subject; each is made once, however many rules it answers. */
export function answeringStates(statusOf: StateOf): (control: CompiledRule['controls'][number]) => AnsweringState {
  const known = new Map<string, AnsweringState>();
  return control => {
    const before = known.get(control.id);
    if (before) return before;
    const { status } = statusOf(control.id);
    const made = {
      state: { id: control.id, status },
      rated: { strength: control.strength, side: control.side, status },
    };
    known.set(control.id, made);
    return made;
  };
}

interface Rating {
  readonly id: string;
  readonly confirmed: boolean;
  readonly decision: Decision | undefined;
  readonly controls: readonly AnsweringState[];
  /** Of a pair: the second of it. */
  readonly second?: string | undefined;
}

/** Rates a rule on a subject, with a person's own rating where there is one. */
export function rated(
  window: Window,
  rule: CompiledRule,
  { id, confirmed, decision, controls, second }: Rating,
): RatedRisk {
  const derived = window.derived(id) ?? window.derived('project');
  const own = derived?.ratings ?? UNKNOWN_WORTH;
  return rate({
    threat: rule.threat,
    drivers: { exposure: derived?.exposure ?? 2, confirmed, exploited: false },
    // What goes wrong between two hits the one that is worth more.
    ratings: second === undefined ? own : higher(own, window.derived(second)?.ratings),
    controls: controls.map(control => control.rated),
    override: overrideOf(decision, window.choice(rule.threat.id)?.rating ?? null),
  });
}

/** A rating of the finding itself counts before one of the threat in the whole project. */
function overrideOf(decision: Decision | undefined, threat: RatingOverride | null): RatingOverride | null {
  const own = decision?.rating ?? null;
  if (!own || !threat) return own ?? threat;
  return { likelihood: own.likelihood ?? threat.likelihood, impact: own.impact ?? threat.impact };
}

const UNKNOWN_WORTH = { C: 2, I: 3, A: 3, F: 3, P: 1 } as const;

function distinct(facts: readonly (OpenFact | null)[]): readonly OpenFact[] {
  const known: OpenFact[] = [];
  for (const fact of facts) {
    if (fact && !known.some(one => one.subject === fact.subject && one.fact === fact.fact)) known.push(fact);
  }
  return known;
}

/** A finding before it is known which of its neighbours are shown. */
type Draft = { -readonly [K in keyof Finding]: Finding[K] };

interface About {
  readonly key: FindingKey;
  readonly subject: Subject;
  readonly confirmed: boolean;
  readonly open: readonly OpenFact[];
  readonly endpoints: readonly string[];
  readonly roles: readonly PairRole[];
  readonly controls: readonly AnsweringState[];
}

function draftOf(window: Window, rule: CompiledRule, about: About): Draft {
  const { key, subject, confirmed, open, endpoints, roles, controls } = about;
  const decision = window.reader.row('decisions', key);
  const risk = rated(window, rule, { id: subject.id, confirmed, decision, controls, second: roles[1]?.id });
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
    inherent: risk.inherent,
    residual: risk.residual,
    confidence: confidenceOf(
      confirmed,
      controls.map(control => control.state.status),
    ),
    controls: controls.map(control => control.state),
  };
}

/**
 * Findings of tier 2 that are still to be verified are there when they are asked for, when they are among the first that are named of
 * such a thing, or when somebody has decided about them.
 */
function isAsked({ tier2 }: RunOptions, window: Window, rule: CompiledRule, key: FindingKey, leads: boolean): boolean {
  return rule.threat.tier === 1 || tier2 || leads || window.reader.row('decisions', key) !== undefined;
}

type StateOf = (control: string) => StatusFact;
type Found = Pick<SubjectRun, 'findings' | 'ownerless'>;

interface Asking {
  readonly facts: SubjectFacts;
  readonly statusOf: StateOf;
}

/** The rules that are asked of a thing, each with what it is asked of: the thing alone, or with each that it makes a pair with. */
function* asked(
  window: Window,
  rules: RuleSet,
  facts: SubjectFacts,
): Generator<readonly [rule: CompiledRule, of: SubjectFacts]> {
  for (const rule of rulesFor(rules, facts)) if (!window.choice(rule.threat.id)?.off) yield [rule, facing(rule, facts)];
  if (facts.table !== 'elements') return;
  for (const rule of rules.pairsFrom(facts.type)) {
    if (window.choice(rule.threat.id)?.off) continue;
    if (rule.ofFirst?.(facts) === FALSE) continue;
    for (const pair of pairsOf(window, rule, facts)) yield [rule, pair];
  }
}

/** The pairs of a rule about pairs in which a thing is the first; what is out of scope makes none. */
export function pairsOf(window: Window, { threat }: CompiledRule, first: SubjectFacts): readonly SubjectFacts[] {
  if (!threat.pair) return [];
  const seconds = first.related(threat.pair.by, threat.pair.within);
  return seconds.filter(second => !isOut(window, second.table, second.id)).map(second => pairOf(first, second));
}

/** Who is what in a pair; empty for one thing. */
function rolesOf({ threat }: CompiledRule, { id, name, second }: SubjectFacts): readonly PairRole[] {
  const [first, other] = threat.pair?.roles ?? [];
  if (!second || !first || !other) return NO_ROLES;
  return [
    { role: first, id, name },
    { role: other, id: second.id, name: second.name },
  ];
}

const NO_ROLES: readonly PairRole[] = [];

function evaluated(window: Window, options: RunOptions, { facts, statusOf }: Asking): Found {
  const { vocabulary } = options.rules;
  const findings: Draft[] = [];
  const certain: CompiledRule[] = [];
  const candidates: Candidate[] = [];
  const ownerless: OwnerGap[] = [];
  const alone = { subject: subjectOf(facts), endpoints: endpointsOf(window, facts.table, facts.id) };
  const answering = answeringStates(statusOf);
  const leads = options.rules.leadsOf(facts.table === 'flows' ? FLOW : facts.type);
  for (const [rule, of] of asked(window, options.rules, facts)) {
    const { truth, unknown, support } = outcomeOf(rule, of, vocabulary);
    if (truth === FALSE || !concerns(window, rule, facts)) continue;
    if (rule.asksOwner) {
      ownerless.push({ rule: rule.threat.id, subject: facts.id });
      continue;
    }
    const key = keyFor(rule, of);
    const confirmed = truth === TRUE;
    const lead = leads.get(rule.threat.id) ?? null;
    if (!confirmed && !isAsked(options, window, rule, key, lead !== null)) continue;
    const open = distinct(unknown.map(leaf => factBehind(window, leaf)));
    const controls = rule.controls.map(answering);
    const roles = rolesOf(rule, of);
    const { subject, endpoints } =
      roles.length === 0
        ? alone
        : { subject: { ...alone.subject, name: '' }, endpoints: roles.map(({ name }) => name) };
    const finding = draftOf(window, rule, { key, subject, confirmed, open, endpoints, roles, controls });
    findings.push(finding);
    if (confirmed) certain.push(rule);
    if (confirmed || !isOpen(finding)) continue;
    const answerable = open.some(one => isAnswerable(one, vocabulary));
    candidates.push({ finding, rule, support, unknown: unknown.length, answerable, lead });
  }
  // Confirmed findings are shown as they are; of those to be verified the most relevant.
  const relevant = mostRelevant({ confirmed: certain, candidates }, options.most[facts.table]);
  for (const finding of findings) if (relevant.has(finding.key)) finding.shown = true;
  return { findings, ownerless };
}

function stateOf(window: Window, id: SubjectId): SubjectState | null {
  const derived = window.derived(id);
  if (!derived) return null;
  const { class: highest, from } = derived.data;
  return {
    id,
    sensitivity: highest && { class: highest.id, rating: highest.rating, from },
    exposure: derived.exposure,
    exposureBecause: derived.exposureBecause,
  };
}

const WITH_STATE: ReadonlySet<SubjectTable> = new Set<SubjectTable>(['elements', 'flows', 'boundaries']);

const NOTHING_FOUND: Found = { findings: [], ownerless: [] };

/** Asks every rule of one subject. Null when there is no such row. What is out of scope has a state but no findings. */
export function runSubject(window: Window, options: RunOptions, table: SubjectTable, id: string): SubjectRun | null {
  const facts = factsOf(window, table, id);
  if (!facts) return null;
  const out = isOut(window, table, id);
  const statusOf = statusesOf(window, facts.id);
  const { findings, ownerless } = out ? NOTHING_FOUND : evaluated(window, options, { facts, statusOf });
  return {
    findings,
    ownerless,
    state: WITH_STATE.has(table) ? stateOf(window, facts.id) : null,
    controls: out ? [] : controlRowsOf(window, facts.id, findings, statusOf),
  };
}

/**
 * That things have no owner, said once for the project with all the things. It is to be verified, never confirmed: an owner who was not
 * entered may well exist.
 */
export function ownerFinding(window: Window, rule: CompiledRule, ownerless: Iterable<SubjectId>): Finding | null {
  const open = [...ownerless].sort().map(subject => ({ subject, fact: 'owner' }));
  const project = factsOf(window, 'project', 'project');
  if (open.length === 0 || !project) return null;
  const key = keyOf(rule.threat.id, 'project', 'project');
  const controls = rule.controls.map(answeringStates(statusesOf(window, project.id)));
  const subject = subjectOf(project);
  const about = { key, subject, confirmed: false, open, endpoints: [], roles: [], controls };
  const finding = draftOf(window, rule, about);
  return { ...finding, shown: isOpen(finding) };
}
