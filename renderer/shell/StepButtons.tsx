import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Edit } from '../../core/changes';
import type { Rows } from '../../core/model';
import { type EditedDocument, type OpenDocument, useEdited } from '../session';
import { commands } from '../text/en/commands';
import { HeaderButton } from './HeaderButton';

/** Undo and redo of a document, each naming the step that it would take. */
export function StepButtons<T extends Rows, S extends OpenDocument<T>>({
  document,
}: {
  readonly document: EditedDocument<T, S>;
}) {
  const { t } = useTranslation('shell');
  const history = useEdited(document, open => open.history);
  const stepName = useStepName();
  const undoName = stepName(history?.past.at(-1));
  const redoName = stepName(history?.future.at(-1));
  return (
    <>
      <HeaderButton
        label={undoName ? t('undoWhat', { what: undoName }) : t('nothingToUndo')}
        disabled={!undoName}
        onClick={() => document.undo()}
      >
        <IconArrowBackUp size={20} />
      </HeaderButton>
      <HeaderButton
        label={redoName ? t('redoWhat', { what: redoName }) : t('nothingToRedo')}
        disabled={!redoName}
        onClick={() => document.redo()}
      >
        <IconArrowForwardUp size={20} />
      </HeaderButton>
    </>
  );
}

/** The words of a step of undo; steps of unknown make are called a change. */
function useStepName(): (edit: Pick<Edit<Rows>, 'label'> | undefined) => string | null {
  const { t } = useTranslation('commands');
  return edit => (edit ? t(isStep(edit.label) ? edit.label : 'row/change') : null);
}

function isStep(label: string): label is keyof typeof commands {
  return label in commands;
}
