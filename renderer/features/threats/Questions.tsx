import { ActionIcon, Button, CloseButton, Group, Select, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { IconChecks, IconMap2 } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenQuestion } from '../../../core/analysis';
import type { Command } from '../../../core/commands';
import type { SubjectId } from '../../../core/model';
import { isDrawn, PersonField, type ThemeOfQuestions } from '../../meaning';
import { useDispatch, useFindingsState, useLibrary, useOpen, useSession, useView } from '../../session';
import { numberText } from '../../text/deviceFormat';
import { type Column, EmptyState, Fold, type Grouping, Part, type TableGroup, TwoLines, VirtualTable } from '../../ui';
import { kindOf, openThemes, questionId, waitingFor, waitingUnder, wordsOf } from './questions';
import { placeName } from './subjects';
import classes from './threats.module.css';

interface ListProps {
  readonly themes: readonly ThemeOfQuestions[];
  readonly chosen: string | null;
  readonly onChoose: (question: OpenQuestion) => void;
}

/** The facts that threats wait for, most telling first. */
export function Questions({ themes, chosen, onChoose }: ListProps) {
  const { t } = useTranslation('threats');
  const session = useSession();
  const library = useLibrary();
  const columns = useMemo<Column<OpenQuestion>[]>(
    () => [
      {
        id: 'text',
        title: t('questionColumn.text'),
        width: 'minmax(240px, 1fr)',
        cell: question => {
          const words = wordsOf(library, question);
          return <TwoLines>{words}</TwoLines>;
        },
      },
      {
        id: 'about',
        title: t('questionColumn.about'),
        width: 'minmax(160px, 0.7fr)',
        cell: question => <About subjects={question.subjects} />,
      },
      {
        id: 'settles',
        title: t('questionColumn.settles'),
        width: '110px',
        cell: question => t('settles', { count: question.settles }),
        sortBy: question => question.settles,
      },
    ],
    [t, library],
  );
  const questions = useMemo(() => themes.flatMap(one => one.questions), [themes]);
  const grouping = useThemes(themes);
  const subject = useView(view => view.threatFilter.subject);
  if (questions.length === 0 && subject === undefined)
    return (
      <EmptyState
        icon={IconChecks}
        title={t('noQuestionsTitle')}
        hint={t('noQuestionsHint')}
        action={{ label: t('tab.register'), onClick: () => session.lookAtThreats({ tab: 'register' }) }}
      />
    );
  return (
    <div className={classes.column}>
      <p className={classes.soft}>{t('questionsIntro')}</p>
      <AskedOf />
      <div className={classes.fill}>
        <VirtualTable
          label={t('questionsTable')}
          columns={columns}
          rows={questions}
          rowId={questionId}
          chosen={chosen}
          onChoose={onChoose}
          grouping={grouping}
        />
      </div>
    </div>
  );
}

/** Of what alone the questions are shown, when another place asked so; it can be taken away. */
function AskedOf() {
  const { t } = useTranslation('threats');
  const session = useSession();
  const subject = useView(view => view.threatFilter.subject);
  const name = useOpen(open => (subject === undefined ? '' : placeName(open.model, subject)));
  if (subject === undefined) return null;
  const label = t('filter.subject', { name: subject === 'project' ? t('wholeProject') : name });
  return (
    <div role="group" aria-label={t('filter.chips')} className={classes.chips}>
      <span className={classes.chip}>
        {label}
        <CloseButton
          size={18}
          iconSize={12}
          aria-label={t('filter.remove', { name: label })}
          onClick={() => session.narrowThreats({})}
        />
      </span>
    </div>
  );
}

function useThemes(themes: readonly ThemeOfQuestions[]): Grouping<OpenQuestion> {
  const { t } = useTranslation('common');
  const { t: words } = useTranslation('threats');
  const session = useSession();
  const opened = useView(view => view.threats.opened);
  const findings = useFindingsState(state => state.findings);
  const waiting = useMemo(() => waitingUnder(themes, findings.values()), [themes, findings]);
  return useMemo(() => {
    const open = openThemes(themes, opened);
    const themeOf = new Map(themes.flatMap(({ theme, questions }) => questions.map(one => [one, theme] as const)));
    const groups = themes.map(
      ({ theme, questions }): TableGroup => ({
        id: theme,
        title: t(`theme.${theme}`),
        count: questions.length,
        hint: words('settles', { count: waiting.get(theme) ?? 0 }),
        folded: !open.has(theme),
      }),
    );
    return {
      groups,
      groupOf: question => themeOf.get(question) ?? question.theme,
      onToggle: ({ id, folded }) => session.lookAtThreats({ opened: { ...opened, [`questions ${id}`]: folded } }),
    };
  }, [themes, waiting, opened, t, words, session]);
}

const NAMED = 3;

/** The first things that a question is about, by name. */
function About({ subjects }: { readonly subjects: readonly SubjectId[] }) {
  const { t } = useTranslation('threats');
  const named = useOpen(open =>
    subjects
      .slice(0, NAMED)
      .map(id => (id === 'project' ? t('wholeProject') : placeName(open.model, id)))
      .join(', '),
  );
  const count = subjects.length - NAMED;
  const names = count > 0 ? t('andMore', { names: named, count }) : named;
  return <TwoLines>{names}</TwoLines>;
}

const FEW = 12;
const LISTED = 40;
const TITLES = 5;

/** One question: its answer for all at once or one by one, and what waits for it. */
export function QuestionDetails({ question }: { readonly question: OpenQuestion }) {
  const { t } = useTranslation('threats');
  const library = useLibrary();
  const { subjects } = question;
  const text = wordsOf(library, question);
  const answer = useAnswer(question);
  const [only] = subjects;
  const count = subjects.length;
  return (
    <section className={classes.panel} aria-label={t('questionDetails', { text })} tabIndex={-1} data-details>
      <h3 className={classes.title}>{text}</h3>
      {count === 1 && only && only !== 'project' && <Subject id={only} />}
      <Part title={count === 1 ? t('answerThis') : t(`answerAll.${kindOf(question)}`, { count })}>
        {question.person ? (
          <PersonAnswer question={question} subjects={subjects} label={text} />
        ) : (
          <Group gap={6}>
            {question.options
              .filter(option => option.value !== '?')
              .map(option => (
                <Button
                  key={option.value}
                  size="compact-md"
                  variant="default"
                  fw={500}
                  onClick={() => answer(subjects, option.value)}
                >
                  {option.label}
                </Button>
              ))}
          </Group>
        )}
      </Part>
      {count > 1 && count <= FEW && (
        <Part title={t('answerOne')}>
          <OneByOne question={question} />
        </Part>
      )}
      {count > FEW && (
        <Fold title={t('answerOne')}>
          <OneByOne question={question} />
        </Fold>
      )}
      <Waiting question={question} />
    </section>
  );
}

function Subject({ id }: { readonly id: SubjectId }) {
  const { t } = useTranslation('threats');
  const name = useOpen(open => placeName(open.model, id));
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start">
      <Text size="sm">
        <span className={classes.soft}>{t('where')}: </span>
        {name}
      </Text>
      <ShowOnDiagram id={id} name={name} />
    </Group>
  );
}

/** An icon that leads to the thing on the diagram; nothing for what is not drawn. */
function ShowOnDiagram({ id, name }: { readonly id: SubjectId; readonly name: string }) {
  const { t } = useTranslation('common');
  const session = useSession();
  if (!isDrawn(id)) return null;
  return (
    <Tooltip label={t('showOnDiagram')}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="sm"
        aria-label={`${t('showOnDiagram')}: ${name}`}
        onClick={() => session.reveal(id)}
      >
        <IconMap2 size={14} />
      </ActionIcon>
    </Tooltip>
  );
}

/** The answer to a question for some subjects, as one step of undo. */
function answering({ fact }: OpenQuestion, subjects: readonly SubjectId[], value: string | null): Command {
  return { type: 'batch', label: 'answer', commands: [{ type: 'fact/set', subjects, fact, value }] };
}

function useAnswer(question: OpenQuestion): (subjects: readonly SubjectId[], value: string) => void {
  const dispatch = useDispatch();
  return (subjects, value) => dispatch(answering(question, subjects, value));
}

interface PersonAnswerProps {
  readonly question: OpenQuestion;
  readonly subjects: readonly SubjectId[];
  readonly label: string;
}

/** An answer that names somebody of the project, or somebody new. */
function PersonAnswer({ question, subjects, label }: PersonAnswerProps) {
  return (
    <PersonField
      size="xs"
      label={label}
      labelHidden
      placeholder={label}
      value={null}
      onChange={person => answering(question, subjects, person)}
    />
  );
}

function OneByOne({ question }: { readonly question: OpenQuestion }) {
  const { t } = useTranslation('threats');
  const model = useOpen(open => open.model);
  const answer = useAnswer(question);
  const more = question.subjects.length - LISTED;
  const data = question.options.filter(option => option.value !== '?').map(option => ({ ...option }));
  return (
    <div className={classes.lines}>
      {question.subjects.slice(0, LISTED).map(id => {
        const name = placeName(model, id);
        return (
          <div key={id} className={classes.control}>
            <span>{name}</span>
            <span className={classes.controlState}>
              <ShowOnDiagram id={id} name={name} />
              {question.person ? (
                <PersonAnswer question={question} subjects={[id]} label={t('answerFor', { name })} />
              ) : (
                <Select
                  size="xs"
                  w={132}
                  aria-label={t('answerFor', { name })}
                  placeholder={t('answerNotYet')}
                  data={data}
                  value={null}
                  comboboxProps={{ width: 210, position: 'bottom-end' }}
                  onChange={value => value && answer([id], value)}
                />
              )}
            </span>
          </div>
        );
      })}
      {more > 0 && <p className={classes.soft}>{t('moreToCome', { count: more })}</p>}
    </div>
  );
}

function Waiting({ question }: { readonly question: OpenQuestion }) {
  const { t } = useTranslation('threats');
  const session = useSession();
  const findings = useFindingsState(state => state.findings);
  const titles = useMemo(() => {
    const first = new Map<string, { readonly key: string; count: number }>();
    for (const { title, key } of waitingFor(question, findings.values())) {
      const known = first.get(title);
      if (known) known.count += 1;
      else first.set(title, { key, count: 1 });
    }
    return [...first];
  }, [question, findings]);
  const more = titles.length - TITLES;
  return (
    <Fold title={`${t('waiting')} (${numberText(question.settles)})`}>
      {titles.slice(0, TITLES).map(([title, { key, count }]) => (
        <UnstyledButton
          key={title}
          className={classes.link}
          onClick={() => session.lookAtThreats({ tab: 'register', chosen: key, chosenIn: null })}
        >
          {count > 1 ? `${title} (${numberText(count)})` : title}
        </UnstyledButton>
      ))}
      {more > 0 && (
        <Text size="sm" c="var(--ink-soft)">
          {t('waitingMore', { count: more })}
        </Text>
      )}
    </Fold>
  );
}
