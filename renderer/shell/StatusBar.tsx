import { useTranslation } from 'react-i18next';
import { useSaveOpenProject } from '../actions';
import { useFindingsState, useOpen, useSession } from '../session';
import { Saved } from './Saved';
import classes from './Workbench.module.css';

/** What is safe, how large the project is, and what the analysis says. Saved means: on disk, not: on its way there. */
export function StatusBar() {
  const { t } = useTranslation('shell');
  const { project } = useSession();
  const save = useSaveOpenProject();
  const revision = useOpen(open => open.revision);
  const elements = useOpen(open => open.model.elements.size);
  const flows = useOpen(open => open.model.flows.size);
  const boundaries = useOpen(open => open.model.boundaries.size);
  const analysed = useFindingsState(state => state.revision);
  const totals = useFindingsState(state => state.totals);
  return (
    <footer className={classes.status}>
      <Saved document={project} onSave={() => void save('json')} />
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
