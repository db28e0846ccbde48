import { byCodeUnit, groupBy } from '../base';
import type { Library } from '../library';
import type { ControlStatus } from '../model';
import type { ControlRow, ControlSummary } from './controlRow';
import { CONTROL_LISTS } from './lists';
import { asksForControls, type ControlledFinding } from './register';
import { reasonCounts, tally } from './tally';

/** One line per control over all subjects that need it: by list, worst first, then by the risk it would take away. */
export function summaries(
  library: Library,
  rows: Iterable<ControlRow>,
  findings: Iterable<ControlledFinding>,
): readonly ControlSummary[] {
  const weights = weightsOf(findings);
  return [...groupBy(rows, row => row.control)]
    .map(([control, own]) => summaryOf(library, own, { control, weight: weights.get(control) ?? 0 }))
    .sort(byUrgency);
}

/** One control on the one subject that is looked at. */
export interface OwnControl extends Pick<ControlSummary, 'control' | 'title' | 'list'> {
  readonly status: ControlStatus;
}

/** What one subject needs, with where each stands there, in the same order: the most important first. */
export function requiredOn(
  library: Library,
  rows: readonly ControlRow[],
  findings: Iterable<ControlledFinding>,
): readonly OwnControl[] {
  const statuses = new Map(rows.map(row => [row.control, row.status]));
  return summaries(library, rows, findings).map(({ control, title, list }) => {
    return { control, title, list, status: statuses.get(control) ?? 'unknown' };
  });
}

/** Highest residual index of an open finding, by the controls that answer it. */
function weightsOf(findings: Iterable<ControlledFinding>): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const finding of findings) {
    if (!asksForControls(finding) || finding.standing === 'accepted') continue;
    for (const { id } of finding.controls) weights.set(id, Math.max(weights.get(id) ?? 0, finding.residual.index));
  }
  return weights;
}

function summaryOf(
  library: Library,
  rows: readonly ControlRow[],
  { control, weight }: Pick<ControlSummary, 'control' | 'weight'>,
): ControlSummary {
  const title = library.controls.get(control)?.title ?? control;
  return { control, title, ...tally(rows), subjects: rows.length, reasons: reasonCounts(rows), weight };
}

function byUrgency(a: ControlSummary, b: ControlSummary): number {
  const lists = CONTROL_LISTS.indexOf(a.list) - CONTROL_LISTS.indexOf(b.list);
  return lists || b.weight - a.weight || byCodeUnit(a.control, b.control);
}
