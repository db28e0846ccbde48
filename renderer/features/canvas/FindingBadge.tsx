import type { Tally } from '../../../core/analysis';
import { i18n } from '../../text/i18n';
import classes from './canvas.module.css';

/** How many threats to a thing count; nothing where none does. */
export function FindingBadge({ tally: { confirmed, toVerify } }: { readonly tally: Tally }) {
  if (confirmed === 0) return null;
  return (
    <span className={classes.badge} title={i18n.t('canvas:findings', { confirmed, toVerify })}>
      {confirmed}
    </span>
  );
}
