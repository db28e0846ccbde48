import '@xyflow/react/dist/style.css';
import {
  Background,
  BackgroundVariant,
  type Connection,
  ConnectionMode,
  type EdgeTypes,
  type NodeChange,
  type NodeTypes,
  type OnConnectEnd,
  ReactFlow,
  SelectionMode,
  useReactFlow,
  useStoreApi,
  type Viewport,
} from '@xyflow/react';
import { type DragEvent, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Rect, union } from '../../../core/base';
import { ElementId, type PageId } from '../../../core/model';
import { type OpenState, useDispatch, useOpen, useSession, useView } from '../../session';
import { BoundaryNode } from './BoundaryNode';
import { CanvasLook, useCanvasLook } from './CanvasLook';
import classes from './canvas.module.css';
import { ElementNode } from './ElementNode';
import { elementNear } from './elementAt';
import { FlowEdge } from './FlowEdge';
import { boundaryUnder, dragCommand, dropIntent } from './gestures';
import { LabelSpotsContext } from './LabelSpotsContext';
import { LooseNode } from './LooseNode';
import { type LabelSpots, labelSpots } from './labelSpots';
import { NoteNode } from './NoteNode';
import { Overview } from './Overview';
import { type CanvasNode, type FlowEdge as FlowEdgeRow, type Gesture, NO_GESTURE, Projection } from './projection';
import { GRID } from './sizes';
import { useAddThing } from './useAddThing';
import { useBringIntoView, wholePage } from './useFit';
import { OpeningZoom, useZoom } from './useReadable';

// At module scope: React Flow takes a new object for a new set of types and mounts everything again.
const NODE_TYPES: NodeTypes = { element: ElementNode, boundary: BoundaryNode, note: NoteNode, loose: LooseNode };
const EDGE_TYPES: EdgeTypes = { flow: FlowEdge };
const SNAP: [number, number] = [GRID, GRID];
/** A page of more things than this is drawn as one picture when it is seen from far away. */
const MANY = 900;
const FAR = 0.2;
/** So close to an element, in pixels, a flow that is being drawn is taken to it. */
const REACH = 36;
const ORIGIN: Viewport = { x: 0, y: 0, zoom: 1 };
const NO_NODES: CanvasNode[] = [];
const NO_EDGES: FlowEdgeRow[] = [];
const NO_SPOTS: LabelSpots = new Map();

export const DRAG_TYPE = 'application/x-parapet-thing';

/**
 * Room for the page. It is measured before anything is drawn, so that the page is drawn once, where it fits, and a large one as the
 * picture that it is from there.
 */
export function Canvas({ page }: { readonly page: PageId }) {
  const { t } = useTranslation('canvas');
  const session = useSession();
  const flow = useReactFlow();
  const addThing = useAddThing();
  const room = useRef<HTMLElement>(null);
  useGivenSizes();
  const [start, setStart] = useState<Viewport | null>(null);
  useLayoutEffect(() => {
    const box = room.current?.getBoundingClientRect();
    if (box) setStart(wholePage(session.lastOpen, page, box) ?? ORIGIN);
  }, [session, page]);
  const onDrop = useCallback(
    (event: DragEvent) => {
      const dropped = dropIntent(event.dataTransfer.getData(DRAG_TYPE));
      if (!dropped) return;
      event.preventDefault();
      addThing(dropped, flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }));
    },
    [addThing, flow],
  );
  return (
    <section
      ref={room}
      className={classes.canvas}
      aria-label={t('diagram')}
      data-testid="canvas"
      onDrop={onDrop}
      onDragOver={event => event.preventDefault()}
    >
      {start && (
        <OpeningZoom value={start.zoom}>
          <CanvasLook>
            <Drawing page={page} start={start} />
          </CanvasLook>
        </OpeningZoom>
      )}
    </section>
  );
}

/** The page that is drawn: React Flow over a projection of the model. While a thing is dragged, the model is not touched. */
function Drawing({ page, start }: { readonly page: PageId; readonly start: Viewport }) {
  const session = useSession();
  const dispatch = useDispatch();
  const model = useOpen(open => open.model);
  const index = useOpen(open => open.index);
  const readOnly = useOpen(open => open.readOnly);
  const selection = useView(view => view.selection);
  const [gesture, setGesture] = useState<Gesture>(NO_GESTURE);
  const projection = useRef(new Projection()).current;
  const flow = useReactFlow<CanvasNode, FlowEdgeRow>();

  const nodes = useMemo(
    () => projection.nodes(model, index, page, selection, gesture),
    [projection, model, index, page, selection, gesture],
  );
  const edges = useMemo(() => projection.edges(model, page, selection), [projection, model, page, selection]);
  const isFar = useZoom(zoom => zoom < FAR);
  const far = isFar && index.ids('placementsOnPage', page).size > MANY;
  const { scale } = useCanvasLook();
  // Choosing a thing makes new edges and moves no name.
  const latest = useRef(edges);
  latest.current = edges;
  const spots = useMemo(
    () => (scale === 0 ? NO_SPOTS : labelSpots(model, { page, edges: latest.current, scale })),
    [model, page, scale],
  );
  useReveal(page);

  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      const selected = selectionAfter(session.view.getState().selection, changes);
      if (selected) session.select(selected);
      setGesture(now => gestureAfter(now, changes));
    },
    [session],
  );
  const onEdgesChange = useCallback(
    (changes: { readonly type: string; readonly id?: string; readonly selected?: boolean }[]) => {
      const selected = selectionAfter(session.view.getState().selection, changes);
      if (selected) session.select(selected);
    },
    [session],
  );
  const onDrag = useCallback(
    (_: unknown, node: CanvasNode, dragged: CanvasNode[]) => {
      const boundary =
        node.type !== 'element' && !(node.type === 'boundary' && node.data.boundary.form === 'box')
          ? null
          : boundaryUnder(
              session.lastOpen,
              page,
              node,
              dragged,
              flow.getInternalNode(node.id)?.internals.positionAbsolute,
            );
      if (session.view.getState().dropTarget !== boundary) session.view.setState({ dropTarget: boundary });
    },
    [session, page, flow],
  );
  const onDragStop = useCallback(
    (_: unknown, __: CanvasNode, dragged: CanvasNode[]) => {
      session.view.setState({ dropTarget: null });
      setGesture(NO_GESTURE);
      const absolute = (id: string) => flow.getInternalNode(id)?.internals.positionAbsolute;
      const command = dragCommand(session.lastOpen, page, dragged, absolute);
      if (command) dispatch(command);
    },
    [session, dispatch, page, flow],
  );
  const connect = useCallback(
    (source: string | null, target: string | null) => {
      const from = ElementId.safeParse(source);
      const to = ElementId.safeParse(target);
      if (!from.success || !to.success) return;
      const id = session.environment.newId('fl');
      if (dispatch({ type: 'flow/connect', id, name: '', source: from.data, target: to.data }).ok) session.select([id]);
    },
    [session, dispatch],
  );
  const onConnect = useCallback((connection: Connection) => connect(connection.source, connection.target), [connect]);
  // A connection may end anywhere on an element, not only on one of its four handles.
  const onConnectEnd = useCallback<OnConnectEnd>(
    (event, state) => {
      if (state.isValid || !state.fromNode) return;
      connect(state.fromNode.id, elementUnder(event));
    },
    [connect],
  );
  return (
    <LabelSpotsContext value={spots}>
      <ReactFlow<CanvasNode, FlowEdgeRow>
        nodes={far ? NO_NODES : nodes}
        edges={far ? NO_EDGES : edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        onNodeDrag={onDrag}
        onNodeDragStop={onDragStop}
        onConnect={onConnect}
        onConnectEnd={onConnectEnd}
        connectionMode={ConnectionMode.Loose}
        connectionRadius={REACH}
        nodesDraggable={!readOnly}
        nodesConnectable={!readOnly}
        edgesReconnectable={false}
        onlyRenderVisibleElements
        snapToGrid
        snapGrid={SNAP}
        minZoom={0.05}
        maxZoom={2.5}
        zoomOnDoubleClick={false}
        selectionMode={SelectionMode.Partial}
        elevateNodesOnSelect={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        multiSelectionKeyCode={['Meta', 'Control', 'Shift']}
        selectionKeyCode="Shift"
        proOptions={{ hideAttribution: true }}
        defaultViewport={start}
      >
        <Background variant={BackgroundVariant.Dots} gap={20} size={1} color="var(--line)" />
        {far && <Overview />}
      </ReactFlow>
    </LabelSpotsContext>
  );
}

/**
 * Every node comes with its size and its handles. React Flow would still measure each of them in the page once it is drawn, which
 * takes longer than drawing them, and would find no handle where the pointer is not. React Flow asks once how to measure, when it is
 * mounted: this comes before.
 */
function useGivenSizes(): void {
  const store = useStoreApi();
  useLayoutEffect(() => store.setState({ updateNodeInternals: () => undefined }), [store]);
}

/** Brings a thing into view when another place asks for it. */
function useReveal(page: PageId): void {
  const session = useSession();
  const bring = useBringIntoView();
  const reveal = useView(view => view.reveal);
  const done = useRef(0);
  useEffect(() => {
    if (!reveal || reveal.count === done.current) return;
    done.current = reveal.count;
    // After the page that has just been opened was fitted.
    requestAnimationFrame(() => {
      const place = session.lastOpen && placeOf(session.lastOpen, page, reveal.id);
      if (place) bring(place);
      // Whoever came by the keyboard goes on from there; a focus that is somewhere is left alone.
      if (document.activeElement === document.body)
        requestAnimationFrame(() =>
          document.querySelector<HTMLElement>(`.react-flow [data-id="${reveal.id}"]`)?.focus(),
        );
    });
  }, [reveal, bring, session, page]);
}

/** Where a thing is on a page; a data flow is where its ends are. */
function placeOf(open: OpenState, page: PageId, id: string): Rect | null {
  const flow = open.model.flows.get(id);
  const subjects = flow ? [flow.source ?? '', flow.target ?? ''] : [id];
  const places = subjects
    .flatMap(subject => [...open.index.ids('placementsOfSubject', subject)])
    .flatMap(key => open.model.placements.get(key) ?? []);
  return union(places.filter(place => place.page === page));
}

function gestureAfter(now: Gesture, changes: readonly NodeChange<CanvasNode>[]): Gesture {
  let next: Map<string, { x?: number; y?: number; width?: number; height?: number }> | null = null;
  for (const change of changes) {
    if (change.type === 'position' && change.position) {
      next ??= new Map(now);
      next.set(change.id, { ...next.get(change.id), ...change.position });
    }
    if (change.type === 'dimensions' && change.resizing && change.dimensions) {
      next ??= new Map(now);
      next.set(change.id, { ...next.get(change.id), ...change.dimensions });
    }
  }
  return next ?? now;
}

/** The selection after React Flow's changes, or null when they do not change it. */
function selectionAfter(
  now: ReadonlySet<string>,
  changes: readonly { readonly type: string; readonly id?: string; readonly selected?: boolean }[],
): ReadonlySet<string> | null {
  const picks = changes.filter(
    change => change.type === 'select' && change.id !== undefined && change.selected !== now.has(change.id),
  );
  if (picks.length === 0) return null;
  const next = new Set(now);
  for (const { id, selected } of picks) {
    if (id === undefined) continue;
    if (selected) next.add(id);
    else next.delete(id);
  }
  return next;
}

/** The element at which, or close to which, a drag has ended. */
function elementUnder(event: MouseEvent | TouchEvent): string | null {
  const point = 'changedTouches' in event ? event.changedTouches[0] : event;
  return point ? elementNear({ x: point.clientX, y: point.clientY }, REACH) : null;
}
