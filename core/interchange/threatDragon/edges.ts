import type { BoundaryId, FlowId } from '../../model';
import { crosses, entersOrLeaves, type Path } from '../crossing';
import type { Draft } from '../draft';
import { shown } from '../importReport';
import { isSet } from './cells';
import type { PageThings } from './page';

/** How flows and curves of a page run, from end to end. */
export interface Paths {
  readonly flows: ReadonlyMap<FlowId, Path>;
  readonly curves: ReadonlyMap<BoundaryId, Path>;
}

/** Library id of the boundary kind. */
const INTERNET = 'internet';
const REASON = 'a flow that is marked as going over a public network crosses it';
const CONFIDENCE = 0.7;
/** Flows times boundaries that are worth comparing; beyond it nothing is guessed. */
const MOST_PAIRS = 200_000;

/** What a flow over a public network crosses is the edge towards it, unless the name of the boundary says something else. */
export function guessInternetEdges({ things }: PageThings, paths: Paths, draft: Draft): void {
  const open = things
    .filter(thing => thing.is === 'flow' && isSet(thing.cell, 'isPublicNetwork'))
    .map(thing => (thing.is === 'flow' ? (paths.flows.get(thing.id) ?? []) : []));
  const crossed = new Set<string>();
  const boundaries = things.filter(thing => thing.is === 'box' || thing.is === 'line');
  if (open.length === 0 || open.length * boundaries.length > MOST_PAIRS) return;
  for (const thing of boundaries) {
    const curve = thing.is === 'line' ? (paths.curves.get(thing.id) ?? []) : [];
    const hit = open.some(path => (thing.is === 'box' ? entersOrLeaves(path, thing.at) : crosses(path, curve)));
    if (hit) crossed.add(thing.id);
  }
  draft.boundaries.forEach((boundary, index) => {
    if (boundary.kind !== null || !crossed.has(boundary.id)) return;
    const kindOrigin = { kind: 'guess', reason: REASON, confidence: CONFIDENCE } as const;
    draft.boundaries[index] = { ...boundary, kind: INTERNET, kindOrigin };
    const guess = {
      what: `boundary ${shown(boundary.name)}`,
      as: draft.tools.nameOfBoundaryKind(INTERNET),
      confidence: CONFIDENCE,
    };
    draft.lines.guessed({ ...guess, reason: REASON, subject: boundary.id });
  });
}
