import { Button, Group, Text, Title } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Result } from '../../../core/base';
import { notifyProblems } from '../../actions';
import { useSession } from '../../session';
import { useSure } from '../../ui';
import type { ProjectSummary } from '../../worker';
import classes from './start.module.css';

interface BinProps {
  readonly projects: readonly ProjectSummary[];
  readonly onBack: () => void;
  readonly onChanged: () => Promise<void>;
}

/** Projects that were put away: they can come back, or go for ever. */
export function Bin({ projects, onBack, onChanged }: BinProps) {
  const { t } = useTranslation('start');
  const session = useSession();
  const { t: common } = useTranslation('common');
  const { sure, dialog } = useSure({ cancel: common('cancel'), close: common('close') });
  const then = async (work: Promise<Result<unknown>>) => {
    const done = await work;
    if (!done.ok) notifyProblems(done.problems);
    await onChanged();
  };
  return (
    <section aria-label={t('bin')}>
      <Group justify="space-between" mb="xs">
        <Title order={2} fz="lg">
          {t('bin')}
        </Title>
        <Button variant="subtle" size="xs" leftSection={<IconChevronLeft size={14} />} onClick={onBack}>
          {t('backToProjects')}
        </Button>
      </Group>
      {projects.length === 0 && <Text c="var(--ink-soft)">{t('binEmpty')}</Text>}
      {projects.length > 0 && (
        <div className={classes.list}>
          {projects.map(project => (
            <Group key={project.id} justify="space-between" p="xs" px="md">
              <Text fw={600}>{project.name}</Text>
              <Group gap="xs">
                <Button
                  variant="default"
                  size="xs"
                  onClick={() => void then(session.office.restoreProject(project.id))}
                >
                  {t('restore')}
                </Button>
                <Button
                  variant="subtle"
                  color="red"
                  size="xs"
                  onClick={() =>
                    sure(t('deleteForeverSure', { name: project.name }), t('deleteForever'), () =>
                      then(session.office.deleteProject(project.id)),
                    )
                  }
                >
                  {t('deleteForever')}
                </Button>
              </Group>
            </Group>
          ))}
        </div>
      )}
      {dialog}
    </section>
  );
}
