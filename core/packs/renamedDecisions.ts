import { changeOf, type Patch } from '../changes';
import type { Library } from '../library';
import type { Decision, ProjectRows } from '../model';

/** Longest chain of renames that is followed, so that a circle ends. */
const LONGEST = 20;

/** What a threat or control is called now. */
export function currentId(library: Pick<Library, 'renames'>, id: string): string {
  let current = id;
  for (let step = 0; step < LONGEST; step += 1) {
    const next = library.renames.get(current)?.to;
    if (next === undefined) return current;
    current = next;
  }
  return current;
}

/**
 * Moves decisions from the old id of a renamed rule to the new one. A decision that is already there under the new id stays; the old one
 * stays beside it then, as a decision that no longer applies.
 */
export function renamedDecisions(
  decisions: ReadonlyMap<string, Decision>,
  library: Pick<Library, 'renames'>,
): Patch<ProjectRows> {
  return [...decisions.values()].flatMap(decision => {
    const colon = decision.id.indexOf(':');
    const rule = decision.id.slice(0, Math.max(0, colon));
    const id = `${currentId(library, rule)}${decision.id.slice(rule.length)}`;
    if (id === decision.id || decisions.has(id)) return [];
    return [
      changeOf<ProjectRows, 'decisions'>('decisions', decision, null),
      changeOf<ProjectRows, 'decisions'>('decisions', null, { ...decision, id }),
    ];
  });
}
