import type { Tally } from '../../../core/analysis';
import { i18n } from '../../text/i18n';
import classes from './canvas.module.css';

/** How many threats to a thing are confirmed, in the colour of the worst; nothing where none is. */
export function FindingBadge({ tally: { worst, confirmed, toVerify } }: { readonly tally: Tally }) {
  if (confirmed === 0) return null;
  return (
    <span
      className={classes.badge}
      data-band={worst ?? undefined}
      title={i18n.t('canvas:findings', { confirmed, toVerify })}
    >
      {confirmed}
    </span>
  );
}
