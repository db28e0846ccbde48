import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describe } from '../../../core/text';
import { type LibraryTab, useLibrary, useSession } from '../../session';
import { CompletingText } from './CompletingText';
import { yamlOffers } from './offers';
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
      if (read.ok) draft.set(asFields(read.value));
      else draft.refuse({ view: 'yaml', text: next, problem: read.problems[0] });
    });
  };
  const problem = draft.unreadable?.view === 'yaml' ? draft.unreadable.problem : null;
  if (text === null) return null;
  return (
    <CompletingText
      label={t('view.yaml')}
      hint={t('yamlHint')}
      text={text}
      rows={18}
      error={problem && `${problem.place ?? ''}: ${describe(problem).title}`}
      onChange={change}
      offersAfter={before => yamlOffers(library, content, before)}
    />
  );
}
