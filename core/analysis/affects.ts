import type { ProjectPatch } from '../changes';
import type { Boundary, Element, Facts, Flow, ProjectModel } from '../model';

/** Properties that decide how far somebody gets. */
const REACH_PROPERTIES = ['internet_facing', 'public_access', 'authn', 'waf', 'private_endpoint'] as const;

const ELEMENT_FIELDS = [
  'name',
  'kind',
  'type',
  'parent',
  'provider',
  'serviceModel',
  'criticality',
  'holds',
  'processes',
  'outOfScope',
] as const satisfies readonly (keyof Element)[];
const FLOW_FIELDS = ['source', 'target', 'bidirectional', 'data'] as const satisfies readonly (keyof Flow)[];
const BOUNDARY_FIELDS = [
  'form',
  'kind',
  'parent',
  'provider',
  'criticality',
] as const satisfies readonly (keyof Boundary)[];

function differs<Row>(before: Row | null, after: Row | null, fields: readonly (keyof Row)[]): boolean {
  if (!before || !after) return true;
  return fields.some(field => before[field] !== after[field]);
}

function reachDiffers(before: Facts, after: Facts): boolean {
  return before !== after && REACH_PROPERTIES.some(id => before[id]?.value !== after[id]?.value);
}

/** Whether an edit can change anything that is derived from the whole drawing. Most edits cannot. */
export function touchesDerived(patch: ProjectPatch, model: ProjectModel): boolean {
  return patch.some(change => {
    switch (change.table) {
      case 'elements':
        return (
          differs(change.before, change.after, ELEMENT_FIELDS) ||
          reachDiffers(change.before?.props ?? {}, change.after?.props ?? {})
        );
      case 'flows':
        return differs(change.before, change.after, FLOW_FIELDS);
      case 'boundaries':
        return differs(change.before, change.after, BOUNDARY_FIELDS);
      case 'assets':
        return true;
      case 'providers':
        return change.before?.key !== change.after?.key;
      case 'placements':
      case 'routes':
        return hasLines(model);
      default:
        return false;
    }
  });
}

function hasLines(model: ProjectModel): boolean {
  for (const boundary of model.boundaries.values()) if (boundary.form === 'line') return true;
  return false;
}
