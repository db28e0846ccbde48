import type { Point } from '../../base';
import type { BoundaryId, ElementId, Flow, FlowId } from '../../model';
import type { Path } from '../crossing';
import type { Draft } from '../draft';
import { drawnUp, type LineEnd } from '../drawnTo';
import { shown } from '../importReport';
import { addRoute } from '../routes';
import { type Cell, type End, isSet } from './cells';
import type { Paths } from './edges';
import { flowFacts, tagsOf } from './facts';
import { addBoundary, outOfScopeOf } from './nodes';
import { middleOf, type PageThings, type ThingOf } from './page';

/** How far from what it is fastened to a loose end is put whose place the file does not say. */
const STUB = 80;

/** Reads flows and boundary curves, and answers how they run. */
export function readLines(page: PageThings, draft: Draft): Paths {
  const flows = new Map<FlowId, Path>();
  const curves = new Map<BoundaryId, Path>();
  for (const thing of page.things) {
    if (thing.is === 'line') curves.set(thing.id, readCurve(thing, page, draft));
    if (thing.is === 'flow') flows.set(thing.id, readFlow(thing, page, draft));
  }
  return { flows, curves };
}

/** An end as it is kept. Null: the file says neither what it is fastened to nor where it is. */
function fasten(end: End, what: string, page: PageThings, draft: Draft): LineEnd | null {
  const loose = end.at ? { element: null, at: end.at } : null;
  if (end.cell === null) return loose;
  const thing = page.byForeignId.get(end.cell);
  if (!thing) {
    draft.lines.dropped(`an end of ${what}`, `it is fastened to ${shown(end.cell)}, which is not on its page`);
    return loose;
  }
  const at = middleOf(thing);
  if (thing.is === 'element' && at) return { element: thing.id, at };
  draft.lines.dropped(`an end of ${what}`, 'it is fastened to something that no data flow can end at; it is loose now');
  return at ? { element: null, at } : loose;
}

function readCurve(thing: ThingOf<'line'>, page: PageThings, draft: Draft): Path {
  const what = `boundary ${shown(thing.cell.name)}`;
  const source = fasten(thing.cell.source, what, page, draft);
  const target = fasten(thing.cell.target, what, page, draft);
  const points = [source?.at, ...thing.cell.vertices, target?.at].filter(point => point !== undefined);
  if (points.length < 2) {
    draft.lines.dropped(what, 'it is a curve without two points to draw it through');
    return [];
  }
  addBoundary(thing, null, draft);
  addRoute(page.page, thing.id, points, draft);
  return points;
}

function readFlow({ id, cell }: ThingOf<'flow'>, page: PageThings, draft: Draft): Path {
  const what = `data flow ${shown(cell.name)}`;
  const ends = bothEnds(cell, what, page, draft);
  if (!ends) {
    draft.lines.dropped(what, 'it is fastened to nothing and stands nowhere');
    return [];
  }
  const { source, target } = ends;
  draft.flows.push(flowOf(id, cell, source.element, target.element, draft));
  const path = [source.at, ...bends(cell, source, target), target.at];
  const points = path.slice(source.element ? 1 : 0, target.element ? -1 : undefined);
  if (points.length > 0) addRoute(page.page, id, points, draft);
  return path;
}

/** Both ends of a flow; one that the file does not place is put beside the other. */
function bothEnds(
  cell: Cell,
  what: string,
  page: PageThings,
  draft: Draft,
): { source: LineEnd; target: LineEnd } | null {
  const fastened = [fasten(cell.source, what, page, draft), fasten(cell.target, what, page, draft)] as const;
  const [source, target] = drawnUp(fastened, what, { elements: page.elements, draft });
  const [first] = cell.vertices;
  const near = source?.at ?? target?.at ?? first;
  if (!near) return null;
  if (!source || !target) {
    const reason = 'the file does not say where it ends';
    draft.lines.guessed({ what, as: 'a loose end nearby', confidence: 0.3, reason, subject: null });
  }
  return {
    source: source ?? { element: null, at: { x: near.x - STUB, y: near.y - STUB } },
    target: target ?? { element: null, at: { x: near.x + STUB, y: near.y + STUB } },
  };
}

/** The bends of a flow. One that comes back to where it starts needs two to be seen. */
function bends(cell: Cell, source: LineEnd, target: LineEnd): readonly Point[] {
  if (cell.vertices.length > 0 || source.element === null || source.element !== target.element) return cell.vertices;
  const { x, y } = source.at;
  return [
    { x: x + 2 * STUB, y: y - STUB },
    { x: x + 2 * STUB, y: y + STUB },
  ];
}

function flowOf(id: FlowId, cell: Cell, source: ElementId | null, target: ElementId | null, draft: Draft): Flow {
  const { keeper, lines } = draft;
  const origin = draft.origin(cell.id);
  const name = keeper.name(cell.name, 'name of a data flow');
  const protocol = keeper.name(cell.data['protocol'], `protocol of ${shown(name)}`);
  lines.mapped('flow', 'data flow');
  return {
    id,
    name,
    description: keeper.prose(cell.description, `description of ${shown(name)}`),
    source,
    target,
    bidirectional: isSet(cell, 'isBidirectional'),
    protocol,
    props: flowFacts(cell, protocol, origin, lines),
    data: [],
    tags: tagsOf(cell, keeper, lines),
    outOfScope: outOfScopeOf(cell, draft),
    origin,
  };
}
