import { CONTROL_LISTS, type ControlList, type ControlSummary } from '../../../core/controls';
import type { Control, Library } from '../../../core/library';
import type { ControlStatus } from '../../../core/model';

/** Which controls the register shows; null and empty mean: all. */
export interface ControlFilter {
  readonly text: string;
  readonly list: ControlList | null;
  readonly status: ControlStatus | null;
  readonly topic: string | null;
  readonly kind: Control['kind'] | null;
}

export const NO_FILTER: ControlFilter = { text: '', list: null, status: null, topic: null, kind: null };

export interface ControlGroup {
  readonly list: ControlList;
  readonly controls: readonly ControlSummary[];
}

/** How many controls are on each list, whichever list is asked for. */
export function listCounts(controls: Iterable<ControlSummary>): Readonly<Record<ControlList, number>> {
  const counts = { missing: 0, modify: 0, question: 0, have: 0, excluded: 0 };
  for (const { list } of controls) counts[list] += 1;
  return counts;
}

/** The controls that pass every filter but the one by list. */
export function passing(
  library: Library,
  controls: readonly ControlSummary[],
  filter: ControlFilter,
): readonly ControlSummary[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return controls.filter(summary => {
    const control = library.controls.get(summary.control);
    if (filter.status !== null && (summary.counts[filter.status] ?? 0) === 0) return false;
    if (filter.topic !== null && control?.topic !== filter.topic) return false;
    if (filter.kind !== null && control?.kind !== filter.kind) return false;
    const text = `${summary.title} ${control?.description ?? ''} ${summary.control}`.toLowerCase();
    return words.every(word => text.includes(word));
  });
}

/** By list, worst first; the order within a list is kept. Lists with nothing on them are left out. */
export function grouped(controls: readonly ControlSummary[], list: ControlList | null): readonly ControlGroup[] {
  return CONTROL_LISTS.filter(one => list === null || one === list)
    .map(one => ({ list: one, controls: controls.filter(summary => summary.list === one) }))
    .filter(group => group.controls.length > 0);
}
