import { ActionIcon, Menu, Text, TextInput, Title, UnstyledButton } from '@mantine/core';
import { IconDots, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Result } from '../../../core/base';
import { RISK_BANDS } from '../../../core/model';
import { notifyProblems, useSaveProject } from '../../actions';
import { RiskChip } from '../../meaning';
import { useSession } from '../../session';
import { momentText } from '../../text/deviceFormat';
import type { ProjectSummary } from '../../worker';
import { NameDialog } from './NameDialog';
import classes from './start.module.css';

interface ListProps {
  readonly projects: readonly ProjectSummary[];
  readonly onChanged: () => Promise<void>;
}

/** The projects that are here, to search and to open. */
export function ProjectList({ projects, onChanged }: ListProps) {
  const { t } = useTranslation('start');
  const [words, setWords] = useState('');
  const found = projects.filter(project => project.name.toLowerCase().includes(words.trim().toLowerCase()));
  return (
    <section aria-label={t('projects')}>
      <div
        style={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: 16, marginBottom: 10 }}
      >
        <Title order={2} fz="lg">
          {t('projects')}
        </Title>
        {projects.length > 0 && (
          <TextInput
            aria-label={t('searchProjects')}
            placeholder={t('searchProjects')}
            leftSection={<IconSearch size={16} aria-hidden />}
            value={words}
            onChange={event => setWords(event.currentTarget.value)}
          />
        )}
      </div>
      {projects.length === 0 && <Text c="var(--ink-soft)">{t('noProjects')}</Text>}
      {projects.length > 0 && found.length === 0 && <Text c="var(--ink-soft)">{t('noMatch')}</Text>}
      {found.length > 0 && (
        <div className={classes.list}>
          <div className={`${classes.row} ${classes.rowHead}`} aria-hidden>
            <span>{t('column.name')}</span>
            <span>{t('column.size')}</span>
            <span>{t('column.worst')}</span>
            <span>{t('column.changed')}</span>
            <span />
          </div>
          {found.map(project => (
            <ProjectRow key={project.id} project={project} onChanged={onChanged} />
          ))}
        </div>
      )}
    </section>
  );
}

/** What may apply is no risk of a project yet, and no proof that there is none. */
function NothingConfirmed({ toVerify }: { readonly toVerify: number }) {
  const { t } = useTranslation('start');
  return <span className={classes.soft}>{toVerify === 0 ? t('noRisk') : t('onlyToVerify', { count: toVerify })}</span>;
}

function ProjectRow({
  project,
  onChanged,
}: {
  readonly project: ProjectSummary;
  readonly onChanged: () => Promise<void>;
}) {
  const { t } = useTranslation('start');
  const session = useSession();
  const save = useSaveProject();
  const [renaming, setRenaming] = useState(false);
  const worst = RISK_BANDS.findLast(band => project.bands[band] > 0);
  const then = async (work: Promise<Result<unknown>>) => {
    const done = await work;
    if (!done.ok) notifyProblems(done.problems);
    await onChanged();
  };
  return (
    <div className={classes.row}>
      <UnstyledButton
        className={classes.name}
        aria-label={t('open', { name: project.name })}
        onClick={() => void session.openProject(project.id)}
      >
        {project.name}
      </UnstyledButton>
      <span className={classes.soft}>
        {t(project.variantOf ? 'variantSize' : 'size', {
          elements: t('elements', { count: project.elements }),
          flows: t('flows', { count: project.flows }),
        })}
      </span>
      <span>{worst ? <RiskChip band={worst} /> : <NothingConfirmed toVerify={project.toVerify ?? 0} />}</span>
      <span className={classes.soft}>{momentText(project.changed)}</span>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t('more', { name: project.name })}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setRenaming(true)}>{t('rename')}</Menu.Item>
          <Menu.Item onClick={() => void then(session.office.duplicateProject(project.id))}>{t('duplicate')}</Menu.Item>
          <Menu.Item onClick={() => void save(project.id, project.name, 'json')}>{t('saveToFile')}</Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={() => void then(session.office.binProject(project.id))}>{t('moveToBin')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <NameDialog
        opened={renaming}
        onClose={() => setRenaming(false)}
        title={t('renameTitle')}
        button={t('rename')}
        name={project.name}
        onName={name => then(session.office.renameProject(project.id, name))}
      />
    </div>
  );
}
