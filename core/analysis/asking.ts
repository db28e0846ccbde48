import { FALSE, type RuleScope } from '../library';
import { facing, isOnOwnPremises, pairOf, type SubjectFacts } from './facts';
import type { SubjectTable } from './finding';
import type { CompiledRule, RuleSet } from './ruleSet';
import type { Window } from './window';

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

/** Calls back with every rule that is asked of a thing, and what it is asked of: the thing alone, or each pair that it makes. */
export function forEachAsked(
  window: Window,
  { rules, facts }: { readonly rules: RuleSet; readonly facts: SubjectFacts },
  ask: (rule: CompiledRule, of: SubjectFacts) => void,
): void {
  for (const rule of rulesFor(rules, facts)) ask(rule, facing(rule, facts));
  if (facts.table !== 'elements') return;
  for (const rule of rules.pairsFrom(facts.type)) {
    if (rule.ofFirst?.(facts) === FALSE) continue;
    for (const pair of pairsOf(window, rule, facts)) ask(rule, pair);
  }
}

/** The pairs of a rule about pairs in which a thing is the first; what is out of scope makes none. */
export function pairsOf(window: Window, { threat }: CompiledRule, first: SubjectFacts): readonly SubjectFacts[] {
  if (!threat.pair) return [];
  const seconds = first.related(threat.pair.by, threat.pair.within);
  return seconds.filter(second => !isOut(window, second.table, second.id)).map(second => pairOf(first, second));
}
