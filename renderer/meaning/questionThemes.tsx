import { UnstyledButton } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenQuestion } from '../../core/analysis';
import { QUESTION_THEMES, type QuestionTheme } from '../../core/library';
import { useFindingsState, useSession } from '../session';
import classes from './meaning.module.css';

/** What is asked under one heading. */
export interface ThemeOfQuestions {
  readonly theme: QuestionTheme;
  readonly questions: readonly OpenQuestion[];
  /** How many threats wait for one of them. */
  readonly settles: number;
}

/** Open questions under their few headings, those without any left out; of one subject alone where it is named. */
export function themesOf(questions: readonly OpenQuestion[], subject?: string): readonly ThemeOfQuestions[] {
  return QUESTION_THEMES.flatMap((theme): readonly ThemeOfQuestions[] => {
    const asked = questions.filter(
      question => question.theme === theme && (subject === undefined || question.subjects.some(id => id === subject)),
    );
    const settles = asked.reduce((sum, question) => sum + question.settles, 0);
    return asked.length === 0 ? [] : [{ theme, questions: asked, settles }];
  });
}

/** The heading of a group in the list of questions, for what remembers which are open. */
export const themeGroup = (theme: QuestionTheme) => `questions ${theme}`;

/** What is not known yet, in a handful of lines; each leads to its questions. */
export function QuestionThemes({ subject }: { readonly subject?: string }) {
  const { t } = useTranslation('common');
  const session = useSession();
  const questions = useFindingsState(state => state.questions);
  const themes = useMemo(() => themesOf(questions, subject), [questions, subject]);
  const open = (theme: QuestionTheme) => {
    session.goTo('threats', subject === undefined ? {} : { subject });
    session.lookAtThreats({ tab: 'questions', opened: { [themeGroup(theme)]: true } });
  };
  return (
    <div>
      {themes.map(({ theme, questions: asked }) => (
        <UnstyledButton key={theme} className={classes.theme} onClick={() => open(theme)}>
          <span>{t(`theme.${theme}`)}</span>
          <span className={classes.themeCount}>{t('themeQuestions', { count: asked.length })}</span>
        </UnstyledButton>
      ))}
    </div>
  );
}
