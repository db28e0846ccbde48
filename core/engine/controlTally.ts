import type { Finding } from '../analysis';
import { byCodeUnit } from '../base';
import { asksForControls, CONTROL_LISTS, type ControlRow, type ControlSummary, worstList } from '../controls';
import type { Library } from '../library';
import type { ControlStatus } from '../model';

interface Entry {
  readonly row: ControlRow;
  /** Highest residual index of an open finding of the subject that the control would answer. */
  readonly weight: number;
}

/** The controls of all subjects, summed up per control. Alive: told what each subject needs whenever that changes. */
export class ControlTally {
  readonly #library: Library;
  /** Control → subject → its row. */
  readonly #entries = new Map<string, Map<string, Entry>>();
  readonly #controlsOf = new Map<string, readonly string[]>();
  readonly #summaries = new Map<string, ControlSummary>();

  constructor(library: Library) {
    this.#library = library;
  }

  /** What one subject needs now. */
  put(id: string, rows: readonly ControlRow[], findings: readonly Finding[]): void {
    for (const control of this.#controlsOf.get(id) ?? []) {
      this.#entries.get(control)?.delete(id);
      this.#summaries.delete(control);
    }
    const weights = weightsOf(findings);
    for (const row of rows) {
      const subjects = this.#entries.get(row.control) ?? new Map<string, Entry>();
      this.#entries.set(row.control, subjects.set(id, { row, weight: weights.get(row.control) ?? 0 }));
      this.#summaries.delete(row.control);
    }
    if (rows.length > 0)
      this.#controlsOf.set(
        id,
        rows.map(row => row.control),
      );
    else this.#controlsOf.delete(id);
  }

  /** One line per control, by list, worst first, then by the risk it would take away. */
  list(): readonly ControlSummary[] {
    const all: ControlSummary[] = [];
    for (const [control, subjects] of this.#entries) {
      if (subjects.size === 0) continue;
      const summary = this.#summaries.get(control) ?? summaryOf(this.#library, control, [...subjects.values()]);
      this.#summaries.set(control, summary);
      all.push(summary);
    }
    return all.sort(byWeight);
  }

  /** Every row of a control, in order of subject. */
  rowsOf(control: string): readonly ControlRow[] {
    const entries = [...(this.#entries.get(control) ?? [])];
    return entries.sort(([a], [b]) => byCodeUnit(a, b)).map(([, entry]) => entry.row);
  }
}

function weightsOf(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const finding of findings) {
    if (!asksForControls(finding) || finding.standing === 'accepted') continue;
    for (const { id } of finding.controls) weights.set(id, Math.max(weights.get(id) ?? 0, finding.residual.index));
  }
  return weights;
}

function summaryOf(library: Library, control: string, entries: readonly Entry[]): ControlSummary {
  const counts: Partial<Record<ControlStatus, number>> = {};
  let weight = 0;
  for (const entry of entries) {
    counts[entry.row.status] = (counts[entry.row.status] ?? 0) + 1;
    weight = Math.max(weight, entry.weight);
  }
  const list = worstList(entries.map(entry => entry.row.list));
  const title = library.controls.get(control)?.title ?? control;
  return { control, title, counts, subjects: entries.length, list, weight };
}

function byWeight(a: ControlSummary, b: ControlSummary): number {
  const lists = CONTROL_LISTS.indexOf(a.list) - CONTROL_LISTS.indexOf(b.list);
  return lists || b.weight - a.weight || byCodeUnit(a.control, b.control);
}
