import { type Finding, isOpen } from '../../analysis';
import type { Library } from '../../library';
import type { DocumentId, ProjectModel } from '../../model';
import { type LifeStage, stagesOf } from '../../responsibility';

interface NamedElement {
  readonly id: string;
  readonly name: string;
  readonly runs: boolean;
  /** In which it takes part; absent where the project was last open before this was kept. */
  readonly stages?: readonly LifeStage[];
}

/** What registers have to know of a project without opening it. */
export interface ProjectNames {
  readonly id: DocumentId;
  readonly name: string;
  /** `runs`: something of ours that is in scope, not a person or a system of others. */
  readonly elements: readonly NamedElement[];
  /** Ids of the library's threats that are confirmed and open. */
  readonly threats: readonly string[];
}

/** What registers have to know of a project. */
export function projectNames(
  id: DocumentId,
  model: ProjectModel,
  { findings, library }: { readonly findings: Iterable<Finding>; readonly library: Library },
): ProjectNames {
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
      stages: stagesOf(library, one),
    })),
    threats: [...threats].sort(),
  };
}
