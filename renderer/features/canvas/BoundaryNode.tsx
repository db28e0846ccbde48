import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import type { Tally } from '../../../core/analysis';
import { textWidth } from '../../../core/drawing';
import { useLibrary, useTally, useView } from '../../session';
import { i18n } from '../../text/i18n';
import { useCanvasLook } from './CanvasLook';
import classes from './canvas.module.css';
import { FindingBadge } from './FindingBadge';
import type { BoundaryNode as BoundaryNodeRow } from './projection';
import { ShapeHandles } from './ShapeHandles';
import { changeTone } from './useOverlayTone';

const LEAST = { width: 120, height: 80 };

/** A trust boundary: a dashed frame with a title, or a dashed line. Only its title and edge take the pointer, so that what is inside stays easy to reach. */
export const BoundaryNode = memo(function BoundaryNode({
  id,
  data,
  selected,
  width = 0,
  height = 0,
}: NodeProps<BoundaryNodeRow>) {
  const library = useLibrary();
  const { boundary, route } = data;
  const look = useCanvasLook();
  const { scale } = look;
  const tone = changeTone(look, id);
  const simple = scale === 0;
  const target = useView(view => view.dropTarget === id);
  const tally = useTally(id);
  const kind = boundary.kind ? library.boundaryKinds.get(boundary.kind)?.name : undefined;
  const label = i18n.t('canvas:boundaryLabel', { name: boundary.name });
  if (boundary.form === 'line')
    return (
      <BoundaryLine
        name={boundary.name}
        label={label}
        points={route?.points ?? []}
        width={width}
        height={height}
        selected={selected}
        tally={tally}
      />
    );
  return (
    <>
      {selected && !simple && <ShapeHandles id={id} least={LEAST} />}
      <div
        className={classes.boundary}
        data-selected={selected || undefined}
        data-target={target || undefined}
        data-out={boundary.outOfScope !== null || undefined}
        style={tone ? { borderColor: tone.line } : undefined}
        role="group"
        aria-label={label}
      >
        <span className={classes.boundaryTitle} style={{ fontSize: titleSize(boundary.name, width, scale) }}>
          {tone && `${tone.sign} `}
          {boundary.name}
          {kind && kind !== boundary.name && scale === 1 && <span className={classes.boundaryKind}>{kind}</span>}
        </span>
        <FindingBadge tally={tally} />
      </div>
    </>
  );
});

const TITLE = { size: 14, padding: 24 };
/** The screen's letters are up to so much wider than those of the estimate. */
const WIDER = 1.12;

/** Larger than life from afar, as far as the whole name fits into the frame. */
function titleSize(name: string, width: number, scale: number): number {
  const fitting = (width - TITLE.padding) / Math.max(1, textWidth(name, WIDER, 'bold'));
  return Math.max(TITLE.size, Math.min(TITLE.size * scale, fitting));
}

interface LineProps {
  readonly name: string;
  readonly label: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly width: number;
  readonly height: number;
  readonly selected: boolean;
  readonly tally: Tally;
}

function BoundaryLine({ name, label, points, width, height, selected, tally }: LineProps) {
  const left = Math.min(...points.map(point => point.x));
  const top = Math.min(...points.map(point => point.y));
  const path = points.map((point, at) => `${at === 0 ? 'M' : 'L'}${point.x - left} ${point.y - top}`).join('');
  return (
    <div className={classes.boundaryLine} role="group" aria-label={label} data-selected={selected || undefined}>
      <svg width={width} height={height} aria-hidden>
        <path d={path} className={classes.boundaryHit ?? ''} />
        <path d={path} className={classes.boundaryStroke ?? ''} />
      </svg>
      <span className={classes.boundaryTitle}>{name}</span>
      <FindingBadge tally={tally} />
    </div>
  );
}
