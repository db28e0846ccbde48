import { IconPointer } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { QuestionThemes } from '../../meaning';
import { useFindingsState, useOpen, useRow, useView } from '../../session';
import { EmptyState } from '../../ui';
import { BoundaryPanel } from './BoundaryPanel';
import { ElementPanel } from './ElementPanel';
import { FlowPanel } from './FlowPanel';
import { ManyPanel } from './ManyPanel';
import { NotePanel } from './NotePanel';
import { Panel, Part } from './Panel';

/** What is known of the selection, built from the library, and all of it editable. */
export function Inspector() {
  const selection = useView(view => view.selection);
  const [first] = selection;
  if (first === undefined) return <NothingChosen />;
  return selection.size === 1 ? <OnePanel id={first} /> : <ManyPanel />;
}

/** Nothing is chosen: what to do, and what is not known yet of the whole. */
function NothingChosen() {
  const { t } = useTranslation('inspector');
  const questions = useFindingsState(state => state.questions.length);
  const hasElements = useOpen(open => open.model.elements.size > 0);
  return (
    <>
      <EmptyState icon={IconPointer} title={t('nothingTitle')} hint={t('nothingHint')} />
      {hasElements && questions > 0 && (
        <Panel label={t('openQuestions')}>
          <Part title={t('openQuestions')}>
            <QuestionThemes />
          </Part>
        </Panel>
      )}
    </>
  );
}

function OnePanel({ id }: { readonly id: string }) {
  const element = useRow('elements', id);
  const flow = useRow('flows', id);
  const boundary = useRow('boundaries', id);
  const note = useRow('notes', id);
  if (element) return <ElementPanel key={id} element={element} />;
  if (flow) return <FlowPanel key={id} flow={flow} />;
  if (boundary) return <BoundaryPanel key={id} boundary={boundary} />;
  return note ? <NotePanel key={id} note={note} /> : null;
}
