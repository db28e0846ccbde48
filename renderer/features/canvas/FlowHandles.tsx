import { useReactFlow, useStore } from '@xyflow/react';
import type { PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Point, Rect } from '../../../core/base';
import { ElementId } from '../../../core/model';
import { useDispatch, useSession } from '../../session';
import { bendSpots } from './bendSpots';
import classes from './canvas.module.css';
import { elementAt } from './elementAt';

/** Follows a pointer from its press to its release, wherever it goes. */
function followPointer(
  event: PointerEvent<SVGCircleElement>,
  {
    onMove,
    onEnd,
  }: { onMove: (moved: globalThis.PointerEvent) => void; onEnd: (last: globalThis.PointerEvent) => void },
): void {
  event.stopPropagation();
  const circle = event.currentTarget;
  circle.setPointerCapture(event.pointerId);
  const end = (last: globalThis.PointerEvent) => {
    circle.removeEventListener('pointermove', onMove);
    circle.removeEventListener('pointerup', end);
    circle.removeEventListener('pointercancel', end);
    onEnd(last);
  };
  circle.addEventListener('pointermove', onMove);
  circle.addEventListener('pointerup', end);
  circle.addEventListener('pointercancel', end);
}

/** An end of a flow that a person pulls at, and where it is now, in canvas units. */
export interface PulledEnd {
  readonly end: 'source' | 'target';
  readonly at: Point;
}

interface EndsProps {
  readonly flow: `fl_${string}`;
  readonly shape: readonly Point[];
  readonly onPull: (pulled: PulledEnd | null) => void;
}

/** A handle on each end of a flow: dropped on another element, the flow is connected to that one. */
export function Ends({ flow, shape, onPull }: EndsProps) {
  const { t } = useTranslation('canvas');
  const dispatch = useDispatch();
  const view = useReactFlow();
  const pull = (event: PointerEvent<SVGCircleElement>, end: 'source' | 'target') =>
    followPointer(event, {
      onMove: ({ clientX, clientY }) => onPull({ end, at: view.screenToFlowPosition({ x: clientX, y: clientY }) }),
      onEnd: ({ clientX, clientY }) => {
        onPull(null);
        const found = ElementId.safeParse(elementAt({ x: clientX, y: clientY }));
        if (found.success) dispatch({ type: 'flow/reconnect', id: flow, [end]: found.data });
      },
    });
  const ends = [
    { end: 'source', at: shape[0] },
    { end: 'target', at: shape.at(-1) },
  ] as const;
  return ends.map(
    ({ end, at }) =>
      at && (
        <circle
          key={end}
          className={classes.bend}
          data-end={end}
          cx={at.x}
          cy={at.y}
          r={6}
          onPointerDown={event => pull(event, end)}
        >
          <title>{t('endHint')}</title>
        </circle>
      ),
  );
}

interface BendsProps {
  readonly flow: `fl_${string}`;
  readonly shape: readonly Point[];
  readonly bends: readonly Point[];
  /** What the name of the flow covers; null: it is not shown. */
  readonly name: Rect | null;
  readonly loose: { readonly source: boolean; readonly target: boolean };
  readonly onDrag: (bends: readonly Point[] | null) => void;
}

/** Over the elements, so that a flow that runs behind one can be led around it: a handle on every bend, and one on every stretch, beside the name, that makes a new bend. Double-click takes a bend away. */
export function Bends({ flow, shape, bends, name, loose, onDrag }: BendsProps) {
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
    const origin = { x: event.clientX, y: event.clientY };
    const bend = begun[at];
    let latest = begun;
    followPointer(event, {
      onMove: moved => {
        if (!bend) return;
        const to = {
          x: Math.round(bend.x + (moved.clientX - origin.x) / zoom),
          y: Math.round(bend.y + (moved.clientY - origin.y) / zoom),
        };
        latest = begun.map((point, index) => (index === at ? to : point));
        onDrag(latest);
      },
      onEnd: () => {
        if (latest !== begun) keep(latest);
        else onDrag(null);
      },
    });
  };
  return (
    <>
      {bendSpots(shape, name).map((point, at) => (
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
