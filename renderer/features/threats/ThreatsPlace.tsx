import { Badge, Button, Tabs } from '@mantine/core';
import { IconDownload, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Decision, HandThreat } from '../../../core/model';
import { HandThreat as HandThreatSchema } from '../../../core/model';
import { fileNameOf, notifyProblems, useSaveBytes } from '../../actions';
import { themesOf } from '../../meaning';
import {
  FIRST_THREATS_LOOK,
  THREAT_TABS,
  type ThreatTab,
  useDispatch,
  useFindingsState,
  useOpen,
  useRow,
  useSession,
  useView,
} from '../../session';
import { PlaceFrame, useListKeys } from '../../ui';
import { LensChoice } from './FilterBar';
import { FindingDetails } from './FindingDetails';
import { Glance } from './Glance';
import { GoneDetails } from './GoneDetails';
import { Past, PastDetails, usePastDecisions } from './Past';
import { QuestionDetails, Questions } from './Questions';
import { openThemes, questionAt, questionId } from './questions';
import { Register } from './Register';
import type { Row } from './register';
import { asSubject } from './subjects';
import classes from './threats.module.css';
import { useRows } from './useRegister';
import { WhyNotDialog } from './WhyNotDialog';
import { WrittenDetails } from './WrittenDetails';

/** Everything that people do with threats: read, understand, settle, decide, ask, write. */
export function ThreatsPlace() {
  const { t } = useTranslation('threats');
  const session = useSession();
  const tab = useView(view => view.threats.tab);
  const rows = useRows();
  const questions = useQuestions();
  const past = useChosenPast();
  const keys = useListKeys(() => close(session, rows));
  const part = {
    register: { list: <Register all={rows} />, side: <Side rows={rows} />, lens: rows.length > 0 && <LensChoice /> },
    questions: { list: questions.list, side: questions.side, lens: null },
    past: { list: past.list, side: past.side, lens: null },
  }[tab === 'past' && past.count === 0 ? 'register' : tab];

  return (
    <div {...keys} className={classes.place} role="group" aria-label={t('title')}>
      <PlaceFrame title={t('title')} intro={t('intro')} tools={<Tools />} side={part.side}>
        <div className={classes.column}>
          <div className={classes.parts}>
            <Parts questions={questions.count} past={past.count} />
            {part.lens}
          </div>
          <div className={classes.fill}>{part.list}</div>
        </div>
      </PlaceFrame>
      <WhyNotDialog />
    </div>
  );
}

/** Closes the details; the group that holds the row stays open. */
function close(session: ReturnType<typeof useSession>, rows: readonly Row[]): void {
  const { chosen, opened } = session.view.getState().threats;
  const section = rows.find(row => row.id === chosen)?.section;
  const isOpen = section === undefined || section === 'decided' ? {} : { [`state ${section}`]: true };
  session.lookAtThreats({ chosen: null, chosenIn: null, opened: { ...isOpen, ...opened } });
}

function Parts({ questions, past }: { readonly questions: number; readonly past: number }) {
  const { t } = useTranslation('threats');
  const session = useSession();
  const tab = useView(view => view.threats.tab);
  const counts: Readonly<Record<ThreatTab, number>> = { register: 0, questions, past };
  const shown = THREAT_TABS.filter(one => one !== 'past' || past > 0);
  const chosen = shown.includes(tab) ? tab : 'register';
  return (
    <Tabs
      value={chosen}
      onChange={next => session.lookAtThreats({ tab: THREAT_TABS.find(one => one === next) ?? 'register' })}
    >
      <Tabs.List aria-label={t('tabs')}>
        {shown.map(one => (
          <Tabs.Tab
            key={one}
            value={one}
            rightSection={
              counts[one] > 0 && (
                <Badge size="sm" variant="light" color="gray">
                  {counts[one]}
                </Badge>
              )
            }
          >
            {t(`tab.${one}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
}

function Tools() {
  const { t } = useTranslation('threats');
  const session = useSession();
  const dispatch = useDispatch();
  const save = useSaveBytes();
  const readOnly = useOpen(open => open.readOnly);
  const project = useRow('project', 'project');
  const subject = useView(view => view.threatFilter.subject);
  const write = () => {
    const row: HandThreat = HandThreatSchema.parse({
      id: session.environment.newId('tm'),
      title: t('newThreat'),
      subject: asSubject(subject ?? null),
    });
    if (!dispatch({ type: 'row/add', table: 'threats', row }).ok) return;
    session.lookAtThreats({ ...FIRST_THREATS_LOOK, chosen: row.id });
  };
  const exportCsv = async () => {
    const bytes = await session.office.writeRegister('threats');
    if (!bytes.ok) return notifyProblems(bytes.problems);
    await save(bytes.value, fileNameOf(t('csvName', { project: project?.name ?? '' }), 'csv'), t('csvFile'), 'csv');
  };
  return (
    <>
      <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} onClick={() => void exportCsv()}>
        {t('exportCsv')}
      </Button>
      <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={write} disabled={readOnly}>
        {t('write')}
      </Button>
    </>
  );
}

/** The details of the chosen row, or how things stand. */
function Side({ rows }: { readonly rows: readonly Row[] }) {
  const session = useSession();
  const chosen = useView(view => view.threats.chosen);
  const finding = useFindingsState(state => state.findings.get(chosen ?? ''));
  const threat = useRow('threats', chosen ?? '');
  const onClose = () => close(session, rows);
  if (finding) return <FindingDetails key={finding.key} finding={finding} onClose={onClose} />;
  if (threat) return <WrittenDetails key={threat.id} threat={threat} onClose={onClose} />;
  // What has been settled a moment ago says so, instead of being gone without a word.
  if (chosen?.includes(':')) return <GoneDetails key={chosen} finding={chosen} onClose={onClose} />;
  return <Glance all={rows} />;
}

interface Part {
  readonly count: number;
  readonly list: ReactNode;
  readonly side: ReactNode;
}

function useQuestions(): Part {
  const all = useFindingsState(state => state.questions);
  const subject = useView(view => view.threatFilter.subject);
  const opened = useView(view => view.threats.opened);
  const themes = useMemo(() => themesOf(all, subject), [all, subject]);
  // In the order of their headings, so that the next question is the one below.
  const questions = useMemo(() => themes.flatMap(one => one.questions), [themes]);
  const [chosen, setChosen] = useState<{ readonly id: string; readonly at: number } | null>(null);
  const open = openThemes(themes, opened);
  const begin = themes.find(one => open.has(one.theme))?.questions[0];
  const shown = questionAt(questions, chosen, begin ? questions.indexOf(begin) : 0);
  const id = shown && questionId(shown.question);
  return {
    count: all.length,
    list: (
      <Questions
        themes={themes}
        chosen={id}
        onChoose={question => setChosen({ id: questionId(question), at: questions.indexOf(question) })}
      />
    ),
    side: shown ? <QuestionDetails key={id} question={shown.question} /> : undefined,
  };
}

function useChosenPast(): Part {
  const past = usePastDecisions();
  const [chosen, setChosen] = useState<Decision | null>(null);
  const decision = past.find(one => one.id === chosen?.id) ?? null;
  return {
    count: past.length,
    list: <Past past={past} chosen={decision?.id ?? null} onChoose={setChosen} />,
    side: <PastDetails decision={decision} />,
  };
}
