import { type EdgeProps, useInternalNode, useStore, ViewportPortal } from '@xyflow/react';
import { memo, type PointerEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Point, Rect } from '../../../core/base';
import { pathData, routeFlow } from '../../../core/drawing';
import { useDispatch, useFindingsState, useRow, useSession } from '../../session';
import classes from './canvas.module.css';
import { FlowLabel } from './FlowLabel';
import type { FlowEdge as FlowEdgeRow } from './projection';
import { useFlowTone } from './useOverlayTone';
import { useReadable } from './useReadable';

/** A data flow: straight or bent, its name on it. Chosen, it shows its bends, which can be dragged. */
export const FlowEdge = memo(function FlowEdge({ id, source, target, data, selected = false }: EdgeProps<FlowEdgeRow>) {
  const { t } = useTranslation('canvas');
  const from = useEnd(source);
  const to = useEnd(target);
  const [dragged, setDragged] = useState<readonly Point[] | null>(null);
  const scale = useReadable();
  const simple = scale === 0;
  const tone = useFlowTone(id);
  const confirmed = useFindingsState(state => state.subjects.get(id)?.confirmed ?? 0);
  const sourceName = useRow('elements', source)?.name ?? '';
  const targetName = useRow('elements', target)?.name ?? '';
  if (!from || !to || !data) return null;
  const { flow, route, lane, lanes } = data;
  const stored = route ? bendsOf(route.points, flow.source === null, flow.target === null) : [];
  const bends = dragged ?? stored;
  const shape = routeFlow({ source: from, target: to, bends, lane, lanes, turned: source > target });
  const path = pathData(shape.points);
  const color = tone?.line ?? (selected ? 'var(--focus)' : 'var(--flow)');
  const markers = {
    markerEnd: 'url(#parapet-arrow)',
    ...(flow.bidirectional ? { markerStart: 'url(#parapet-arrow-back)' } : {}),
  };
  return (
    <g role="img" aria-label={t('flowLabel', { name: flow.name, from: sourceName, to: targetName })} style={{ color }}>
      <path d={path} className={classes.flowHit} data-testid={`flow-${id}`} />
      <path
        d={path}
        className={classes.flow}
        data-selected={selected || undefined}
        data-out={flow.outOfScope !== null || undefined}
        {...markers}
      />
      {((scale > 0 && scale <= LARGEST_LABEL && (flow.name !== '' || confirmed > 0)) || (selected && !simple)) && (
        <FlowLabel flow={flow} points={shape.points} ends={[from, to]} selected={selected} confirmed={confirmed} />
      )}
      {selected && !simple && (
        <ViewportPortal>
          <svg className={classes.bends} aria-hidden>
            <Bends
              flow={flow.id}
              shape={shape.points}
              bends={bends}
              loose={{ source: flow.source === null, target: flow.target === null }}
              onDrag={setDragged}
            />
          </svg>
        </ViewportPortal>
      )}
    </g>
  );
});

/** Names of flows are drawn larger than life up to this; from farther away they would cover the page. */
const LARGEST_LABEL = 1.25;

/** The rectangle of an end, or the middle of a loose end's mark. */
function useEnd(id: string): Rect | Point | null {
  const node = useInternalNode(id);
  if (!node) return null;
  const { x, y } = node.internals.positionAbsolute;
  const { width = 0, height = 0 } = node.measured;
  return node.type === 'loose' ? { x: x + width / 2, y: y + height / 2 } : { x, y, width, height };
}

function bendsOf(points: readonly Point[], looseSource: boolean, looseTarget: boolean): readonly Point[] {
  return points.slice(looseSource ? 1 : 0, looseTarget ? -1 : undefined);
}

interface BendsProps {
  readonly flow: `fl_${string}`;
  readonly shape: readonly Point[];
  readonly bends: readonly Point[];
  readonly loose: { readonly source: boolean; readonly target: boolean };
  readonly onDrag: (bends: readonly Point[] | null) => void;
}

/** Over the elements, so that a flow that runs behind one can be led around it: a handle on every bend, and one in the middle of every stretch that makes a new bend. Double-click takes a bend away. */
function Bends({ flow, shape, bends, loose, onDrag }: BendsProps) {
  const { t } = useTranslation('canvas');
  const session = useSession();
  const dispatch = useDispatch();
  const zoom = useStore(store => store.transform[2]);
  const keep = (next: readonly Point[]) => {
    const page = session.view.getState().page;
    const first = loose.source ? shape.slice(0, 1) : [];
    const last = loose.target ? shape.slice(-1) : [];
    if (page) dispatch({ type: 'route/set', page, subject: flow, points: [...first, ...next, ...last] });
    onDrag(null);
  };
  const start = (event: PointerEvent<SVGCircleElement>, at: number, begun: readonly Point[]) => {
    event.stopPropagation();
    const circle = event.currentTarget;
    circle.setPointerCapture(event.pointerId);
    const origin = { x: event.clientX, y: event.clientY };
    const bend = begun[at];
    let latest = begun;
    const move = (moved: globalThis.PointerEvent) => {
      if (!bend) return;
      const to = {
        x: Math.round(bend.x + (moved.clientX - origin.x) / zoom),
        y: Math.round(bend.y + (moved.clientY - origin.y) / zoom),
      };
      latest = begun.map((point, index) => (index === at ? to : point));
      onDrag(latest);
    };
    const end = () => {
      circle.removeEventListener('pointermove', move);
      circle.removeEventListener('pointerup', end);
      if (latest !== begun) keep(latest);
      else onDrag(null);
    };
    circle.addEventListener('pointermove', move);
    circle.addEventListener('pointerup', end);
  };
  const middles = shape
    .slice(1)
    .map((point, at) => ({ x: (point.x + (shape[at]?.x ?? 0)) / 2, y: (point.y + (shape[at]?.y ?? 0)) / 2 }));
  return (
    <>
      {middles.map((point, at) => (
        <circle
          key={`new ${at}`}
          className={classes.newBend}
          cx={point.x}
          cy={point.y}
          r={5}
          onPointerDown={event => start(event, at, [...bends.slice(0, at), point, ...bends.slice(at)])}
        >
          <title>{t('bends')}</title>
        </circle>
      ))}
      {bends.map((point, at) => (
        <circle
          key={`bend ${at}`}
          className={classes.bend}
          cx={point.x}
          cy={point.y}
          r={6}
          onPointerDown={event => start(event, at, bends)}
          onDoubleClick={() => keep(bends.filter((_, index) => index !== at))}
        >
          <title>{t('bends')}</title>
        </circle>
      ))}
    </>
  );
}
