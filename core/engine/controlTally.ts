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

/** What one subject was last said to need. */
interface Said {
  readonly rows: readonly ControlRow[];
  readonly findings: readonly Finding[];
}

/** Indexes run from 0 to 100. */
const INDEXES = 101;

/** One control on all its subjects, counted up and down so that no edit has to look at all of them. */
interface Counted {
  subjects: number;
  readonly byStatus: Map<ControlStatus, number>;
  readonly reasons: Record<keyof ControlSummary['reasons'], number>;
  /** How many subjects have each weight: the highest residual index of an open finding there that the control would answer. */
  readonly byWeight: Uint32Array;
  summary: ControlSummary | null;
}

/** The controls of all subjects, summed up per control. Alive: told what each subject needs whenever that changes. */
export class ControlTally {
  readonly #library: Library;
  readonly #controls = new Map<string, Counted>();
  readonly #said = new Map<string, Said>();

  constructor(library: Library) {
    this.#library = library;
  }

  /** What one subject needs now. */
  put(id: string, rows: readonly ControlRow[], findings: readonly Finding[]): void {
    const before = this.#said.get(id);
    if (before) this.#count(before, -1);
    if (rows.length === 0) {
      this.#said.delete(id);
      return;
    }
    const now = { rows, findings };
    this.#said.set(id, now);
    this.#count(now, 1);
  }

  #count({ rows, findings }: Said, by: 1 | -1): void {
    const weights = weightsOf(findings);
    for (const row of rows) count(this.#at(row.control), row, { weight: weights.get(row.control) ?? 0, by });
  }

  #at(control: string): Counted {
    const known = this.#controls.get(control);
    if (known) return known;
    const made: Counted = {
      subjects: 0,
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
      if (counted.subjects === 0) continue;
      counted.summary ??= summaryOf(this.#library, control, counted);
      all.push(counted.summary);
    }
    return all.sort(byUrgency);
  }

  /** Every row of every control, in no particular order. */
  *all(): Generator<ControlRow> {
    for (const { rows } of this.#said.values()) yield* rows;
  }

  /** Every row of a control, in order of subject. */
  rowsOf(control: string): readonly ControlRow[] {
    const rows = [...this.#said.values()].flatMap(said => said.rows.filter(row => row.control === control));
    return rows.sort((a, b) => byCodeUnit(a.subject, b.subject));
  }
}

interface Counting {
  readonly weight: number;
  readonly by: 1 | -1;
}

function count(counted: Counted, row: ControlRow, { weight, by }: Counting): void {
  counted.subjects += by;
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
    subjects,
    list: worstList(present.map(listOf)),
    reasons: { ...reasons },
    weight: byWeight.findLastIndex(subjectsThere => subjectsThere > 0),
  };
}

function byUrgency(a: ControlSummary, b: ControlSummary): number {
  const lists = CONTROL_LISTS.indexOf(a.list) - CONTROL_LISTS.indexOf(b.list);
  return lists || b.weight - a.weight || byCodeUnit(a.control, b.control);
}
