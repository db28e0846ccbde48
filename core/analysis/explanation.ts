import { statusesOf } from '../controls';
import { FALSE, TRUE, type Truth, UNKNOWN } from '../library';
import type { SubjectId } from '../model';
import { rate } from '../risk';
import { EXPLAINED, RELATION_LABEL, SCOPE_LABEL } from '../text';
import { concerns, pairsOf, TABLES_OF } from './asking';
import { clearingsOf } from './clearing';
import { facing, factsOf, pairOf, type SubjectFacts } from './facts';
import type { Because, Explanation, Finding, FindingKey, FindingState } from './finding';
import { keyFor, partsOfKey, SUBJECT_TABLES } from './findingKey';
import { evaluatorOf } from './openFacts';
import { riskCaseOf } from './rated';
import { ratingSentences } from './ratingSentences';
import { reasonsOf, toldFirst } from './reasons';
import type { CompiledRule, RuleSet } from './ruleSet';
import type { Window } from './window';

interface Telling {
  readonly window: Window;
  readonly rules: RuleSet;
}

function stateOf(truth: Truth, concerned: boolean): FindingState {
  if (truth === FALSE || !concerned) return 'ruled-out';
  return truth === TRUE ? 'confirmed' : 'to-verify';
}

const TRUTH_OF: Readonly<Record<FindingState, Truth>> = { confirmed: TRUE, 'to-verify': UNKNOWN, 'ruled-out': FALSE };

function becauses(telling: Telling, rule: CompiledRule, facts: SubjectFacts, state: FindingState): readonly Because[] {
  const told = toldFirst(reasonsOf(telling, rule.condition, facts, facts), TRUTH_OF[state]);
  const isElsewhere = state === 'ruled-out' && !concerns(telling.window, rule, facts);
  return isElsewhere ? [decisive(facts, EXPLAINED.ownPremises(EXPLAINED.quoted(facts.name))), ...told] : told;
}

/** What rules everything out by itself, beside the conditions of a rule. */
function decisive({ id }: SubjectFacts, text: string, path = ''): Because {
  const origin = { kind: 'computed', how: 'worked out from the model' } as const;
  return { path, text, outcome: 'false', origin, subject: id, parts: [] };
}

interface Rated {
  readonly id: string;
  readonly key: FindingKey;
  readonly confirmed: boolean;
  readonly second?: string | undefined;
}

function ratingOf(
  { window, rules }: Telling,
  rule: CompiledRule,
  { id, key, confirmed, second }: Rated,
): readonly string[] {
  const stateOf = statusesOf(window, id);
  const controls = rule.controls.map(control => control.in[stateOf(control.id).status]);
  const decision = window.reader.row('decisions', key);
  return ratingSentences({
    risk: rate(riskCaseOf(window, rule, { id, confirmed, decision, controls, second })),
    derived: window.derived(id),
    states: controls.map(control => control.state),
    decision,
    choice: window.choice(rule.threat.id),
    library: rules.library,
  });
}

const NOTHING_CLEARS = { clears: [], together: [], acts: [] } as const;

function explainOn(telling: Telling, rule: CompiledRule, asked: SubjectFacts): Explanation {
  const { window, rules } = telling;
  const facts = facing(rule, asked);
  const truth = evaluatorOf(rule.condition, rules.vocabulary)(facts);
  const off = window.choice(rule.threat.id)?.off ?? null;
  const state = off ? 'ruled-out' : stateOf(truth, concerns(window, rule, facts));
  const key = keyFor(rule, facts);
  const ruledOut = state === 'ruled-out';
  return {
    state,
    off,
    because: becauses(telling, rule, facts, off ? stateOf(truth, true) : state),
    rating: ruledOut
      ? []
      : ratingOf(telling, rule, { id: facts.id, key, confirmed: state === 'confirmed', second: facts.second?.id }),
    ...(ruledOut ? NOTHING_CLEARS : clearingsOf(telling, rule.condition, facts)),
  };
}

/** Of a finding about everything that has no owner: each of the things, and naming an owner of each. */
function explainOwners(telling: Telling, rule: CompiledRule, finding: Finding): Explanation {
  const { window } = telling;
  const name = (id: SubjectId) => {
    const row = window.reader.row('elements', id) ?? window.reader.row('boundaries', id);
    return EXPLAINED.quoted(row?.name ?? id);
  };
  return {
    state: finding.state,
    off: null,
    because: finding.open.map(({ subject }) => ({
      path: 'property.owner',
      text: EXPLAINED.of(name(subject), EXPLAINED.nobody('Owner')),
      outcome: 'unknown',
      origin: { kind: 'unset' },
      subject,
      parts: [],
    })),
    rating: ratingOf(telling, rule, { id: finding.subject.id, key: finding.key, confirmed: false }),
    clears: finding.open.map(fact => ({ fact, text: EXPLAINED.setOwner(name(fact.subject)), values: [] })),
    together: [],
    acts: [],
  };
}

/** Why a finding is there. Null for a key that no rule and subject have; a finding that is gone is explained as ruled out. */
export function explain(telling: Telling, key: FindingKey, finding: Finding | null): Explanation | null {
  const parts = partsOfKey(key);
  const rule = parts && telling.rules.byId.get(parts.rule);
  if (!parts || !rule) return null;
  if (rule.asksOwner) return finding && explainOwners(telling, rule, finding);
  const first = factsOf(telling.window, parts.table, parts.id);
  if (!first || parts.second === null) return first && explainOn(telling, rule, first);
  const second = factsOf(telling.window, 'elements', parts.second);
  return second && explainOn(telling, rule, pairOf(first, second));
}

const NEAREST: Readonly<Record<FindingState, number>> = { confirmed: 0, 'to-verify': 1, 'ruled-out': 2 };

/** What a rule about pairs makes of the pair in which a thing comes nearest to a finding, or that it makes none. */
function whyNoPair(telling: Telling, rule: CompiledRule, first: SubjectFacts): Explanation {
  const { window } = telling;
  const tried = pairsOf(window, rule, first).map(pair => explainOn(telling, rule, pair));
  const [nearest] = tried.sort((a, b) => NEAREST[a.state] - NEAREST[b.state]);
  if (nearest) return nearest;
  const alone = decisive(first, EXPLAINED.noPair(rule.threat.pair ? RELATION_LABEL[rule.threat.pair.by] : ''), 'pair');
  return ruledOutBy(telling, rule, alone);
}

function ruledOutBy({ window }: Telling, { threat }: CompiledRule, by: Because): Explanation {
  return {
    state: 'ruled-out',
    off: window.choice(threat.id)?.off ?? null,
    because: [by],
    rating: [],
    ...NOTHING_CLEARS,
  };
}

/** What a rule makes of a subject it says nothing of, or says something of: whatever the outcome is. */
export function whyNot(telling: Telling, rule: string, subject: string): Explanation | null {
  const compiled = telling.rules.byId.get(rule);
  if (!compiled) return null;
  for (const table of SUBJECT_TABLES) {
    const facts = factsOf(telling.window, table, subject);
    if (!facts) continue;
    const { scope } = compiled.threat;
    if (!TABLES_OF[scope].includes(table))
      return ruledOutBy(telling, compiled, decisive(facts, EXPLAINED.about(SCOPE_LABEL[scope])));
    return compiled.threat.pair ? whyNoPair(telling, compiled, facts) : explainOn(telling, compiled, facts);
  }
  return null;
}
