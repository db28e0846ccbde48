import { type Condition, FALSE, type Threat, TRUE, type Vocabulary } from '../library';
import type { Analyzer } from './analyzer';
import { concerns, isOut, pairsOf, TABLES_OF } from './asking';
import { facing, factsOf } from './facts';
import type { Subject, SubjectTable } from './finding';
import { SUBJECT_TABLES } from './findingKey';
import { outcomeOf } from './openFacts';
import { compiledRule } from './ruleSet';
import { subjectOf } from './subjectRun';

/** What a rule makes of one thing. */
export type TriedOutcome = 'match' | 'unknown' | 'none';

/** One thing that a rule says something of, now or before. */
export interface TriedSubject {
  readonly subject: Subject;
  /** Names of both ends, for a flow. */
  readonly endpoints: readonly string[];
  readonly now: TriedOutcome;
  /** What the saved version of the rule makes of it; null where there is none. */
  readonly before: TriedOutcome | null;
}

/** What a rule that is being written would find in the open project. */
export interface RulePreview {
  /** Things that it was asked of. */
  readonly asked: number;
  /** Where it holds, cannot tell, or did so before: those first whose outcome is another one now. */
  readonly subjects: readonly TriedSubject[];
  /** What must hold together, each asked by itself, so that it is seen what rules everything out; empty where it is a single condition. */
  readonly alone: readonly TriedAlone[];
}

/** One of several conditions that must hold together, and of how many things it does by itself. */
export interface TriedAlone {
  readonly condition: Condition;
  readonly match: number;
  readonly unknown: number;
}

type Ask = (table: SubjectTable, id: string) => TriedOutcome;

function asker({ window, rules }: Analyzer, threat: Threat, vocabulary: Vocabulary): Ask {
  const rule = compiledRule(rules.library, vocabulary, threat);
  return (table, id) => {
    const facts = factsOf(window, table, id);
    if (!facts || !TABLES_OF[threat.scope].includes(table) || !concerns(window, rule, facts)) return 'none';
    const asked = threat.scope === 'pair' ? pairsOf(window, rule, facts) : [facing(rule, facts)];
    const truths = asked.map(one => outcomeOf(rule, one, vocabulary).truth);
    if (truths.includes(TRUE)) return 'match';
    return truths.some(truth => truth !== FALSE) ? 'unknown' : 'none';
  };
}

const WEIGHT: Readonly<Record<TriedOutcome, number>> = { match: 0, unknown: 1, none: 2 };

/** Asks a rule of everything in scope, beside its saved version, one thing at a step. Nothing is kept of it. */
export function* previewRule(
  analyzer: Analyzer,
  draft: Threat,
  { saved, vocabulary }: { readonly saved: Threat | null; readonly vocabulary: Vocabulary },
): Generator<void, RulePreview> {
  const { window, model } = analyzer;
  const askNow = asker(analyzer, draft, vocabulary);
  const askBefore = saved && asker(analyzer, saved, vocabulary);
  const alone = ('all' in draft.when ? draft.when.all : []).map(condition => ({
    condition,
    ask: asker(analyzer, { ...draft, when: condition }, vocabulary),
    counts: { match: 0, unknown: 0, none: 0 },
  }));
  const subjects: TriedSubject[] = [];
  let asked = 0;
  for (const table of SUBJECT_TABLES) {
    for (const id of model[table].keys()) {
      yield;
      const facts = isOut(window, table, id) ? null : factsOf(window, table, id);
      if (!facts) continue;
      if (TABLES_OF[draft.scope].includes(table)) {
        asked += 1;
        for (const { ask, counts } of alone) counts[ask(table, id)] += 1;
      }
      const now = askNow(table, id);
      const before = askBefore ? askBefore(table, id) : null;
      if (now === 'none' && (before ?? 'none') === 'none') continue;
      const flow = table === 'flows' ? model.flows.get(id) : undefined;
      const endpoints = flow
        ? [flow.source, flow.target].flatMap(end => model.elements.get(end ?? '')?.name ?? [])
        : [];
      subjects.push({ subject: subjectOf(facts), endpoints, now, before });
    }
  }
  const isSame = ({ now, before }: TriedSubject) => (before === null || before === now ? 1 : 0);
  return {
    asked,
    subjects: subjects.sort((a, b) => isSame(a) - isSame(b) || WEIGHT[a.now] - WEIGHT[b.now]),
    alone: alone.map(({ condition, counts: { match, unknown } }) => ({ condition, match, unknown })),
  };
}
