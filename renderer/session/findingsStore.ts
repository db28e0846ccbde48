import { createStore } from 'zustand/vanilla';
import {
  type Finding,
  type FindingKey,
  NO_TALLY,
  type OpenQuestion,
  type SubjectState,
  standsAt,
  type Tally,
  tallyOf,
} from '../../core/analysis';
import type { ControlSummary } from '../../core/controls';
import type { AnalysisUpdate, Totals } from '../../core/engine';

/** Everything computed about the open project, as of `revision` (which trails the document's while the worker works). */
export interface FindingsState {
  readonly revision: number;
  readonly findings: ReadonlyMap<FindingKey, Finding>;
  readonly keysOfSubject: ReadonlyMap<string, readonly FindingKey[]>;
  /** How many findings are shown of each thing; a threat between two counts at both. Nothing where none is. */
  readonly tallies: ReadonlyMap<string, Tally>;
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
  tallies: new Map(),
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
  const { findings, keysOfSubject, tallies } = withFindings(from, update);
  const subjects = update.subjects.length + update.gone.length > 0 ? new Map(from.subjects) : from.subjects;
  if (subjects instanceof Map) {
    for (const id of update.gone) subjects.delete(id);
    for (const subject of update.subjects) subjects.set(subject.id, subject);
  }
  return {
    revision: update.revision,
    findings,
    keysOfSubject,
    tallies,
    subjects,
    questions: update.questions,
    controls: update.controls,
    totals: update.totals,
  };
}

type OfFindings = Pick<FindingsState, 'findings' | 'keysOfSubject' | 'tallies'>;

function withFindings(from: OfFindings, { changed, removed }: AnalysisUpdate): OfFindings {
  if (changed.length + removed.length === 0) return from;
  const findings = new Map(from.findings);
  const touched = new Map<string, FindingKey[]>();
  const touch = (finding: Finding) =>
    standsAt(finding).map(id => {
      const added = touched.get(id) ?? [];
      touched.set(id, added);
      return added;
    });
  for (const key of removed) {
    const gone = findings.get(key);
    if (gone) touch(gone);
    findings.delete(key);
  }
  for (const finding of changed) {
    const isNew = !findings.has(finding.key);
    for (const added of touch(finding)) if (isNew) added.push(finding.key);
    findings.set(finding.key, finding);
  }
  const keysOfSubject = new Map(from.keysOfSubject);
  const tallies = new Map(from.tallies);
  for (const [id, added] of touched) {
    const keys = [...(keysOfSubject.get(id) ?? []).filter(key => findings.has(key)), ...added];
    const tally = tallyOf(keys.flatMap(key => findings.get(key) ?? []));
    put(keysOfSubject, id, keys.length === 0 ? null : keys);
    put(tallies, id, tally.confirmed + tally.toVerify === 0 ? null : sameTally(tallies.get(id), tally));
  }
  return { findings, keysOfSubject, tallies };
}

function put<V>(map: Map<string, V>, id: string, value: V | null): void {
  if (value === null) map.delete(id);
  else map.set(id, value);
}

const TALLIED = ['worst', 'maybe', 'confirmed', 'toVerify'] as const satisfies readonly (keyof Tally)[];

/** The tally of before where nothing has changed, so that nobody who shows it draws again. */
function sameTally(before: Tally = NO_TALLY, now: Tally): Tally {
  return TALLIED.every(count => before[count] === now[count]) ? before : now;
}
