import { createStore } from 'zustand/vanilla';
import { type Finding, type FindingKey, type OpenQuestion, type SubjectState, standsAt } from '../../core/analysis';
import type { ControlSummary } from '../../core/controls';
import type { AnalysisUpdate, Totals } from '../../core/engine';

/** Everything computed about the open project, as of `revision` (which trails the document's while the worker works). */
export interface FindingsState {
  readonly revision: number;
  readonly findings: ReadonlyMap<FindingKey, Finding>;
  readonly keysOfSubject: ReadonlyMap<string, readonly FindingKey[]>;
  readonly subjects: ReadonlyMap<string, SubjectState>;
  readonly questions: readonly OpenQuestion[];
  readonly controls: readonly ControlSummary[];
  readonly totals: Totals;
}

const NO_TOTALS: Totals = {
  elements: 0,
  flows: 0,
  boundaries: 0,
  assets: 0,
  confirmed: 0,
  toVerify: 0,
  bands: { low: 0, moderate: 0, high: 0, critical: 0 },
};

export const NO_FINDINGS: FindingsState = {
  revision: -1,
  findings: new Map(),
  keysOfSubject: new Map(),
  subjects: new Map(),
  questions: [],
  controls: [],
  totals: NO_TOTALS,
};

export const createFindingsStore = () => createStore<FindingsState>(() => NO_FINDINGS);
export type FindingsStore = ReturnType<typeof createFindingsStore>;

/** The state after an update. Maps that an update does not touch keep their identity, and so do rows. */
export function updated(state: FindingsState, update: AnalysisUpdate): FindingsState {
  const from = update.whole ? NO_FINDINGS : state;
  const touchesFindings = update.changed.length > 0 || update.removed.length > 0;
  const findings = touchesFindings ? new Map(from.findings) : from.findings;
  const keys = touchesFindings ? new Map(from.keysOfSubject) : from.keysOfSubject;
  if (findings instanceof Map && keys instanceof Map && touchesFindings) replaceFindings(findings, keys, update);
  const subjects = update.subjects.length + update.gone.length > 0 ? new Map(from.subjects) : from.subjects;
  if (subjects instanceof Map) {
    for (const id of update.gone) subjects.delete(id);
    for (const subject of update.subjects) subjects.set(subject.id, subject);
  }
  return {
    revision: update.revision,
    findings,
    keysOfSubject: keys,
    subjects,
    questions: update.questions,
    controls: update.controls,
    totals: update.totals,
  };
}

function replaceFindings(
  findings: Map<FindingKey, Finding>,
  keys: Map<string, readonly FindingKey[]>,
  update: AnalysisUpdate,
): void {
  const touched = new Set<string>();
  for (const key of update.removed) {
    const gone = findings.get(key);
    if (gone) for (const id of standsAt(gone)) touched.add(id);
    findings.delete(key);
  }
  const added = new Map<string, FindingKey[]>();
  for (const finding of update.changed) {
    if (!findings.has(finding.key))
      for (const id of standsAt(finding)) added.set(id, [...(added.get(id) ?? []), finding.key]);
    findings.set(finding.key, finding);
  }
  for (const id of new Set([...touched, ...added.keys()])) {
    const left = (keys.get(id) ?? []).filter(key => findings.has(key));
    const now = [...left, ...(added.get(id) ?? [])];
    if (now.length === 0) keys.delete(id);
    else keys.set(id, now);
  }
}
