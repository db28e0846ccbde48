import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Condition, createVocabulary, parseCondition, printCondition } from '../../../core/library';
import { describe } from '../../../core/text';
import { useLibrary } from '../../session';
import { CompletingText } from './CompletingText';
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
    if (read.ok) draft.set({ ...draft.entry, when: read.value });
    else draft.refuse({ view: 'text', text: next, problem: read.problems[0] });
  };
  const problem = draft.unreadable?.view === 'text' ? draft.unreadable.problem : null;
  return (
    <CompletingText
      label={t('view.text')}
      hint={t('textHint')}
      text={text}
      rows={6}
      error={problem && `${problem.place ?? ''}: ${describe(problem).title}`}
      onChange={change}
      offersAfter={before => textOffers(library, before)}
    />
  );
}
