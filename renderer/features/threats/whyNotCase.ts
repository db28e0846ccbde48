import type { Finding } from '../../../core/analysis';
import type { Threat } from '../../../core/library';
import type { ProjectModel } from '../../../core/model';

/** Of which things rules of a scope are asked; a boundary can be an asset of its own. */
const SCOPES_OF_PREFIX: Readonly<Record<string, readonly Threat['scope'][]>> = {
  el: ['element', 'pair'],
  fl: ['flow'],
  bo: ['boundary', 'element'],
  da: ['asset'],
  pv: ['provider'],
  project: ['project', 'element'],
};

/** The threats that can be about a thing, in order of their words. */
export function threatsAbout(threats: Iterable<Threat>, subject: string): readonly Threat[] {
  const scopes = SCOPES_OF_PREFIX[subject.split('_', 1)[0] ?? ''] ?? [];
  return Array.from(threats)
    .filter(threat => scopes.includes(threat.scope))
    .sort((a, b) => a.title.localeCompare(b.title));
}

/** Why a thing is left out of the analysis; null when it is not. A data flow is out with both of its ends. */
export function outOfScope(model: ProjectModel, subject: string): string | null {
  const flow = model.flows.get(subject);
  const ends = flow ? [flow.source, flow.target].map(end => model.elements.get(end ?? '')?.outOfScope ?? null) : [];
  const ofEnds = ends.length > 0 && ends.every(end => end !== null) ? (ends[0] ?? null) : null;
  const row = flow ?? model.elements.get(subject) ?? model.boundaries.get(subject);
  return (row?.outOfScope ?? ofEnds)?.reason ?? null;
}

export type Listing = 'listed' | 'further' | 'decided';

/** Where in the register a finding stands. */
export function listingOf(finding: Finding): Listing {
  if (finding.standing === 'accepted' || finding.standing === 'dismissed') return 'decided';
  return finding.state === 'confirmed' || finding.shown ? 'listed' : 'further';
}
