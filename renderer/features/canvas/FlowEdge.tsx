import { type EdgeProps, useInternalNode, ViewportPortal } from '@xyflow/react';
import { memo, useState } from 'react';
import type { Point, Rect } from '../../../core/base';
import { alongPath, pathData, routeFlow, textWidth } from '../../../core/drawing';
import { useOpen, useSubjectState, useTally } from '../../session';
import { useCanvasLook } from './CanvasLook';
import classes from './canvas.module.css';
import { Bends, Ends, type PulledEnd } from './FlowHandles';
import { FlowLabel } from './FlowLabel';
import { useLabelSpot } from './LabelSpotsContext';
import type { FlowEdge as FlowEdgeRow } from './projection';
import { flowLabel } from './sentences';
import { flowTone } from './useOverlayTone';

/** A data flow: straight or bent, its name on it. Chosen, it shows its bends, which can be dragged. */
export const FlowEdge = memo(function FlowEdge({ id, source, target, data, selected = false }: EdgeProps<FlowEdgeRow>) {
  const [pulled, setPulled] = useState<PulledEnd | null>(null);
  const from = useEnd(source, pulled?.end === 'source' ? pulled.at : null);
  const to = useEnd(target, pulled?.end === 'target' ? pulled.at : null);
  const [dragged, setDragged] = useState<readonly Point[] | null>(null);
  const look = useCanvasLook();
  const spot = useLabelSpot(id);
  const { scale } = look;
  const simple = scale === 0;
  const state = useSubjectState(id);
  const tally = useTally(id);
  const tone = flowTone(look, id, { state, tally });
  const { confirmed } = tally;
  const label = useOpen(({ model: { elements, flows } }) =>
    flowLabel({
      name: flows.get(id)?.name ?? '',
      from: elements.get(source)?.name ?? '',
      to: elements.get(target)?.name ?? '',
    }),
  );
  if (!from || !to || !data) return null;
  const { flow, route, lane, lanes } = data;
  const stored = route ? bendsOf(route.points, flow.source === null, flow.target === null) : [];
  const bends = dragged ?? stored;
  const shape = routeFlow({ source: from, target: to, bends, lane, lanes, turned: source > target });
  const path = pathData(shape.points);
  const color = tone?.line ?? (selected ? 'var(--focus)' : 'var(--flow)');
  const shows = scale > 0 && (flow.name !== '' || confirmed > 0) && (spot !== undefined || scale <= LARGEST_CROWDED);
  const named = shows || (selected && !simple);
  const markers = {
    markerEnd: 'url(#parapet-arrow)',
    ...(flow.bidirectional ? { markerStart: 'url(#parapet-arrow-back)' } : {}),
  };
  return (
    <g role="img" aria-label={label} style={{ color }}>
      <path d={path} className={classes.flowHit} data-testid={`flow-${id}`} />
      <path
        d={path}
        className={classes.flow}
        data-selected={selected || undefined}
        data-out={flow.outOfScope !== null || undefined}
        data-outlined={tone?.outlined}
        {...markers}
      />
      {named && (
        <FlowLabel flow={flow} points={shape.points} spot={spot ?? 0.5} selected={selected} confirmed={confirmed} />
      )}
      {selected && !simple && (
        <ViewportPortal>
          {/* `nopan`: the page stays where it is while one of the handles is dragged. */}
          <svg className={`nopan ${classes.bends}`} aria-hidden>
            <Bends
              flow={flow.id}
              shape={shape.points}
              bends={bends}
              name={named ? nameArea(flow.name, alongPath(shape.points, spot ?? 0.5), scale) : null}
              loose={{ source: flow.source === null, target: flow.target === null }}
              onDrag={setDragged}
            />
            <Ends flow={flow.id} shape={shape.points} onPull={setPulled} />
          </svg>
        </ViewportPortal>
      )}
    </g>
  );
});

/** Near by, a name for which there is no room stands in the middle of its flow; from farther away it would cover too much. */
const LARGEST_CROWDED = 1.25;

const NAME = { size: 13, most: 178, padding: 12, line: 17 };
/** The radius of a handle, and the air around it. */
const HANDLE = 9;

/** What the name of a flow covers, with room for a handle beside it. */
function nameArea(name: string, at: Point, scale: number): Rect {
  const whole = textWidth(name, NAME.size) * 1.1;
  const width = (Math.min(whole, NAME.most) + NAME.padding) * scale + 2 * HANDLE;
  const height = Math.ceil(whole / NAME.most) * NAME.line * scale + 2 * HANDLE;
  return { x: at.x - width / 2, y: at.y - height / 2, width, height };
}

/** The rectangle of an end, or the middle of a loose end's mark, or where it is being pulled to. */
function useEnd(id: string, pulled: Point | null): Rect | Point | null {
  const node = useInternalNode(id);
  if (pulled) return pulled;
  if (!node) return null;
  const { x, y } = node.internals.positionAbsolute;
  const { width = 0, height = 0 } = node.measured;
  return node.type === 'loose' ? { x: x + width / 2, y: y + height / 2 } : { x, y, width, height };
}

function bendsOf(points: readonly Point[], looseSource: boolean, looseTarget: boolean): readonly Point[] {
  return points.slice(looseSource ? 1 : 0, looseTarget ? -1 : undefined);
}
