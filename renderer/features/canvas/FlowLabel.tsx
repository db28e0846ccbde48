import { EdgeLabelRenderer } from '@xyflow/react';
import { useTranslation } from 'react-i18next';
import type { Point } from '../../../core/base';
import { alongPath } from '../../../core/drawing';
import type { Flow } from '../../../core/model';
import { useSession } from '../../session';
import { useCanvasLook } from './CanvasLook';
import classes from './canvas.module.css';

interface FlowLabelProps {
  readonly flow: Flow;
  readonly points: readonly Point[];
  /** Where along its line it stands, from 0 to 1. */
  readonly spot: number;
  readonly selected: boolean;
  /** How many findings about the flow are confirmed. */
  readonly confirmed: number;
}

/** The name of a flow, on its line where it covers nothing. A part of its own: it is worked out only where it is shown. */
export function FlowLabel({ flow, points, spot, selected, confirmed }: FlowLabelProps) {
  const { t } = useTranslation('canvas');
  const { scale } = useCanvasLook();
  const { x, y } = alongPath(points, spot);
  return (
    <EdgeLabelRenderer>
      <div
        className={classes.flowLabel}
        data-selected={selected || undefined}
        style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px) scale(${scale})` }}
      >
        <FlowName id={flow.id} name={flow.name === '' ? t('unnamedFlow') : flow.name} />
        {confirmed > 0 && <span className={classes.flowBadge}>{confirmed}</span>}
      </div>
    </EdgeLabelRenderer>
  );
}

/** The label takes clicks for its flow: names are easier to hit than lines. */
function FlowName({ id, name }: { readonly id: string; readonly name: string }) {
  const session = useSession();
  return (
    <button type="button" tabIndex={-1} className={classes.flowName} onClick={() => session.select([id])}>
      {name}
    </button>
  );
}
