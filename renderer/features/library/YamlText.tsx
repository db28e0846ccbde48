import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type LibraryTab, useLibrary, useSession } from '../../session';
import { whileTyping } from '../../ui';
import { CodeText } from './code';
import { marksOf, placed } from './draftMarks';
import { asFields, type Draft } from './useDraft';

interface YamlTextProps {
  readonly content: LibraryTab;
  readonly draft: Draft;
}

/** The whole entry as YAML; read in the worker, within the bounds of a pack. */
export function YamlText({ content, draft }: YamlTextProps) {
  const { t } = useTranslation('packs');
  const session = useSession();
  const library = useLibrary();
  const [text, setText] = useState(draft.unreadable?.view === 'yaml' ? draft.unreadable.text : null);
  const last = useRef(0);
  const { entry } = draft;
  const first = useRef(entry);
  useEffect(() => {
    let isCurrent = true;
    void session.office.writeEntryText(first.current).then(written => {
      if (isCurrent && written.ok) setText(before => before ?? written.value);
    });
    return () => {
      isCurrent = false;
    };
  }, [session]);
  const change = (next: string) => {
    setText(next);
    last.current += 1;
    const turn = last.current;
    void session.office.readEntryText(content, next).then(read => {
      if (turn !== last.current) return;
      if (read.ok) whileTyping(() => draft.set(asFields(read.value)));
      else draft.refuse({ view: 'yaml', text: next, problems: read.problems });
    });
  };
  const marks = useMemo(() => marksOf(draft, 'yaml', text ?? ''), [draft, text]);
  const problem = draft.unreadable?.view === 'yaml' ? draft.unreadable.problems[0] : null;
  if (text === null) return null;
  return (
    <CodeText
      language="yaml"
      label={t('view.yaml')}
      hint={t('yamlHint')}
      text={text}
      error={problem && placed(problem)}
      marks={marks}
      onChange={change}
      offersAt={async (all, caret) => {
        const { entryOffers } = await import('../../../core/packs');
        return entryOffers(library, content, { text: all, caret });
      }}
    />
  );
}
