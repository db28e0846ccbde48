import { Button, Group, Text, Title, UnstyledButton } from '@mantine/core';
import {
  IconBuildingBank,
  IconChevronRight,
  IconFileImport,
  IconPlus,
  IconSparkles,
  type TablerIcon,
} from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOrganisation } from '../../session';
import { Bin } from './Bin';
import { DeleteEverything } from './DeleteEverything';
import { DuePanel } from './DuePanel';
import { FileDialogs } from './FileDialogs';
import { NameDialog } from './NameDialog';
import { ProjectList } from './ProjectList';
import { SamplesDialog } from './SamplesDialog';
import classes from './start.module.css';
import { useOpenFile } from './useOpenFile';
import { useProjects } from './useProjects';

type Dialog = 'none' | 'name' | 'samples' | 'erase';

/** The ways in, and the projects that are here. */
export function StartScreen() {
  const { t } = useTranslation('start');
  const projects = useProjects();
  const files = useOpenFile();
  const organisation = useOrganisation();
  const [dialog, setDialog] = useState<Dialog>('none');
  const [bin, setBin] = useState(false);
  const [over, setOver] = useState(false);
  const binned = projects.all.filter(project => project.binned !== null);

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) void files.openDropped(file);
  };

  return (
    <main
      className={classes.screen}
      onDragOver={event => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <div className={classes.column}>
        <header className={classes.head}>
          <Wordmark />
          <Text c="var(--ink-soft)">{t('tagline')}</Text>
        </header>
        <div className={classes.ways}>
          <Way icon={IconPlus} title={t('newProject')} hint={t('newProjectHint')} onClick={() => setDialog('name')} />
          <Way
            icon={IconFileImport}
            title={t('openFile')}
            hint={t('openFileHint')}
            onClick={() => void files.choose()}
          />
          <Way icon={IconSparkles} title={t('sample')} hint={t('sampleHint')} onClick={() => setDialog('samples')} />
        </div>
        <UnstyledButton className={classes.strip} onClick={() => organisation.goTo('overview')}>
          <IconBuildingBank size={22} stroke={1.5} aria-hidden />
          <span className={classes.stripTitle}>{t('organisation')}</span>
          <span className={classes.wayHint}>{t('organisationHint')}</span>
          <IconChevronRight size={18} aria-hidden />
        </UnstyledButton>
        <DuePanel key={String(projects.all.length)} />
        {bin ? (
          <Bin projects={binned} onBack={() => setBin(false)} onChanged={projects.reload} />
        ) : (
          <ProjectList projects={projects.all.filter(project => project.binned === null)} onChanged={projects.reload} />
        )}
        <Group gap="xs" justify="flex-end">
          {!bin && (
            <Button variant="subtle" color="gray" size="xs" onClick={() => setBin(true)}>
              {binned.length === 0 ? t('bin') : t('binCount', { count: binned.length })}
            </Button>
          )}
          <Button variant="subtle" color="gray" size="xs" onClick={() => setDialog('erase')}>
            {t('deleteAll')}
          </Button>
        </Group>
      </div>
      {over && <div className={classes.dropping}>{t('dropHere')}</div>}
      <NameDialog
        opened={dialog === 'name'}
        onClose={() => setDialog('none')}
        title={t('nameTitle')}
        button={t('create')}
        onName={projects.create}
      />
      <SamplesDialog
        opened={dialog === 'samples'}
        onClose={() => setDialog('none')}
        onChoose={projects.createFromSample}
      />
      <DeleteEverything opened={dialog === 'erase'} onClose={() => setDialog('none')} onDone={projects.reload} />
      <FileDialogs files={files} />
    </main>
  );
}

/** The name with its mark: a wall with battlements. */
function Wordmark() {
  return (
    <div className={classes.wordmark}>
      <svg width={40} height={40} viewBox="0 0 40 40" aria-hidden>
        <path
          d="M4 34V12h6v5h6v-5h8v5h6v-5h6v22z"
          fill="none"
          stroke="currentColor"
          strokeWidth={2.6}
          strokeLinejoin="round"
        />
        <path d="M4 24h32M14 24v10M26 24v10" stroke="currentColor" strokeWidth={2} />
      </svg>
      <Title order={1}>Parapet</Title>
    </div>
  );
}

function Way({
  icon: Icon,
  title,
  hint,
  onClick,
}: {
  readonly icon: TablerIcon;
  readonly title: string;
  readonly hint: string;
  readonly onClick: () => void;
}) {
  return (
    <UnstyledButton className={classes.way} onClick={onClick}>
      <Icon size={26} stroke={1.5} aria-hidden />
      <span className={classes.wayTitle}>{title}</span>
      <span className={classes.wayHint}>{hint}</span>
    </UnstyledButton>
  );
}
