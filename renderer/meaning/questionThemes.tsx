import { UnstyledButton } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenQuestion } from '../../core/analysis';
import { QUESTION_THEMES, type QuestionTheme } from '../../core/library';
import { useFindingsState, useSession } from '../session';
import classes from './meaning.module.css';

/** A theme, or what is best asked first whatever its theme. */
export type QuestionHeading = 'first' | QuestionTheme;

/** What is asked under one heading. */
export interface ThemeOfQuestions {
  readonly theme: QuestionHeading;
  readonly questions: readonly OpenQuestion[];
}

/** So many questions are worth a workshop's first hour; a list that is read at a glance needs no beginning. */
const FIRST = 10;
const LONG = 25;

/**
 * Open questions under their few headings, those without any left out. They come most telling first: of a long list the first ten stand
 * under a heading of their own. Of one subject alone where it is named.
 */
export function themesOf(questions: readonly OpenQuestion[], subject?: string): readonly ThemeOfQuestions[] {
  const asked =
    subject === undefined ? questions : questions.filter(question => question.subjects.some(id => id === subject));
  const first = subject === undefined && asked.length > LONG ? asked.slice(0, FIRST) : [];
  const rest = asked.slice(first.length);
  const themes = QUESTION_THEMES.map(theme => ({
    theme,
    questions: rest.filter(question => question.theme === theme),
  }));
  return [{ theme: 'first' as const, questions: first }, ...themes].filter(one => one.questions.length > 0);
}

/** The heading of a group in the list of questions, for what remembers which are open. */
export const themeGroup = (theme: QuestionHeading) => `questions ${theme}`;

/** What is not known yet, in a handful of lines; each leads to its questions. */
export function QuestionThemes({ subject }: { readonly subject?: string }) {
  const { t } = useTranslation('common');
  const session = useSession();
  const questions = useFindingsState(state => state.questions);
  const themes = useMemo(() => themesOf(questions, subject), [questions, subject]);
  const open = (theme: QuestionHeading) => {
    session.goTo('threats', subject === undefined ? {} : { subject });
    const opened = Object.fromEntries(themes.map(one => [themeGroup(one.theme), one.theme === theme]));
    session.lookAtThreats({ tab: 'questions', opened });
  };
  return (
    <div>
      {themes.map(({ theme, questions: asked }) => (
        <UnstyledButton
          key={theme}
          className={classes.theme}
          data-first={theme === 'first' || undefined}
          onClick={() => open(theme)}
        >
          <span>{t(`theme.${theme}`)}</span>
          <span className={classes.themeCount}>{t('themeQuestions', { count: asked.length })}</span>
        </UnstyledButton>
      ))}
    </div>
  );
}
