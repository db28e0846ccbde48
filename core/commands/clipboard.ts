import { z } from 'zod';
import { fail, ok, type Point } from '../base';
import { type Change, changeOf } from '../changes';
import {
  Asset,
  Boundary,
  Element,
  Flow,
  Note,
  type PageId,
  Placement,
  type ProjectModel,
  type ProjectRows,
  placementId,
  Route,
} from '../model';
import { withNested } from './canvas';
import type { CommandRunner } from './command';
import { soundPatch } from './rows';

/** What is on the clipboard: whole rows, so that they can be pasted into another project. */
export const Clip = z.strictObject({
  parapet: z.literal('clip'),
  version: z.literal(1),
  elements: z.array(Element),
  flows: z.array(Flow),
  boundaries: z.array(Boundary),
  notes: z.array(Note),
  assets: z.array(Asset),
  placements: z.array(Placement),
  routes: z.array(Route),
});
export type Clip = z.infer<typeof Clip>;

/** Pastes with fresh ids; data assets that are already here are used, others come along. */
export interface Paste {
  readonly type: 'clipboard/paste';
  readonly clip: Clip;
  readonly page: PageId;
  /** How far from where it was copied. */
  readonly by: Point;
}

/** The chosen rows, what is nested in them, and the flows between them. */
export function copyRows(model: ProjectModel, subjects: Iterable<string>, page: PageId): Clip {
  const chosen = withNested(model, subjects);
  const of = <Row extends { readonly id: string }>(rows: ReadonlyMap<string, Row>) =>
    [...rows.values()].filter(row => chosen.has(row.id));
  const elements = of(model.elements);
  const flows = [...model.flows.values()].filter(
    flow => chosen.has(flow.source ?? '') && chosen.has(flow.target ?? ''),
  );
  const assetIds = new Set([
    ...elements.flatMap(row => [...row.holds, ...row.processes]),
    ...flows.flatMap(row => row.data),
  ]);
  const drawn = new Set<string>([...chosen, ...flows.map(flow => flow.id)]);
  return {
    parapet: 'clip',
    version: 1,
    elements,
    flows,
    boundaries: of(model.boundaries),
    notes: of(model.notes),
    assets: [...model.assets.values()].filter(asset => assetIds.has(asset.id)),
    placements: [...model.placements.values()].filter(row => row.page === page && chosen.has(row.subject)),
    routes: [...model.routes.values()].filter(row => row.page === page && drawn.has(row.subject)),
  };
}

const paste: CommandRunner<Paste> = (model, { clip, page, by }, { environment }) => {
  if (clip.elements.length + clip.boundaries.length + clip.notes.length === 0)
    return fail({ code: 'clipboard/nothing-usable' });
  const fresh = {
    elements: new Map(clip.elements.map(row => [row.id, environment.newId('el')] as const)),
    boundaries: new Map(clip.boundaries.map(row => [row.id, environment.newId('bo')] as const)),
    flows: new Map(clip.flows.map(row => [row.id, environment.newId('fl')] as const)),
    notes: new Map(clip.notes.map(row => [row.id, environment.newId('nt')] as const)),
  };
  const all = new Map<string, string>([...fresh.elements, ...fresh.boundaries, ...fresh.flows, ...fresh.notes]);
  // Parties of another project are not known here; the parent of the outermost rows is kept only within this one.
  const here = <Id extends string>(id: Id | null): Id | null => (id !== null && knows(model, id) ? id : null);
  const parent = (id: Boundary['parent']) => (id === null ? null : (fresh.boundaries.get(id) ?? here(id)));
  const end = (id: Flow['source']) => (id === null ? null : (fresh.elements.get(id) ?? null));
  const changes: (Change<ProjectRows> | null)[] = [
    ...clip.assets
      .filter(row => !model.assets.has(row.id))
      .map(row => changeOf<ProjectRows, 'assets'>('assets', null, { ...row, owner: here(row.owner) })),
    ...clip.boundaries.map(row =>
      changeOf<ProjectRows, 'boundaries'>('boundaries', null, {
        ...row,
        id: fresh.boundaries.get(row.id) ?? row.id,
        parent: parent(row.parent),
        provider: here(row.provider),
        owner: here(row.owner),
      }),
    ),
    ...clip.elements.map(row =>
      changeOf<ProjectRows, 'elements'>('elements', null, {
        ...row,
        id: fresh.elements.get(row.id) ?? row.id,
        parent: parent(row.parent),
        provider: here(row.provider),
        owner: here(row.owner),
      }),
    ),
    ...clip.flows.map(row =>
      changeOf<ProjectRows, 'flows'>('flows', null, {
        ...row,
        id: fresh.flows.get(row.id) ?? row.id,
        source: end(row.source),
        target: end(row.target),
      }),
    ),
    ...clip.notes.map(row =>
      changeOf<ProjectRows, 'notes'>('notes', null, { ...row, id: fresh.notes.get(row.id) ?? row.id }),
    ),
    ...clip.placements.map(row => pastedPlacement(row, all, page, by)),
    ...clip.routes.map(row => pastedRoute(row, all, page, by)),
  ];
  const sound = soundPatch(
    model,
    changes.filter(change => change !== null),
  );
  return sound.ok ? ok({ label: 'clipboard/paste', patch: sound.value, mergeKey: null }) : sound;
};

function knows(model: ProjectModel, id: string): boolean {
  return model.boundaries.has(id) || model.people.has(id) || model.providers.has(id);
}

function pastedPlacement(
  row: Placement,
  fresh: ReadonlyMap<string, string>,
  page: PageId,
  by: Point,
): Change<ProjectRows> | null {
  const parsed = Placement.shape.subject.safeParse(fresh.get(row.subject));
  if (!parsed.success) return null;
  const id = placementId(page, parsed.data);
  return changeOf<ProjectRows, 'placements'>('placements', null, {
    ...row,
    id,
    page,
    subject: parsed.data,
    x: row.x + by.x,
    y: row.y + by.y,
  });
}

function pastedRoute(
  row: Route,
  fresh: ReadonlyMap<string, string>,
  page: PageId,
  by: Point,
): Change<ProjectRows> | null {
  const parsed = Route.shape.subject.safeParse(fresh.get(row.subject));
  if (!parsed.success) return null;
  const points = row.points.map(point => ({ x: point.x + by.x, y: point.y + by.y }));
  return changeOf<ProjectRows, 'routes'>('routes', null, {
    id: placementId(page, parsed.data),
    page,
    subject: parsed.data,
    points,
  });
}

export const clipboardRunners = { 'clipboard/paste': paste };
