import { z } from 'zod';
import { centre, contains, type Point, type Rect } from '../../../core/base';
import { type Command, type Placed, withNested } from '../../../core/commands';
import {
  type BoundaryId,
  ElementKind,
  type PageId,
  Placement,
  type ProjectModel,
  placementId,
} from '../../../core/model';
import type { OpenState } from '../../session';
import { lineRect } from './projection';

interface Dragged {
  readonly id: string;
  readonly type?: string;
  readonly width?: number;
  readonly height?: number;
}
type Absolute = (id: string) => Point | undefined;

/** What can be dragged from the palette. */
const Dropped = z.discriminatedUnion('thing', [
  z.strictObject({
    thing: z.literal('element'),
    type: z.string().nullable(),
    kind: ElementKind,
    name: z.string().max(1000),
  }),
  z.strictObject({ thing: z.literal('boundary'), kind: z.string().nullable(), name: z.string().max(1000) }),
  z.strictObject({ thing: z.literal('note') }),
]);
export type Dropped = z.infer<typeof Dropped>;

/** What was dropped, if it came from our palette. */
export function dropIntent(data: string): Dropped | null {
  if (data === '') return null;
  const parsed = Dropped.safeParse(JSON.parse(data));
  return parsed.success ? parsed.data : null;
}

/** The innermost boundary on the page that holds the point and is none of `not`. */
export function innermostBoundary(
  model: ProjectModel,
  page: PageId,
  at: Point,
  not: ReadonlySet<string>,
): BoundaryId | null {
  let best: { readonly id: BoundaryId; readonly area: number } | null = null;
  for (const boundary of model.boundaries.values()) {
    if (boundary.form === 'line' || not.has(boundary.id)) continue;
    const rect = model.placements.get(placementId(page, boundary.id));
    if (!rect || !contains(rect, { ...at, width: 0, height: 0 })) continue;
    const area = rect.width * rect.height;
    if (!best || area < best.area) best = { id: boundary.id, area };
  }
  return best?.id ?? null;
}

function rectAt(node: Dragged, at: Point): Rect {
  return { ...at, width: node.width ?? 0, height: node.height ?? 0 };
}

/** The boundary that a thing would go into if it were dropped now; null also where that changes nothing. */
export function boundaryUnder(
  open: OpenState | null,
  page: PageId,
  node: Dragged,
  dragged: readonly Dragged[],
  at: Point | undefined,
): BoundaryId | null {
  if (!open || !at) return null;
  const moving = withNested(
    open.model,
    dragged.map(one => one.id),
  );
  const found = innermostBoundary(open.model, page, centre(rectAt(node, at)), moving);
  return found === parentOf(open.model, node.id) ? null : found;
}

function parentOf(model: ProjectModel, id: string): BoundaryId | null {
  const element = [...subjectRows(model, id)][0];
  return element?.parent ?? null;
}

function* subjectRows(model: ProjectModel, id: string) {
  const subject = Placement.shape.subject.safeParse(id);
  if (!subject.success) return;
  const row = model.elements.get(subject.data) ?? model.boundaries.get(subject.data);
  if (row) yield row;
}

/** One step of undo for a whole drag: everything moves, and what crossed a boundary's edge changes its parent. */
export function dragCommand(
  open: OpenState | null,
  page: PageId,
  dragged: readonly Dragged[],
  absolute: Absolute,
): Command | null {
  if (!open) return null;
  const { model } = open;
  const ids = new Set(dragged.map(node => node.id));
  const roots = dragged.filter(node => !hasAncestorIn(model, node.id, ids));
  const moving = withNested(model, ids);
  const commands: Command[] = [];
  for (const node of roots) {
    const subject = Placement.shape.subject.safeParse(node.id);
    const at = absolute(node.id);
    const before = subject.success ? placeOf(model, page, subject.data) : null;
    if (!subject.success || !at || !before) continue;
    const by = { x: at.x - before.x, y: at.y - before.y };
    const canNest = node.type !== 'note' && !isLine(model, node.id);
    const parent = canNest ? innermostBoundary(model, page, centre(rectAt(before.size, at)), moving) : null;
    const nests = canNest && parent !== parentOf(model, node.id);
    if (by.x === 0 && by.y === 0 && !nests) continue;
    commands.push({ type: 'canvas/move', page, subjects: [subject.data], by, ...(nests ? { parent } : {}) });
  }
  if (commands.length <= 1) return commands[0] ?? null;
  return { type: 'batch', label: 'canvas/move', commands };
}

/** Where a thing is before a drag, on the page and how large. */
function placeOf(model: ProjectModel, page: PageId, subject: Placed): (Point & { readonly size: Dragged }) | null {
  const placement = model.placements.get(placementId(page, subject));
  if (placement) return { x: placement.x, y: placement.y, size: placement };
  const route = isLine(model, subject) ? model.routes.get(placementId(page, subject)) : undefined;
  const rect = route && lineRect(route);
  return rect ? { x: rect.x, y: rect.y, size: { id: subject, ...rect } } : null;
}

function isLine(model: ProjectModel, id: string): boolean {
  return [...subjectRows(model, id)].some(row => 'form' in row && row.form === 'line');
}

function hasAncestorIn(model: ProjectModel, id: string, ids: ReadonlySet<string>): boolean {
  for (let at = parentOf(model, id); at; at = parentOf(model, at)) if (ids.has(at)) return true;
  return false;
}

/** The command after a resize; `rect` is relative to the parent, as React Flow has it. */
export function reshapeCommand(open: OpenState | null, page: PageId, id: string, rect: Rect): Command | null {
  const subject = Placement.shape.subject.safeParse(id);
  if (!open || !subject.success) return null;
  const parent = parentOf(open.model, id);
  const origin = parent ? open.model.placements.get(placementId(page, parent)) : undefined;
  const to = { x: rect.x + (origin?.x ?? 0), y: rect.y + (origin?.y ?? 0), width: rect.width, height: rect.height };
  return { type: 'canvas/resize', page, subject: subject.data satisfies Placed, to };
}
