import { fail, ok, type Point, type Rect } from '../base';
import { type Change, changeOf, type ProjectPatch } from '../changes';
import {
  type BoundaryId,
  type ElementId,
  type ElementKind,
  type FlowId,
  type NoteId,
  type Origin,
  type PageId,
  type Placement,
  type ProjectModel,
  type ProjectRows,
  placementId,
} from '../model';
import type { CommandRunner } from './command';
import { removal, rowOf, soundPatch } from './rows';

export type Placed = ElementId | BoundaryId | NoteId;

/** Puts a new element on a page. `id` may be chosen by the caller, so that it can select what it added. */
export interface AddElement {
  readonly type: 'element/add';
  readonly id?: ElementId;
  readonly name: string;
  readonly kind: ElementKind;
  /** Library type and how it was found, or null. */
  readonly elementType: string | null;
  readonly typeOrigin: Origin | null;
  readonly parent: BoundaryId | null;
  readonly page: PageId;
  readonly at: Rect;
}
export interface AddBoundary {
  readonly type: 'boundary/add';
  readonly id?: BoundaryId;
  readonly name: string;
  readonly kind: string | null;
  readonly parent: BoundaryId | null;
  readonly page: PageId;
  readonly at: Rect;
  /** What is drawn into it at once. */
  readonly members?: readonly (ElementId | BoundaryId)[];
}
export interface AddNote {
  readonly type: 'note/add';
  readonly id?: NoteId;
  readonly text: string;
  readonly page: PageId;
  readonly at: Rect;
}
/** Moves things and whatever is nested in them; with `parent`, they also change hands (null: out of every boundary). */
export interface MoveOnPage {
  readonly type: 'canvas/move';
  readonly page: PageId;
  readonly subjects: readonly Placed[];
  readonly by: Point;
  readonly parent?: BoundaryId | null;
}
/** Sets position and size of one thing; nothing nested in it moves. */
export interface ResizeOnPage {
  readonly type: 'canvas/resize';
  readonly page: PageId;
  readonly subject: Placed;
  readonly to: Rect;
}
/** Places many things at once, e.g. the answer of a layout. */
export interface ArrangePage {
  readonly type: 'canvas/arrange';
  readonly page: PageId;
  readonly places: readonly { readonly subject: Placed; readonly to: Rect }[];
}
/** Sets the bends of a flow or the points of a boundary line; none: drawn straight. */
export interface SetRoute {
  readonly type: 'route/set';
  readonly page: PageId;
  readonly subject: FlowId | BoundaryId;
  readonly points: readonly Point[];
}
/** Removes a boundary and hands what is inside to the boundary around it. */
export interface DissolveBoundary {
  readonly type: 'boundary/dissolve';
  readonly id: BoundaryId;
}
/** Removes a page with everything that stands on no other page. */
export interface RemovePage {
  readonly type: 'page/remove';
  readonly id: PageId;
}
export interface Connect {
  readonly type: 'flow/connect';
  readonly id?: FlowId;
  readonly name: string;
  readonly source: ElementId;
  readonly target: ElementId;
}
export interface Reconnect {
  readonly type: 'flow/reconnect';
  readonly id: FlowId;
  readonly source?: ElementId;
  readonly target?: ElementId;
}
export interface ReverseFlow {
  readonly type: 'flow/reverse';
  readonly id: FlowId;
}
export type CanvasCommand =
  | AddElement
  | AddBoundary
  | AddNote
  | MoveOnPage
  | ResizeOnPage
  | ArrangePage
  | SetRoute
  | DissolveBoundary
  | RemovePage
  | Connect
  | Reconnect
  | ReverseFlow;

function placed(page: PageId, subject: Placed, at: Rect): Placement {
  return { id: placementId(page, subject), page, subject, x: at.x, y: at.y, width: at.width, height: at.height };
}

function edit(model: ProjectModel, label: string, patch: ProjectPatch, mergeKey: string | null = null) {
  const sound = soundPatch(model, patch);
  return sound.ok ? ok({ label, patch: sound.value, mergeKey }) : sound;
}

const addElement: CommandRunner<AddElement> = (model, command, { environment }) => {
  const id = command.id ?? environment.newId('el');
  const row = rowOf('elements', {
    id,
    name: command.name,
    kind: command.kind,
    type: command.elementType,
    typeOrigin: command.typeOrigin,
    parent: command.parent,
  });
  if (!row.ok) return row;
  return edit(model, 'element/add', [
    changeOf<ProjectRows, 'elements'>('elements', null, row.value),
    changeOf<ProjectRows, 'placements'>('placements', null, placed(command.page, id, command.at)),
  ]);
};

const addBoundary: CommandRunner<AddBoundary> = (model, command, { environment }) => {
  const id = command.id ?? environment.newId('bo');
  const row = rowOf('boundaries', { id, name: command.name, kind: command.kind, parent: command.parent });
  if (!row.ok) return row;
  return edit(model, 'boundary/add', [
    changeOf<ProjectRows, 'boundaries'>('boundaries', null, row.value),
    changeOf<ProjectRows, 'placements'>('placements', null, placed(command.page, id, command.at)),
    ...[...new Set(command.members ?? [])].flatMap(member => adoption(model, member, id)),
  ]);
};

const addNote: CommandRunner<AddNote> = (model, command, { environment }) => {
  const id = command.id ?? environment.newId('nt');
  return edit(model, 'note/add', [
    changeOf<ProjectRows, 'notes'>('notes', null, { id, text: command.text, origin: null }),
    changeOf<ProjectRows, 'placements'>('placements', null, placed(command.page, id, command.at)),
  ]);
};

/** The change of parent of one thing, if it is one: notes belong to no boundary. */
function adoption(model: ProjectModel, id: string, parent: BoundaryId | null): Change<ProjectRows>[] {
  const element = model.elements.get(id);
  if (element)
    return element.parent === parent
      ? []
      : [changeOf<ProjectRows, 'elements'>('elements', element, { ...element, parent })];
  const boundary = model.boundaries.get(id);
  if (!boundary || boundary.parent === parent) return [];
  return [changeOf<ProjectRows, 'boundaries'>('boundaries', boundary, { ...boundary, parent })];
}

/** The given things and all that is nested in them. */
export function withNested(model: ProjectModel, subjects: Iterable<string>): ReadonlySet<string> {
  const all = new Set(subjects);
  const children = new Map<string, string[]>();
  for (const row of [...model.elements.values(), ...model.boundaries.values()]) {
    if (row.parent === null) continue;
    const siblings = children.get(row.parent);
    if (siblings) siblings.push(row.id);
    else children.set(row.parent, [row.id]);
  }
  for (const id of all) for (const child of children.get(id) ?? []) all.add(child);
  return all;
}

const moveOnPage: CommandRunner<MoveOnPage> = (model, command) => {
  const moving = withNested(model, command.subjects);
  const moved = [...moving].flatMap(id => {
    const before = model.placements.get(`${command.page}/${id}`);
    if (!before) return [];
    return [
      changeOf<ProjectRows, 'placements'>('placements', before, {
        ...before,
        x: before.x + command.by.x,
        y: before.y + command.by.y,
      }),
    ];
  });
  const routes = movedRoutes(model, command, moving);
  const parent = command.parent;
  const adopted =
    parent === undefined
      ? []
      : [...new Set(command.subjects)].flatMap(subject => (subject === parent ? [] : adoption(model, subject, parent)));
  return edit(model, 'canvas/move', [...moved, ...routes, ...adopted], `canvas/move ${command.subjects.join(',')}`);
};

/** A flow whose two ends move together keeps its shape; so does a boundary line that moves. */
function movedRoutes(model: ProjectModel, command: MoveOnPage, moving: ReadonlySet<string>): Change<ProjectRows>[] {
  return [...model.routes.values()].flatMap(before => {
    if (before.page !== command.page) return [];
    const flow = model.flows.get(before.subject);
    const along = flow ? moving.has(flow.source ?? '') && moving.has(flow.target ?? '') : moving.has(before.subject);
    if (!along) return [];
    const points = before.points.map(point => ({ x: point.x + command.by.x, y: point.y + command.by.y }));
    return [changeOf<ProjectRows, 'routes'>('routes', before, { ...before, points })];
  });
}

const resizeOnPage: CommandRunner<ResizeOnPage> = (model, { page, subject, to }) => {
  const before = model.placements.get(placementId(page, subject)) ?? null;
  const after = placed(page, subject, to);
  return edit(
    model,
    'canvas/resize',
    [changeOf<ProjectRows, 'placements'>('placements', before, after)],
    `canvas/resize ${subject}`,
  );
};

const arrangePage: CommandRunner<ArrangePage> = (model, { page, places }) => {
  const subjects = new Set<string>(places.map(place => place.subject));
  const straightened = [...model.routes.values()].flatMap(route => {
    const flow = model.flows.get(route.subject);
    const touches = route.page === page && flow && (subjects.has(flow.source ?? '') || subjects.has(flow.target ?? ''));
    return touches ? [changeOf<ProjectRows, 'routes'>('routes', route, null)] : [];
  });
  const moved = Array.from(new Map(places.map(place => [place.subject, place.to])), ([subject, to]) =>
    changeOf<ProjectRows, 'placements'>(
      'placements',
      model.placements.get(placementId(page, subject)) ?? null,
      placed(page, subject, to),
    ),
  );
  return edit(model, 'canvas/arrange', [...moved, ...straightened]);
};

const setRoute: CommandRunner<SetRoute> = (model, { page, subject, points }) => {
  const id = placementId(page, subject);
  const before = model.routes.get(id) ?? null;
  const after = points.length === 0 ? null : { id, page, subject, points: [...points] };
  if (!before && !after) return ok({ label: 'route/set', patch: [], mergeKey: null });
  return edit(model, 'route/set', [changeOf<ProjectRows, 'routes'>('routes', before, after)], `route/set ${id}`);
};

const dissolveBoundary: CommandRunner<DissolveBoundary> = (model, { id }) => {
  const boundary = model.boundaries.get(id);
  if (!boundary) return fail({ code: 'row/unknown', facts: { id } });
  const inside = [...model.elements.values(), ...model.boundaries.values()].filter(row => row.parent === id);
  const handed = inside.flatMap(row => adoption(model, row.id, boundary.parent));
  const done = new Set(handed.map(change => change.id));
  const rest = removal(model, new Map([[id, 'boundaries']])).filter(change => !done.has(change.id));
  return edit(model, 'boundary/dissolve', [...handed, ...rest]);
};

const removePage: CommandRunner<RemovePage> = (model, { id }) => {
  if (!model.pages.has(id)) return fail({ code: 'row/unknown', facts: { id } });
  if (model.pages.size === 1) return fail({ code: 'row/referenced', facts: { id } });
  const elsewhere = new Set<string>(
    [...model.placements.values()].filter(row => row.page !== id).map(row => row.subject),
  );
  const gone = new Map<string, keyof ProjectRows>([[id, 'pages']]);
  for (const row of model.placements.values()) {
    if (row.page !== id || elsewhere.has(row.subject)) continue;
    gone.set(
      row.subject,
      row.subject.startsWith('el_') ? 'elements' : row.subject.startsWith('bo_') ? 'boundaries' : 'notes',
    );
  }
  // A boundary that is a line has no placement: it is on the pages where it has a route.
  const lines = [...model.routes.values()].filter(route => model.boundaries.get(route.subject)?.form === 'line');
  const linesElsewhere = new Set(lines.filter(route => route.page !== id).map(route => route.subject));
  for (const { page, subject } of lines) {
    if (page === id && !linesElsewhere.has(subject) && !elsewhere.has(subject)) gone.set(subject, 'boundaries');
  }
  return edit(model, 'page/remove', removal(model, gone));
};

const connect: CommandRunner<Connect> = (model, command, { environment }) => {
  if (command.source === command.target) return fail({ code: 'flow/same-ends' });
  const row = rowOf('flows', {
    id: command.id ?? environment.newId('fl'),
    name: command.name,
    source: command.source,
    target: command.target,
  });
  if (!row.ok) return row;
  return edit(model, 'flow/connect', [changeOf<ProjectRows, 'flows'>('flows', null, row.value)]);
};

/** The routes of a flow, dropped: its bends made sense between its old ends only. */
function unrouted(model: ProjectModel, flow: FlowId): Change<ProjectRows>[] {
  return [...model.routes.values()]
    .filter(route => route.subject === flow)
    .map(route => changeOf<ProjectRows, 'routes'>('routes', route, null));
}

const reconnect: CommandRunner<Reconnect> = (model, command) => {
  const before = model.flows.get(command.id);
  if (!before) return fail({ code: 'row/unknown', facts: { id: command.id } });
  const after = { ...before, source: command.source ?? before.source, target: command.target ?? before.target };
  if (after.source === after.target) return fail({ code: 'flow/same-ends' });
  return edit(model, 'flow/reconnect', [
    changeOf<ProjectRows, 'flows'>('flows', before, after),
    ...unrouted(model, command.id),
  ]);
};

const reverseFlow: CommandRunner<ReverseFlow> = (model, { id }) => {
  const before = model.flows.get(id);
  if (!before) return fail({ code: 'row/unknown', facts: { id } });
  const turned = [...model.routes.values()]
    .filter(route => route.subject === id)
    .map(route => changeOf<ProjectRows, 'routes'>('routes', route, { ...route, points: route.points.toReversed() }));
  const after = { ...before, source: before.target, target: before.source };
  return edit(model, 'flow/reverse', [changeOf<ProjectRows, 'flows'>('flows', before, after), ...turned]);
};

export const canvasRunners = {
  'element/add': addElement,
  'boundary/add': addBoundary,
  'note/add': addNote,
  'canvas/move': moveOnPage,
  'canvas/resize': resizeOnPage,
  'canvas/arrange': arrangePage,
  'route/set': setRoute,
  'boundary/dissolve': dissolveBoundary,
  'page/remove': removePage,
  'flow/connect': connect,
  'flow/reconnect': reconnect,
  'flow/reverse': reverseFlow,
};
