import { type Finding, isOpen } from '../../analysis';
import type { DocumentId, ProjectModel } from '../../model';

/** What registers have to know of a project without opening it. */
export interface ProjectNames {
  readonly id: DocumentId;
  readonly name: string;
  /** `runs`: something of ours that is in scope, not a person or a system of others. */
  readonly elements: readonly { readonly id: string; readonly name: string; readonly runs: boolean }[];
  /** Ids of the library's threats that are confirmed and open. */
  readonly threats: readonly string[];
}

/** What registers have to know of a project. */
export function projectNames(id: DocumentId, model: ProjectModel, findings: Iterable<Finding>): ProjectNames {
  const threats = new Set<string>();
  for (const finding of findings)
    if (finding.shown && finding.state === 'confirmed' && isOpen(finding)) threats.add(finding.rule);
  return {
    id,
    name: model.project.get('project')?.name ?? '',
    elements: Array.from(model.elements.values(), one => ({
      id: one.id,
      name: one.name,
      runs: one.kind !== 'actor' && one.outOfScope === null,
    })),
    threats: [...threats].sort(),
  };
}
