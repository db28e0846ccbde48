import { useTranslation } from 'react-i18next';
import type { RegisterCount } from '../../../core/review';
import classes from './registers.module.css';

/** How many lines a register has and what is missing in them, in words. */
export function Standing({ count }: { readonly count: RegisterCount | undefined }) {
  const { t } = useTranslation('registers');
  const { lines = 0, gaps = 0, incomplete = 0, suggestions = 0 } = count ?? {};
  return (
    <span className={classes.standing}>
      <span>{t('lines', { count: lines })}</span>
      {gaps > 0 && <span className={classes.bad}>{t('gaps', { count: gaps })}</span>}
      {incomplete > 0 && <span>{t('incomplete', { count: incomplete })}</span>}
      {suggestions > 0 && <span>{t('suggestions', { count: suggestions })}</span>}
      {lines > 0 && gaps + incomplete + suggestions === 0 && <span>{t('noGaps')}</span>}
    </span>
  );
}
