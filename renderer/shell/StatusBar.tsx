import { UnstyledButton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../core/base';
import { describe } from '../../core/text';
import { useSaveOpenProject } from '../actions';
import { useFindingsState, useOpen, useSession } from '../session';
import classes from './Workbench.module.css';

/** What is safe, how large the project is, and what the analysis says. Saved means: on disk, not: on its way there. */
export function StatusBar() {
  const { t } = useTranslation('shell');
  const revision = useOpen(open => open.revision);
  const elements = useOpen(open => open.model.elements.size);
  const flows = useOpen(open => open.model.flows.size);
  const boundaries = useOpen(open => open.model.boundaries.size);
  const analysed = useFindingsState(state => state.revision);
  const totals = useFindingsState(state => state.totals);
  return (
    <footer className={classes.status}>
      <Saved />
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

function Saved() {
  const { t } = useTranslation('shell');
  const kept = useOpen(open => open.keptRevision >= open.revision);
  const keptAt = useOpen(open => open.keptAt);
  const notKept = useOpen(open => open.notKept);
  const readOnly = useOpen(open => open.readOnly);
  const saved = keptAt ? t('savedAt', { time: keptAt }) : t('saved');
  return (
    <>
      <span role="status" data-testid="saved" className={notKept ? classes.notSaved : undefined}>
        {notKept ? <NotSaved problem={notKept} /> : readOnly ? t('readOnly') : kept ? saved : t('saving')}
      </span>
      {notKept && <WaysOut />}
    </>
  );
}

/** The whole of it is also there when the window is too narrow for the line. */
function NotSaved({ problem }: { readonly problem: Problem }) {
  const { t } = useTranslation('shell');
  const { title, remedy } = describe(problem);
  const said = `${t('notSaved', { what: title })}. ${remedy}`;
  return (
    <>
      <IconAlertTriangle size={14} aria-hidden />
      <span title={said}>{said}</span>
    </>
  );
}

function WaysOut() {
  const { t } = useTranslation('shell');
  const session = useSession();
  const save = useSaveOpenProject();
  return (
    <>
      <UnstyledButton className={classes.statusButton} onClick={() => void session.keepAgain()}>
        {t('tryAgain')}
      </UnstyledButton>
      <UnstyledButton className={classes.statusButton} onClick={() => void save('json')}>
        {t('saveElsewhere')}
      </UnstyledButton>
    </>
  );
}
