import { plainReader } from '../changes';
import { type Library, layersOf } from '../library';
import type { DocumentId, ElementId, ProjectModel, ServiceModel } from '../model';
import { type Basis, isProviderRun, layersFor, matrixShare, serviceModelOf, situationOf } from '../responsibility';

/** Another way to run some elements of a project. */
export interface VariantChoice {
  readonly name: string;
  readonly serviceModel: ServiceModel;
  readonly elements: readonly ElementId[];
}

/** An element that can be run in another way, with the way in which it is run. */
export interface Runnable {
  readonly id: ElementId;
  readonly name: string;
  /** Null: nothing says. */
  readonly model: ServiceModel | null;
  /** Whether somebody else runs it, and it is not software that is only used. */
  readonly movable: boolean;
}

/** Everything of a project that runs somewhere, in the order of the model. */
export function runnables(library: Library, model: ProjectModel): readonly Runnable[] {
  const basis: Basis = { reader: plainReader(model), library };
  return [...model.elements.values()].flatMap(({ id, name }) => {
    const fact = serviceModelOf(basis, id);
    if (fact.source === 'not-applicable') return [];
    return [{ id, name, model: fact.model, movable: isProviderRun(basis, id) && fact.model !== 'saas' }];
  });
}

/**
 * The same design with these elements run in another way. What was recorded about a layer that changes hands with it is left out, since
 * somebody else has to do it there (a control is kept while one of its layers stays); so are decisions about these elements. Actions stay with the project that they were promised for.
 */
export function variantOf(
  library: Library,
  model: ProjectModel,
  of: DocumentId,
  { name, serviceModel, elements }: VariantChoice,
): ProjectModel {
  const before: Basis = { reader: plainReader(model), library };
  const moved = new Set<string>(elements.filter(id => serviceModelOf(before, id).model !== serviceModel));
  const rows = new Map(
    [...model.elements].map(([id, row]) => [id, moved.has(id) ? { ...row, serviceModel } : row] as const),
  );
  const varied: ProjectModel = { ...model, elements: rows };
  const after: Basis = { reader: plainReader(varied), library };
  const handed = new Map([...moved].map(id => [id, layersThatChangeHands(before, after, id)]));
  const info = model.project.get('project');
  return {
    ...varied,
    project: info ? new Map([['project', { ...info, name, variantOf: of, reviewed: null }]]) : model.project,
    controls: kept(model.controls, ({ control, subject }) => {
      const layers = layersOf(library, library.controls.get(control)?.topic ?? '');
      return layers.length === 0 || layers.some(layer => !handed.get(subject)?.has(layer.id));
    }),
    responsibilities: kept(model.responsibilities, ({ layer, subject }) => !handed.get(subject)?.has(layer)),
    decisions: kept(model.decisions, ({ id }) => !subjectsOf(id).some(subject => moved.has(subject))),
    actions: new Map(),
  };
}

function layersThatChangeHands(before: Basis, after: Basis, id: string): ReadonlySet<string> {
  const [was, is] = [situationOf(before, id), situationOf(after, id)];
  const changed = layersFor(before.library, was.type).filter(
    layer => matrixShare(before, layer.id, was) !== matrixShare(after, layer.id, is),
  );
  return new Set(changed.map(layer => layer.id));
}

function kept<Row>(rows: ReadonlyMap<string, Row>, stays: (row: Row) => boolean): ReadonlyMap<string, Row> {
  return new Map([...rows].filter(([, row]) => stays(row)));
}

/** What a finding is about, by its key `rule:role=id,role=id`. */
function subjectsOf(key: string): readonly string[] {
  return key
    .slice(key.indexOf(':') + 1)
    .split(',')
    .map(part => part.slice(part.indexOf('=') + 1));
}
