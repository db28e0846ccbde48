import type { Point } from '../../base';
import type { ElementId, Facts, FlowId, Origin, PageId } from '../../model';
import type { Draft } from '../draft';
import { type DrawnElement, drawnUp, type LineEnd } from '../drawnTo';
import { shown } from '../importReport';
import { encryptionOf } from '../protocols';
import { addRoute } from '../routes';
import { readAttributesOf } from './attributes';
import { nameOf, type Thing } from './drawing';
import type { KnowledgeBase } from './knowledgeBase';
import { addBoundary, outOfScopeOf } from './nodes';
import { meaningOf } from './stencils';
import { middleOf, type Placed, type PlacedAs } from './things';

/** Reads the flows and line boundaries of a page. */
export function readLines(page: PageId, things: readonly Placed[], base: KnowledgeBase, draft: Draft): void {
  const drawn: Drawn = {
    byGuid: new Map(things.map(one => [one.thing.guid, one])),
    elements: things.flatMap(one =>
      one.is === 'element' ? { id: one.id, at: one.at, name: nameOf(one.thing.attributes) } : [],
    ),
  };
  for (const one of things) {
    if (one.is === 'line') readLine(one, page, base, draft);
    if (one.is === 'flow') readFlow(one, page, drawn, draft);
  }
}

interface Drawn {
  readonly byGuid: ReadonlyMap<string, Placed>;
  readonly elements: readonly DrawnElement[];
}

/** Closer to the straight line than this, a handle is where the tool puts it by itself. */
const STRAIGHT = 6;

/** The handle of a line where it bends it. */
function bendOf({ handle }: Thing, from: Point, to: Point): readonly Point[] {
  if (!handle) return [];
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const cross = Math.abs((to.x - from.x) * (handle.y - from.y) - (to.y - from.y) * (handle.x - from.x));
  return length > 0 && cross / length < STRAIGHT ? [] : [handle];
}

function readLine(one: PlacedAs<'line'>, page: PageId, base: KnowledgeBase, draft: Draft): void {
  const { sourceAt, targetAt } = one.thing;
  if (!sourceAt || !targetAt) {
    const what = `boundary ${shown(nameOf(one.thing.attributes))}`;
    draft.lines.dropped(what, 'it is a line without two points to draw it through');
    return;
  }
  addBoundary(one, null, base, draft);
  addRoute(page, one.id, [sourceAt, ...bendOf(one.thing, sourceAt, targetAt), targetAt], draft);
}

/** An end of a flow: at an element, else loose where the line ends. Null: the file says neither. */
function fasten(
  guid: string | null,
  at: Point | null,
  what: string,
  byGuid: ReadonlyMap<string, Placed>,
  draft: Draft,
): LineEnd | null {
  const loose = at ? { element: null, at } : null;
  if (guid === null) return loose;
  const thing = byGuid.get(guid);
  if (!thing) {
    draft.lines.dropped(`an end of ${what}`, 'it is fastened to something that is not in its diagram; it is loose now');
    return loose;
  }
  const middle = middleOf(thing);
  if (thing.is === 'element' && middle) return { element: thing.id, at: middle };
  draft.lines.dropped(`an end of ${what}`, 'it is fastened to something that no data flow can end at; it is loose now');
  return middle ? { element: null, at: middle } : loose;
}

/** How far from the other end one is put whose place the file does not say. */
const STUB = 80;

function bothEnds(thing: Thing, what: string, { byGuid, elements }: Drawn, draft: Draft) {
  const fastened = [
    fasten(thing.source, thing.sourceAt, what, byGuid, draft),
    fasten(thing.target, thing.targetAt, what, byGuid, draft),
  ] as const;
  const [source, target] = drawnUp(fastened, what, { elements, draft });
  const near = source?.at ?? target?.at;
  if (!near) return null;
  if (!source || !target) {
    const reason = 'the file does not say where it ends';
    draft.lines.guessed({ what, as: 'a loose end nearby', confidence: 0.3, reason, subject: null });
  }
  const beside = { element: null, at: { x: near.x + STUB, y: near.y + STUB } };
  return { source: source ?? beside, target: target ?? beside };
}

function readFlow({ id, thing }: PlacedAs<'flow'>, page: PageId, drawn: Drawn, draft: Draft): void {
  const name = draft.keeper.name(nameOf(thing.attributes), 'name of a data flow');
  const what = `data flow ${shown(name)}`;
  const ends = bothEnds(thing, what, drawn, draft);
  if (!ends) {
    draft.lines.dropped(what, 'it is fastened to nothing and stands nowhere');
    return;
  }
  const { source, target } = ends;
  addFlow(id, thing, name, [source.element, target.element], draft);
  const itself = source.element !== null && source.element === target.element;
  const bends = itself && !thing.handle ? loop(source.at) : bendOf(thing, source.at, target.at);
  const points = [
    ...(source.element ? [] : [source.at]),
    ...(itself ? [...bends, ...bends.slice(0, 1).map(aside)] : bends),
    ...(target.element ? [] : [target.at]),
  ];
  if (points.length > 0) addRoute(page, id, points, draft);
}

/** A flow that comes back to where it starts needs two bends to be seen. */
const LOOP = 120;
const loop = ({ x, y }: Point): readonly Point[] => [{ x: x + LOOP, y: y - LOOP / 2 }];
const aside = ({ x, y }: Point): Point => ({ x, y: y + LOOP });

function addFlow(
  id: FlowId,
  thing: Thing,
  name: string,
  [source, target]: readonly [ElementId | null, ElementId | null],
  draft: Draft,
): void {
  const origin = draft.origin(thing.guid);
  const said = readAttributesOf(thing, origin, draft);
  const protocol = meaningOf(thing.type).protocol ?? '';
  if (protocol !== '') draft.lines.mapped(`stencil of a flow`, `protocol ${protocol}`);
  draft.lines.mapped('data flow', 'data flow');
  draft.flows.push({
    id,
    name,
    description: '',
    source,
    target,
    bidirectional: false,
    protocol,
    props: { ...said.props, ...encryption(thing, protocol, origin, draft) },
    data: [],
    tags: said.tags,
    outOfScope: outOfScopeOf(thing, draft),
    origin,
  });
}

/** Encryption by the protocol of the stencil; else by the attribute, where a person has set it. */
function encryption(thing: Thing, protocol: string, origin: Origin, draft: Draft): Facts {
  const confidential = thing.attributes.find(one => one.name === 'providesConfidentiality');
  const byHand = confidential && !confidential.fixed && confidential.value === 'Yes';
  const enc = encryptionOf(protocol) ?? (byHand ? 'tls' : undefined);
  if (!enc) return {};
  const what = byHand ? 'attribute "Provides Confidentiality"' : `protocol ${protocol}`;
  draft.lines.mapped(what, draft.tools.wordsOfFact('enc', enc));
  return { enc: { value: enc, origin } };
}
