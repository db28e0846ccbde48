import type { ProjectPatch } from '../changes';
import type { Boundary, Element, Facts, Flow, ProjectModel } from '../model';

/** The passes in which what is derived is worked out, in order: each rests on those before it. */
export const STAGES = ['topology', 'data', 'ratings', 'exposure'] as const;
export type Stage = (typeof STAGES)[number];

const ALL: readonly Stage[] = STAGES;
const NONE: readonly Stage[] = [];

type Fields<Row> = Partial<Record<keyof Row, readonly Stage[]>>;

/** Which passes a field decides. A field that is not named decides nothing of what is derived. */
const ELEMENT_FIELDS: Fields<Element> = {
  name: ['exposure'],
  kind: ALL,
  type: ALL,
  parent: ALL,
  provider: ALL,
  serviceModel: ALL,
  criticality: ['ratings'],
  holds: ['data', 'ratings', 'exposure'],
  processes: ['data', 'ratings', 'exposure'],
  outOfScope: ALL,
};
const FLOW_FIELDS: Fields<Flow> = {
  source: ALL,
  target: ALL,
  bidirectional: ['exposure'],
  data: ['data', 'ratings'],
};
const BOUNDARY_FIELDS: Fields<Boundary> = {
  form: ALL,
  kind: ALL,
  parent: ALL,
  provider: ALL,
  criticality: ['ratings'],
};

/** Properties that decide how far somebody gets; the first also whether a flow crosses the internet. */
const REACH_PROPERTIES: Readonly<Record<string, readonly Stage[]>> = {
  internet_facing: ALL,
  public_access: ['exposure'],
  authn: ['exposure'],
  waf: ['exposure'],
  private_endpoint: ['exposure'],
};

function ofFields<Row extends object>(before: Row | null, after: Row | null, fields: Fields<Row>): readonly Stage[] {
  if (!before || !after) return ALL;
  // Object.keys of a constant table gives its keys.
  const names = Object.keys(fields) as (keyof Row)[];
  return names.flatMap(name => (before[name] === after[name] ? NONE : (fields[name] ?? NONE)));
}

function ofProperties(before: Facts | undefined, after: Facts | undefined): readonly Stage[] {
  if (before === after) return NONE;
  const value = (facts: Facts | undefined, id: string) => facts?.[id]?.value;
  return Object.entries(REACH_PROPERTIES).flatMap(([id, stages]) =>
    value(before, id) === value(after, id) ? NONE : stages,
  );
}

function hasLines(model: ProjectModel): boolean {
  for (const boundary of model.boundaries.values()) if (boundary.form === 'line') return true;
  return false;
}

function ofChange(change: ProjectPatch[number], model: ProjectModel): readonly Stage[] {
  switch (change.table) {
    case 'elements':
      return [
        ...ofFields(change.before, change.after, ELEMENT_FIELDS),
        ...ofProperties(change.before?.props, change.after?.props),
      ];
    case 'flows':
      return ofFields(change.before, change.after, FLOW_FIELDS);
    case 'boundaries':
      return ofFields(change.before, change.after, BOUNDARY_FIELDS);
    case 'assets':
      return ['data', 'ratings'];
    case 'providers':
      return change.before?.key === change.after?.key ? NONE : ALL;
    case 'placements':
    case 'routes':
      // Where things are drawn matters only to boundaries that are lines.
      return hasLines(model) ? ALL : NONE;
    default:
      return NONE;
  }
}

/** Which passes an edit makes necessary. Most edits need none. */
export function stagesTouchedBy(patch: ProjectPatch, model: ProjectModel): ReadonlySet<Stage> {
  return new Set(patch.flatMap(change => ofChange(change, model)));
}
