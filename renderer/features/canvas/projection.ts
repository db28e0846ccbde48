import { type Edge, type Node, type NodeHandle, Position } from '@xyflow/react';
import { type Point, type Rect, union } from '../../../core/base';
import type { ModelIndex } from '../../../core/changes';
import type { Boundary, Element, Flow, Note, PageId, Placement, ProjectModel, Route } from '../../../core/model';
import { placementId } from '../../../core/model';

export type ElementNode = Node<{ readonly element: Element }, 'element'>;
export type BoundaryNode = Node<{ readonly boundary: Boundary; readonly route: Route | null }, 'boundary'>;
export type NoteNode = Node<{ readonly note: Note }, 'note'>;
/** The end of a flow that is connected to nothing; its position is an end of the flow's route. */
export type LooseNode = Node<{ readonly flow: Flow }, 'loose'>;
export type CanvasNode = ElementNode | BoundaryNode | NoteNode | LooseNode;

/** `lane` of `lanes`: where among the flows between the same two things this one runs. */
export interface FlowData extends Record<string, unknown> {
  readonly flow: Flow;
  readonly route: Route | null;
  readonly lane: number;
  readonly lanes: number;
}
export type FlowEdge = Edge<FlowData, 'flow'>;

const HANDLE = 10;

/** Four handles in the middle of the sides. Given with the node, they spare React Flow measuring the page. */
function handlesOf(width: number, height: number): NodeHandle[] {
  const at = (id: string, position: Position, x: number, y: number): NodeHandle => ({
    id,
    type: 'source',
    position,
    x: x - HANDLE / 2,
    y: y - HANDLE / 2,
    width: HANDLE,
    height: HANDLE,
  });
  return [
    at('top', Position.Top, width / 2, 0),
    at('right', Position.Right, width, height / 2),
    at('bottom', Position.Bottom, width / 2, height),
    at('left', Position.Left, 0, height / 2),
  ];
}

interface Kept<Row, Out> {
  readonly row: Row;
  readonly place: unknown;
  readonly parent: unknown;
  readonly selected: boolean;
  readonly out: Out;
}

/** What is being moved or resized right now and is not in the model yet: positions are relative to the parent, as React Flow has them. */
export type Gesture = ReadonlyMap<string, Partial<Point & { readonly width: number; readonly height: number }>>;
export const NO_GESTURE: Gesture = new Map();

/**
 * Rows of the model as React Flow's nodes and edges. It remembers what it made: while a row, its place and its parent's place stay
 * the same objects, so does the node, and React Flow leaves it alone. Alive because of that memory.
 */
export class Projection {
  #nodes = new Map<string, Kept<unknown, CanvasNode>>();
  #edges = new Map<string, Kept<Flow, FlowEdge>>();

  nodes(
    model: ProjectModel,
    index: ModelIndex,
    page: PageId,
    selection: ReadonlySet<string>,
    gesture: Gesture,
  ): CanvasNode[] {
    const next = new Map<string, Kept<unknown, CanvasNode>>();
    const boundaries: CanvasNode[] = [];
    const others: CanvasNode[] = [];
    for (const id of index.placementsOn(page)) {
      const place = model.placements.get(id);
      if (!place) continue;
      const node = this.#node(model, page, place, selection.has(place.subject), next);
      if (node) (node.type === 'boundary' ? boundaries : others).push(node);
    }
    boundaries.push(...this.#lines(model, page, selection, next));
    others.push(...this.#looseEnds(model, page));
    this.#nodes = next;
    boundaries.sort((a, b) => depthOf(model, a.id) - depthOf(model, b.id) || (a.id < b.id ? -1 : 1));
    const all = [...boundaries, ...others];
    return gesture.size === 0 ? all : all.map(node => withGesture(node, gesture.get(node.id)));
  }

  #node(
    model: ProjectModel,
    page: PageId,
    place: Placement,
    selected: boolean,
    next: Map<string, Kept<unknown, CanvasNode>>,
  ): CanvasNode | null {
    const row = rowOf(model, place.subject);
    if (!row) return null;
    const parentId = 'parent' in row ? row.parent : null;
    const parent = parentId ? (model.placements.get(placementId(page, parentId)) ?? null) : null;
    const route = 'form' in row && row.form === 'line' ? (model.routes.get(placementId(page, row.id)) ?? null) : null;
    const kept = this.#nodes.get(place.subject);
    const same =
      kept && kept.row === row && kept.place === place && kept.parent === parent && kept.selected === selected;
    const out = same ? kept.out : makeNode(row, place, parent, selected, route);
    next.set(place.subject, { row, place, parent, selected, out });
    return out;
  }

  /** Boundaries that are lines have no place of their own: they are where their points are. */
  #lines(
    model: ProjectModel,
    page: PageId,
    selection: ReadonlySet<string>,
    next: Map<string, Kept<unknown, CanvasNode>>,
  ): CanvasNode[] {
    const lines: CanvasNode[] = [];
    for (const route of model.routes.values()) {
      const row = route.page === page ? model.boundaries.get(route.subject) : undefined;
      const rect = row?.form === 'line' && !next.has(row.id) ? lineRect(route) : null;
      if (!row || !rect) continue;
      const selected = selection.has(row.id);
      const kept = this.#nodes.get(row.id);
      const same = kept && kept.row === row && kept.place === route && kept.selected === selected;
      const out = same ? kept.out : lineNode(row, route, rect, selected);
      next.set(row.id, { row, place: route, parent: null, selected, out });
      lines.push(out);
    }
    return lines;
  }

  #looseEnds(model: ProjectModel, page: PageId): LooseNode[] {
    const loose: LooseNode[] = [];
    for (const route of model.routes.values()) {
      const flow = route.page === page ? model.flows.get(route.subject) : undefined;
      if (!flow || (flow.source && flow.target)) continue;
      const ends = [
        flow.source ? null : looseNode(flow, 'source', route.points[0]),
        flow.target ? null : looseNode(flow, 'target', route.points.at(-1)),
      ];
      loose.push(...ends.filter(end => end !== null));
    }
    return loose;
  }

  edges(model: ProjectModel, page: PageId, selection: ReadonlySet<string>): FlowEdge[] {
    const drawn = [...model.flows.values()].filter(flow => isOn(model, page, flow));
    const lanes = new Map<string, number>();
    const pairOf = (flow: Flow) => [flow.source ?? flow.id, flow.target ?? flow.id].sort().join(' ');
    for (const flow of drawn) lanes.set(pairOf(flow), (lanes.get(pairOf(flow)) ?? 0) + 1);
    const taken = new Map<string, number>();
    const next = new Map<string, Kept<Flow, FlowEdge>>();
    const edges = drawn.map(flow => {
      const pair = pairOf(flow);
      const lane = taken.get(pair) ?? 0;
      taken.set(pair, lane + 1);
      const route = model.routes.get(placementId(page, flow.id)) ?? null;
      const place = `${lane}/${lanes.get(pair)}`;
      const selected = selection.has(flow.id);
      const kept = this.#edges.get(flow.id);
      const same =
        kept && kept.row === flow && kept.place === place && kept.parent === route && kept.selected === selected;
      const out = same ? kept.out : makeEdge(flow, route, lane, lanes.get(pair) ?? 1, selected);
      next.set(flow.id, { row: flow, place, parent: route, selected, out });
      return out;
    });
    this.#edges = next;
    return edges;
  }
}

function rowOf(model: ProjectModel, subject: Placement['subject']): Element | Boundary | Note | undefined {
  return model.elements.get(subject) ?? model.boundaries.get(subject) ?? model.notes.get(subject);
}

function isOn(model: ProjectModel, page: PageId, flow: Flow): boolean {
  const has = (end: Flow['source']) => end === null || model.placements.has(placementId(page, end));
  if (flow.source && flow.target) return has(flow.source) && has(flow.target);
  return has(flow.source) && has(flow.target) && model.routes.has(placementId(page, flow.id));
}

function depthOf(model: ProjectModel, id: string): number {
  let depth = 0;
  for (let at = model.boundaries.get(id); at?.parent; at = model.boundaries.get(at.parent)) depth += 1;
  return depth;
}

function makeNode(
  row: Element | Boundary | Note,
  place: Placement,
  parent: Placement | null,
  selected: boolean,
  route: Route | null,
): CanvasNode {
  const { width, height } = place;
  const base = {
    id: row.id,
    position: parent ? { x: place.x - parent.x, y: place.y - parent.y } : { x: place.x, y: place.y },
    width,
    height,
    measured: { width, height },
    selected,
    ...(parent ? { parentId: parent.subject } : {}),
  };
  if ('text' in row) return { ...base, type: 'note', data: { note: row }, zIndex: 1 };
  if ('form' in row)
    return { ...base, type: 'boundary', data: { boundary: row, route }, zIndex: -1, connectable: false };
  return { ...base, type: 'element', data: { element: row }, zIndex: 2, handles: handlesOf(width, height) };
}

/** The smallest rectangle around the points of a line; never without width or height, so that React Flow draws it. */
export function lineRect(route: Route): Rect | null {
  const around = union(route.points.map(point => ({ ...point, width: 0, height: 0 })));
  return around && { ...around, width: Math.max(1, around.width), height: Math.max(1, around.height) };
}

function lineNode(boundary: Boundary, route: Route, rect: Rect, selected: boolean): BoundaryNode {
  const { x, y, width, height } = rect;
  return {
    id: boundary.id,
    type: 'boundary',
    position: { x, y },
    width,
    height,
    measured: { width, height },
    selected,
    data: { boundary, route },
    zIndex: 0,
    connectable: false,
    // Only the line itself and its name take the pointer: the rectangle around them may cover half the page.
    style: { pointerEvents: 'none' },
  };
}

function looseNode(flow: Flow, end: 'source' | 'target', point: Point | undefined): LooseNode | null {
  if (!point) return null;
  const id = looseId(flow.id, end);
  const handle = { id: 'top', type: 'source' as const, position: Position.Top, x: 3, y: 3, width: 6, height: 6 };
  const size = { width: 12, height: 12 };
  const position = { x: point.x - 6, y: point.y - 6 };
  return {
    id,
    type: 'loose',
    position,
    ...size,
    measured: size,
    data: { flow },
    draggable: false,
    selectable: false,
    zIndex: 2,
    handles: [handle],
  };
}

/** The id of the node that stands for an unconnected end. */
export function looseId(flow: string, end: 'source' | 'target'): string {
  return `${flow}:${end}`;
}

function makeEdge(flow: Flow, route: Route | null, lane: number, lanes: number, selected: boolean): FlowEdge {
  return {
    id: flow.id,
    type: 'flow',
    source: flow.source ?? looseId(flow.id, 'source'),
    target: flow.target ?? looseId(flow.id, 'target'),
    data: { flow, route, lane, lanes },
    selected,
    zIndex: 1,
  };
}

function withGesture(
  node: CanvasNode,
  moved: Gesture extends ReadonlyMap<string, infer G> ? G | undefined : never,
): CanvasNode {
  if (!moved) return node;
  const width = moved.width ?? node.width ?? 0;
  const height = moved.height ?? node.height ?? 0;
  const position = { x: moved.x ?? node.position.x, y: moved.y ?? node.position.y };
  return { ...node, position, width, height, measured: { width, height } };
}
