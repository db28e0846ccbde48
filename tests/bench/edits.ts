import type { ProjectPatch } from '../../core/changes';
import type { ProjectModel } from '../../core/model';

/** Edits as people make them: a property of an element, then one of a flow, and so on. */
export function edits(model: ProjectModel, count: number): readonly ProjectPatch[] {
  const elements = [...model.elements.values()];
  const flows = [...model.flows.values()];
  const origin = { kind: 'template', name: 'bench' } as const;
  return Array.from({ length: count }, (_, at): ProjectPatch => {
    const element = elements[(at * 37) % elements.length];
    const flow = flows[(at * 53) % flows.length];
    if (!element || !flow) return [];
    if (at % 2 === 0) {
      const after = { ...element, props: { ...element.props, authn: { value: at % 4 ? 'none' : 'mfa', origin } } };
      return [{ table: 'elements', id: element.id, before: element, after }];
    }
    const after = { ...flow, props: { ...flow.props, enc: { value: 'none', origin } } };
    return [{ table: 'flows', id: flow.id, before: flow, after }];
  });
}
