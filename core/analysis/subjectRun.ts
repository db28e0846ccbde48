import { type ControlRow, controlRowsOf, statusesOf } from '../controls';
import type { SubjectId } from '../model';
import { isOut } from './asking';
import { isOpen } from './decisions';
import { factsOf, type SubjectFacts } from './facts';
import type { Finding, Subject, SubjectState, SubjectTable } from './finding';
import { keyOf } from './findingKey';
import { decisionsOf, draftOf, type Found, found, type RunOptions } from './found';
import { stakesOf } from './rated';
import type { CompiledRule } from './ruleSet';
import type { Window } from './window';

/** What the analysis finds of one subject. */
export interface SubjectRun extends Found {
  /** Of elements, flows and boundaries. */
  readonly state: SubjectState | null;
  readonly controls: readonly ControlRow[];
}

export function subjectOf(facts: SubjectFacts): Subject {
  return { table: facts.table, id: facts.id, name: facts.name };
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
    exposureKnown: derived.exposureKnown,
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
  const { findings, ownerless } = out
    ? NOTHING_FOUND
    : found(window, options, { facts, statusOf, subject: subjectOf(facts) });
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
  const statusOf = statusesOf(window, project.id);
  const finding = draftOf(window, rule, {
    key,
    subject: subjectOf(project),
    confirmed: false,
    open,
    endpoints: [],
    roles: [],
    controls: rule.controls.map(control => control.in[statusOf(control.id).status]),
    decision: decisionsOf(window, project.id)(key),
    stakes: stakesOf(window, project.id),
  });
  return { ...finding, shown: isOpen(finding) };
}
