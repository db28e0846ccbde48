import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Condition, createVocabulary, parseCondition, printCondition } from '../../../core/library';
import { useLibrary } from '../../session';
import { whileTyping } from '../../ui';
import { CodeText } from './code';
import { marksOf, placed } from './draftMarks';
import { textOffers } from './offers';
import type { Draft } from './useDraft';

/** The rule of a threat in the short notation. */
export function RuleText({ draft }: { readonly draft: Draft }) {
  const { t } = useTranslation('packs');
  const library = useLibrary();
  const vocabulary = useMemo(() => createVocabulary(library), [library]);
  const [text, setText] = useState(() => {
    if (draft.unreadable?.view === 'text') return draft.unreadable.text;
    const read = Condition.safeParse(draft.entry['when']);
    return read.success ? printCondition(read.data, vocabulary) : '';
  });
  const change = (next: string) => {
    setText(next);
    const read = parseCondition(next, vocabulary);
    if (read.ok) whileTyping(() => draft.set({ ...draft.entry, when: read.value }));
    else draft.refuse({ view: 'text', text: next, problems: read.problems });
  };
  const marks = useMemo(() => marksOf(draft, 'text', text), [draft, text]);
  const problem = draft.unreadable?.view === 'text' ? draft.unreadable.problems[0] : null;
  return (
    <CodeText
      language="rule"
      label={t('view.text')}
      hint={t('textHint')}
      text={text}
      error={problem && placed(problem)}
      marks={marks}
      onChange={change}
      offersAt={(all, caret) => textOffers(library, all.slice(0, caret))}
    />
  );
}
