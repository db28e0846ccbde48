import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconBuildingBank, IconChevronLeft, IconDeviceFloppy, IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSaveOpenProject } from '../actions';
import { useRow, useSession } from '../session';
import { HeaderButton } from './HeaderButton';
import { PersonButtons } from './PersonButtons';
import { StepButtons } from './StepButtons';
import classes from './Workbench.module.css';

export function Header() {
  const { t } = useTranslation('shell');
  const { t: jump } = useTranslation('jump');
  const session = useSession();
  const project = useRow('project', 'project');
  const save = useSaveOpenProject();
  return (
    <header className={classes.header}>
      <HeaderButton label={t('backToProjects')} onClick={() => void session.close()}>
        <IconChevronLeft size={20} />
      </HeaderButton>
      <h1 className={classes.name} style={{ fontSize: '0.9375rem', margin: 0, flex: 1 }}>
        {project?.name}
      </h1>
      <HeaderButton label={jump('open')} onClick={() => session.view.setState({ jumping: true })}>
        <IconSearch size={20} />
      </HeaderButton>
      <StepButtons document={session.project} />
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
      <HeaderButton label={t('organisation')} onClick={() => session.organisation.goTo('overview')}>
        <IconBuildingBank size={20} />
      </HeaderButton>
      <PersonButtons />
    </header>
  );
}
