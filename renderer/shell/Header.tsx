import { ActionIcon, Menu, Tooltip, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconChevronLeft,
  IconDeviceFloppy,
  IconMoon,
  IconSun,
  IconUser,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProjectEdit } from '../../core/changes';
import { useSaveOpenProject } from '../actions';
import { useOpen, usePreferences, useRow, useSession } from '../session';
import { commands } from '../text/en/commands';
import classes from './Workbench.module.css';

function HeaderButton({
  label,
  disabled,
  onClick,
  children,
}: {
  label: string;
  disabled?: boolean;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={label}
        disabled={disabled ?? false}
        className={classes.headerButton ?? ''}
        onClick={onClick}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

/** The words of a step of undo; steps of unknown make are called a change. */
function useStepName(): (edit: ProjectEdit | undefined) => string | null {
  const { t } = useTranslation('commands');
  return edit => (edit ? t(isStep(edit.label) ? edit.label : 'row/change') : null);
}

function isStep(label: string): label is keyof typeof commands {
  return label in commands;
}

export function Header() {
  const { t } = useTranslation('shell');
  const session = useSession();
  const project = useRow('project', 'project');
  const lastStep = useOpen(open => open.history.past.at(-1));
  const nextStep = useOpen(open => open.history.future.at(-1));
  const profile = usePreferences(preferences => preferences.profile);
  const stepName = useStepName();
  const save = useSaveOpenProject();
  const undoName = stepName(lastStep);
  const redoName = stepName(nextStep);
  return (
    <header className={classes.header}>
      <HeaderButton label={t('backToProjects')} onClick={() => void session.close()}>
        <IconChevronLeft size={20} />
      </HeaderButton>
      <h1 className={classes.name} style={{ fontSize: '0.9375rem', margin: 0, flex: 1 }}>
        {project?.name}
      </h1>
      <HeaderButton
        label={undoName ? t('undoWhat', { what: undoName }) : t('nothingToUndo')}
        disabled={!undoName}
        onClick={() => session.undo()}
      >
        <IconArrowBackUp size={20} />
      </HeaderButton>
      <HeaderButton
        label={redoName ? t('redoWhat', { what: redoName }) : t('nothingToRedo')}
        disabled={!redoName}
        onClick={() => session.redo()}
      >
        <IconArrowForwardUp size={20} />
      </HeaderButton>
      <Menu position="bottom-end" withArrow>
        <Menu.Target>
          <Tooltip label={t('saveToFile')}>
            <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('saveToFile')}>
              <IconDeviceFloppy size={20} />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void save('json')}>{t('saveAsJson')}</Menu.Item>
          <Menu.Item onClick={() => void save('zip')}>{t('saveAsZip')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <SchemeButton />
      <UnstyledButton
        aria-label={t('profileChange')}
        onClick={() => session.askForProfile()}
        style={{ display: 'flex', alignItems: 'center', gap: 6, fontSize: '0.8125rem', color: 'var(--ink-soft)' }}
      >
        <IconUser size={18} aria-hidden />
        {profile?.name ?? t('noProfile')}
      </UnstyledButton>
    </header>
  );
}

function SchemeButton() {
  const { t } = useTranslation('shell');
  const session = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const next = colorScheme === 'dark' ? 'light' : 'dark';
  const change = () => {
    setColorScheme(next);
    void session.setPreferences({ colorScheme: next });
  };
  return (
    <HeaderButton label={t('colorScheme')} onClick={change}>
      {next === 'dark' ? <IconMoon size={20} /> : <IconSun size={20} />}
    </HeaderButton>
  );
}
