import { useTranslation } from 'react-i18next';
import { useFindingsState, useOpen } from '../session';
import classes from './Workbench.module.css';

/** What is safe, how large the project is, and what the analysis says. Saved means: on disk, not: on its way there. */
export function StatusBar() {
  const { t, i18n } = useTranslation('shell');
  const revision = useOpen(open => open.revision);
  const kept = useOpen(open => open.keptRevision);
  const keptAt = useOpen(open => open.keptAt);
  const readOnly = useOpen(open => open.readOnly);
  const elements = useOpen(open => open.model.elements.size);
  const flows = useOpen(open => open.model.flows.size);
  const boundaries = useOpen(open => open.model.boundaries.size);
  const analysed = useFindingsState(state => state.revision);
  const totals = useFindingsState(state => state.totals);
  const time = keptAt ? new Intl.DateTimeFormat(i18n.language, { timeStyle: 'medium' }).format(new Date(keptAt)) : null;
  const saved = time ? t('savedAt', { time }) : t('saved');
  return (
    <footer className={classes.status}>
      <span role="status" data-testid="saved">
        {readOnly ? t('readOnly') : kept < revision ? t('saving') : saved}
      </span>
      <span data-testid="size">
        {[
          t('elements', { count: elements }),
          t('flows', { count: flows }),
          t('boundaries', { count: boundaries }),
        ].join(', ')}
      </span>
      <span data-testid="analysis">
        {analysed < revision
          ? t('analysing')
          : t('analysis', { confirmed: totals.confirmed, toVerify: totals.toVerify })}
      </span>
    </footer>
  );
}
