import type { Tally } from '../../../core/analysis';
import { i18n } from '../../text/i18n';
import { useCanvasLook } from './CanvasLook';
import classes from './canvas.module.css';

/** How many threats to a thing count, as large as the names at this zoom; from too far away for numbers a dot; nothing where none does. */
export function FindingBadge({ tally: { confirmed, toVerify } }: { readonly tally: Tally }) {
  const { scale } = useCanvasLook();
  if (confirmed === 0) return null;
  return (
    <span
      className={classes.badge}
      data-dot={scale === 0 || undefined}
      style={scale > 1 ? { transform: `scale(${scale})` } : undefined}
      title={i18n.t('canvas:findings', { confirmed, toVerify })}
    >
      {scale > 0 && confirmed}
    </span>
  );
}
