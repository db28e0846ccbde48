import { UnstyledButton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../core/base';
import type { Rows } from '../../core/model';
import { describe } from '../../core/text';
import { type EditedDocument, type OpenDocument, useEdited } from '../session';
import classes from './Workbench.module.css';

interface SavedProps<T extends Rows, S extends OpenDocument<T>> {
  readonly document: EditedDocument<T, S>;
  /** Writes it to a file, for when this device cannot keep it. */
  readonly onSave: () => void;
}

/** Whether the last edit is on disk. Saved means: there, not: on its way there. */
export function Saved<T extends Rows, S extends OpenDocument<T>>({ document, onSave }: SavedProps<T, S>) {
  const { t } = useTranslation('shell');
  const open = useEdited(document, state => state);
  if (!open) return null;
  const { notKept, keptAt, readOnly } = open;
  const saved = keptAt ? t('savedAt', { time: keptAt }) : t('saved');
  const kept = open.keptRevision >= open.revision;
  return (
    <>
      <span role="status" data-testid="saved" className={notKept ? classes.notSaved : undefined}>
        {notKept ? <NotSaved problem={notKept} /> : readOnly ? t('readOnly') : kept ? saved : t('saving')}
      </span>
      {notKept && (
        <>
          <UnstyledButton className={classes.statusButton} onClick={() => void document.keepAgain()}>
            {t('tryAgain')}
          </UnstyledButton>
          <UnstyledButton className={classes.statusButton} onClick={onSave}>
            {t('saveElsewhere')}
          </UnstyledButton>
        </>
      )}
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
