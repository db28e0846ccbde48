import type { Finding } from '../analysis';
import { byCodeUnit } from '../base';
import {
  asksForControls,
  CONTROL_LISTS,
  type ControlRow,
  type ControlSummary,
  listOf,
  reasonsOfRow,
  worstList,
} from '../controls';
import type { Library } from '../library';
import { CONTROL_STATUSES, type ControlStatus } from '../model';

interface Entry {
  readonly row: ControlRow;
  /** Highest residual index of an open finding of the subject that the control would answer. */
  readonly weight: number;
}

/** Indexes run from 0 to 100. */
const INDEXES = 101;

/** One control on all its subjects, counted up and down so that no edit has to look at all of them. */
interface Counted {
  readonly subjects: Map<string, Entry>;
  readonly byStatus: Map<ControlStatus, number>;
  readonly reasons: Record<keyof ControlSummary['reasons'], number>;
  /** How many subjects have each weight. */
  readonly byWeight: Uint32Array;
  summary: ControlSummary | null;
}

/** The controls of all subjects, summed up per control. Alive: told what each subject needs whenever that changes. */
export class ControlTally {
  readonly #library: Library;
  readonly #controls = new Map<string, Counted>();
  readonly #controlsOf = new Map<string, readonly string[]>();

  constructor(library: Library) {
    this.#library = library;
  }

  /** What one subject needs now. */
  put(id: string, rows: readonly ControlRow[], findings: readonly Finding[]): void {
    for (const control of this.#controlsOf.get(id) ?? []) {
      const counted = this.#at(control);
      const entry = counted.subjects.get(id);
      if (entry) count(counted, entry, -1);
      counted.subjects.delete(id);
    }
    const weights = weightsOf(findings);
    for (const row of rows) {
      const counted = this.#at(row.control);
      const entry = { row, weight: weights.get(row.control) ?? 0 };
      counted.subjects.set(id, entry);
      count(counted, entry, 1);
    }
    this.#controlsOf.set(
      id,
      rows.map(row => row.control),
    );
  }

  #at(control: string): Counted {
    const known = this.#controls.get(control);
    if (known) return known;
    const made: Counted = {
      subjects: new Map(),
      byStatus: new Map(),
      reasons: { threat: 0, data: 0, class: 0, layer: 0 },
      byWeight: new Uint32Array(INDEXES),
      summary: null,
    };
    this.#controls.set(control, made);
    return made;
  }

  /** One line per control, by list, worst first, then by the risk it would take away. */
  list(): readonly ControlSummary[] {
    const all: ControlSummary[] = [];
    for (const [control, counted] of this.#controls) {
      if (counted.subjects.size === 0) continue;
      counted.summary ??= summaryOf(this.#library, control, counted);
      all.push(counted.summary);
    }
    return all.sort(byUrgency);
  }

  /** Every row of every control, in no particular order. */
  *all(): Generator<ControlRow> {
    for (const { subjects } of this.#controls.values()) for (const { row } of subjects.values()) yield row;
  }

  /** Every row of a control, in order of subject. */
  rowsOf(control: string): readonly ControlRow[] {
    const entries = [...(this.#controls.get(control)?.subjects ?? [])];
    return entries.sort(([a], [b]) => byCodeUnit(a, b)).map(([, entry]) => entry.row);
  }
}

function count(counted: Counted, { row, weight }: Entry, by: 1 | -1): void {
  counted.byStatus.set(row.status, (counted.byStatus.get(row.status) ?? 0) + by);
  for (const reason of reasonsOfRow(row)) counted.reasons[reason] += by;
  counted.byWeight[weight] = (counted.byWeight[weight] ?? 0) + by;
  counted.summary = null;
}

function weightsOf(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const finding of findings) {
    if (!asksForControls(finding) || finding.standing === 'accepted') continue;
    for (const { id } of finding.controls) weights.set(id, Math.max(weights.get(id) ?? 0, finding.residual.index));
  }
  return weights;
}

function summaryOf(library: Library, control: string, counted: Counted): ControlSummary {
  const { subjects, byStatus, byWeight, reasons } = counted;
  const present = CONTROL_STATUSES.filter(status => (byStatus.get(status) ?? 0) > 0);
  return {
    control,
    title: library.controls.get(control)?.title ?? control,
    counts: Object.fromEntries(present.map(status => [status, byStatus.get(status)])),
    subjects: subjects.size,
    list: worstList(present.map(listOf)),
    reasons: { ...reasons },
    weight: byWeight.findLastIndex(subjectsThere => subjectsThere > 0),
  };
}

function byUrgency(a: ControlSummary, b: ControlSummary): number {
  const lists = CONTROL_LISTS.indexOf(a.list) - CONTROL_LISTS.indexOf(b.list);
  return lists || b.weight - a.weight || byCodeUnit(a.control, b.control);
}
